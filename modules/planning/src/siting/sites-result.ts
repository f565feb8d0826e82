import {
  type LayerAnswer,
  NOBODY,
  type SitingAnswer,
  type SitingObjective,
} from '@yike/engine-siting';
import { complexFunctions } from '@yike/standards';
import { roundDegrees, roundFigure, roundGap } from '../assessment/rounding.ts';
import type { ChosenSite, Sites } from '../contract.ts';
import { type Provenance, resultsHead } from '../results/summary.ts';
import { type CoveredShares, coveredShares } from './covered-shares.ts';
import { nearestStreetNames } from './nearest-streets.ts';
import { placesAt, placesResult } from './places-result.ts';
import type { PosedService, PosedSiting } from './pose-siting.ts';
import { siteLabel } from './site-label.ts';
import { complexText, methodText, questionText, weightText } from './sites-text.ts';

/** `sites.json`: what to add, in which order, who gains, and how far from the best it can be. */
export function sitesResult(
  posed: PosedSiting,
  answer: SitingAnswer,
  coveredBy: readonly Int16Array[],
  provenance: Provenance,
): Sites {
  const { question, sites, weights } = posed;
  const { walker, input, objective, candidates } = question;
  const isTimed = walker.metresPerSecond !== null;
  const unit = unitOf(objective, isTimed);
  const figure = (value: number): number | null => {
    const own = unit === 'people' || unit === 'sites' ? value : value / 10;
    return Number.isFinite(own) ? roundFigure(own) : null;
  };
  const weight = weightText(posed);
  const shares = coveredShares(posed, answer, coveredBy);
  const gainFigure = (gain: number): number =>
    objective === 'p-median' ? (figure(gain) ?? 0) : roundFigure(gain);
  const chosen = chosenSites(posed, answer, shares, gainFigure);
  const costs = chosen.map(({ costYuan }) => costYuan);
  const square = question.complexSquareMetres;
  return {
    schema: 'yike-sites/2',
    ...resultsHead(input, provenance),
    model: objective,
    objective: figure(answer.value),
    question: questionText(question, weight),
    unit,
    before: figure(answer.before),
    bound: figure(answer.bound),
    gap: roundGap(answer.gap),
    provenBy: answer.provenBy,
    method: methodText(answer),
    isStopped: answer.isStopped,
    walker: walker.id,
    weights: [...question.weightColumns],
    weightText: weight,
    people: peopleAt(posed, () => 1),
    counted: roundFigure(weights.reduce((sum, own) => sum + own, 0)),
    shareToCover: objective === 'lscp' ? question.shareToCover : null,
    add: question.add,
    budgetYuan: question.budgetYuan,
    costYuan: costs.includes(null) ? null : costs.reduce<number>((sum, own) => sum + (own ?? 0), 0),
    candidates: {
      from: candidates.from,
      given: candidates.candidates.length,
      usable: sites.length,
    },
    complex:
      square === null
        ? null
        : {
            squareMetres: square,
            functions: [
              ...complexFunctions(question.services.map(({ type }) => type.slug)).functions,
            ],
            rule: complexText(),
          },
    areaNames: Object.fromEntries(input.areas.map(({ id, name }) => [id, name])),
    services: posed.services.map((service, at) =>
      serviceResult(posed, service, shares[at], answer.layers[at]),
    ),
    places: placesResult(posed, answer),
    sites: chosen,
    round: null,
  };
}

function serviceResult(
  posed: PosedSiting,
  service: PosedService,
  shares: CoveredShares | undefined,
  layer: LayerAnswer | undefined,
): Sites['services'][number] {
  const { weights } = posed;
  const before = (point: number): number => shares?.before[point] ?? 0;
  const after = (point: number): number => shares?.after[point] ?? 0;
  const isFull = (point: number): number => where(layer?.servedBy[point] !== NOBODY, point);
  const where = (isAsked: boolean, point: number): number => (isAsked ? 1 - after(point) : 0);
  return {
    type: service.type.slug,
    zh: service.type.zh,
    en: service.type.en,
    limitMinutes: service.limitMinutes,
    limitBasis: service.limitBasis,
    facilities: service.facilities.length,
    coveredBefore: peopleAt(posed, before),
    coveredAfter: peopleAt(posed, after),
    countedBefore: weightAt(weights, before),
    countedAfter: weightAt(weights, after),
    uncovered: {
      people: weightAt(weights, (point) => 1 - after(point)),
      beyondReach: weightAt(weights, (point) => where(layer?.isBeyondReach[point] === 1, point)),
      full: posed.question.places === null ? 0 : weightAt(weights, isFull),
    },
  };
}

function chosenSites(
  posed: PosedSiting,
  answer: SitingAnswer,
  shares: readonly CoveredShares[],
  figure: (gain: number) => number,
): ChosenSite[] {
  const { question, sites, services } = posed;
  const { input } = question;
  const places = answer.sites.flatMap(({ site }) => sites[site] ?? []);
  const streets = nearestStreetNames(input.network, places);
  const soFar = services.map(() => new Float64Array(posed.weights.length));
  return answer.sites.map(({ site, isForced, gain, gainSoFar }, at) => {
    const candidate = sites[site];
    if (candidate === undefined) throw new Error(`There is no candidate ${site}.`);
    const rank = at + 1;
    const area = input.areas[question.areaOf(candidate.lon, candidate.lat)];
    return {
      rank,
      id: candidate.id,
      name: candidate.name,
      label: siteLabel(candidate.name, candidate.id, streets[at] ?? null, area?.name),
      at: [roundDegrees(candidate.lon), roundDegrees(candidate.lat)],
      address: candidate.address,
      street: streets[at] ?? null,
      area: area?.id ?? null,
      squareMetres: candidate.squareMetres,
      ...placesAt(posed, answer, site),
      costYuan: candidate.costYuan,
      channel: candidate.channel,
      isForced,
      gain: figure(gain),
      gainSoFar: figure(gainSoFar),
      gains: services.map(({ type }, service) => {
        const own = shares[service]?.bySite[at];
        const all = soFar[service] ?? new Float64Array();
        own?.forEach((share, point) => {
          all[point] = (all[point] ?? 0) + share;
        });
        const ofOwn = (point: number): number => own?.get(point) ?? 0;
        const ofAll = (point: number): number => all[point] ?? 0;
        return {
          type: type.slug,
          people: peopleAt(posed, ofOwn),
          peopleSoFar: peopleAt(posed, ofAll),
          counted: weightAt(posed.weights, ofOwn),
          countedSoFar: weightAt(posed.weights, ofAll),
        };
      }),
    };
  });
}

function unitOf(model: SitingObjective, isTimed: boolean): Sites['unit'] {
  switch (model) {
    case 'mclp':
      return 'people';
    case 'lscp':
      return 'sites';
    case 'p-median':
      return isTimed ? 'person-seconds' : 'person-metres';
    case 'p-centre':
      return isTimed ? 'seconds' : 'metres';
  }
}

/** People of the district, by column: of every point the part that is asked for. */
function peopleAt(
  { question: { input } }: PosedSiting,
  shareAt: (point: number) => number,
): Record<string, number> {
  const { demand, demandArea } = input;
  const columns: [id: string, column: Float64Array][] = [
    ['total', demand.total],
    ...demand.byBand.map((own, at): [string, Float64Array] => [demand.bands[at]?.id ?? '', own]),
  ];
  return Object.fromEntries(
    columns.map(([id, column]) => {
      const inside = (point: number): number =>
        (demandArea[point] ?? -1) >= 0 ? shareAt(point) : 0;
      return [id, weightAt(column, inside)];
    }),
  );
}

function weightAt(column: Float64Array, shareAt: (point: number) => number): number {
  let sum = 0;
  for (let point = 0; point < column.length; point++) {
    sum += (column[point] ?? 0) * shareAt(point);
  }
  return roundFigure(sum);
}
