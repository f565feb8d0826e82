import type { SitingAnswer, SitingObjective } from '@yike/engine-siting';
import { complexFunctions } from '@yike/standards';
import { roundDegrees, roundFigure, roundGap } from '../assessment/rounding.ts';
import type { ChosenSite, Sites } from '../contract.ts';
import { type Provenance, resultsHead } from '../results/summary.ts';
import { nearestStreetNames } from './nearest-streets.ts';
import type { PosedService, PosedSiting } from './pose-siting.ts';
import { siteLabel } from './site-label.ts';
import { complexText, methodText, questionText, weightText } from './sites-text.ts';
import { COVERED_ALREADY, COVERED_BY_NONE } from './who-gains.ts';

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
  const chosen = chosenSites(posed, answer, coveredBy, (gain) => figure(gain) ?? 0);
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
    people: peopleWhere(posed, () => true),
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
      serviceResult(posed, service, coveredBy[at], answer.layers[at]?.isBeyondReach),
    ),
    sites: chosen,
    round: null,
  };
}

function serviceResult(
  posed: PosedSiting,
  service: PosedService,
  by: Int16Array = new Int16Array(),
  isBeyond: Uint8Array = new Uint8Array(),
): Sites['services'][number] {
  const { weights } = posed;
  const isBefore = (point: number): boolean => by[point] === COVERED_ALREADY;
  const isAfter = (point: number): boolean => by[point] !== COVERED_BY_NONE;
  return {
    type: service.type.slug,
    zh: service.type.zh,
    en: service.type.en,
    limitMinutes: service.limitMinutes,
    limitBasis: service.limitBasis,
    facilities: service.facilityCount,
    coveredBefore: peopleWhere(posed, isBefore),
    coveredAfter: peopleWhere(posed, isAfter),
    countedBefore: weightWhere(weights, isBefore),
    countedAfter: weightWhere(weights, isAfter),
    uncovered: {
      people: weightWhere(weights, (point) => !isAfter(point)),
      beyondReach: weightWhere(weights, (point) => !isAfter(point) && isBeyond[point] === 1),
    },
  };
}

function chosenSites(
  posed: PosedSiting,
  answer: SitingAnswer,
  coveredBy: readonly Int16Array[],
  figure: (gain: number) => number,
): ChosenSite[] {
  const { question, sites, services } = posed;
  const { input } = question;
  const places = answer.sites.flatMap(({ site }) => sites[site] ?? []);
  const streets = nearestStreetNames(input.network, places);
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
      costYuan: candidate.costYuan,
      channel: candidate.channel,
      isForced,
      gain: figure(gain),
      gainSoFar: figure(gainSoFar),
      gains: services.map(({ type }, service) => {
        const by = coveredBy[service] ?? new Int16Array();
        const isOwn = (point: number): boolean => by[point] === rank;
        const isSoFar = (point: number): boolean =>
          (by[point] ?? 0) >= 1 && (by[point] ?? 0) <= rank;
        return {
          type: type.slug,
          people: peopleWhere(posed, isOwn),
          peopleSoFar: peopleWhere(posed, isSoFar),
          counted: weightWhere(posed.weights, isOwn),
          countedSoFar: weightWhere(posed.weights, isSoFar),
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

/** People of the district, by column, at the points that are asked for. */
function peopleWhere(
  { question: { input } }: PosedSiting,
  isAsked: (point: number) => boolean,
): Record<string, number> {
  const { demand, demandArea } = input;
  const columns: [id: string, column: Float64Array][] = [
    ['total', demand.total],
    ...demand.byBand.map((own, at): [string, Float64Array] => [demand.bands[at]?.id ?? '', own]),
  ];
  return Object.fromEntries(
    columns.map(([id, column]) => {
      const isCounted = (point: number): boolean =>
        (demandArea[point] ?? -1) >= 0 && isAsked(point);
      return [id, weightWhere(column, isCounted)];
    }),
  );
}

function weightWhere(column: Float64Array, isAsked: (point: number) => boolean): number {
  let sum = 0;
  for (let point = 0; point < column.length; point++) {
    if (isAsked(point)) sum += column[point] ?? 0;
  }
  return roundFigure(sum);
}
