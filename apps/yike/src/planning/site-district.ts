import type { SitingAnswer } from '@yike/engine-siting';
import { type Bilingual, Problem, type Progress } from '@yike/kernel';
import {
  type Assessment,
  impossibleSiting,
  type JoinedCandidates,
  type PosedSiting,
  type Provenance,
  planRound,
  poseSiting,
  type SitedService,
  type Sites,
  type SitingQuestion,
  sitesResult,
  streetCandidates,
  whoGains,
} from '@yike/planning';
import { budgetMetresForMinutes, serviceTypeByWord, walkBudget } from '@yike/standards';
import { assessLoaded, type LoadedDistrict, loadDistrict } from './assess-district.ts';
import { loadCandidates } from './inputs/load-candidates.ts';
import type { LoadedNetwork } from './inputs/load-network.ts';
import type { SiteRequest } from './site-request.ts';
import { type ProofWanted, solveSites } from './siting/solve-sites.ts';

export interface SitedDistrict {
  readonly assessment: Assessment;
  readonly provenance: Provenance;
  readonly loaded: LoadedNetwork;
  readonly sites: Sites;
  /** By service and demand point: see `whoGains`. */
  readonly coveredBy: readonly Int16Array[];
}

/** From files to sites. @throws Problem for whatever is wrong with the request or its files */
export async function siteDistrict(
  request: SiteRequest,
  progress: Progress,
  onStop: () => void,
): Promise<SitedDistrict> {
  const others = request.candidates === undefined ? [] : [request.candidates];
  const district = await loadDistrict(request.district, others, progress);
  const question = await questionOf(request, district);
  district.loading.mapping.check();
  const posed = poseSiting(question, progress);
  district.loading.ledger.complaints.push(...posed.complaints);
  const answer = await answerOf(posed, request.proof, progress, onStop);
  const coveredBy = whoGains(posed, answer);
  const resultOf = (): Sites => sitesResult(posed, answer, coveredBy, district.provenance());
  const round = request.isOnWheels ? roundOf(request, district, resultOf().sites, progress) : null;
  const assessment = await assessLoaded(district);
  const { loaded } = district;
  const sites = { ...resultOf(), round };
  return { assessment, provenance: district.provenance(), loaded, sites, coveredBy };
}

/** @throws Problem `siting-round-too-long` */
function roundOf(
  { hours }: SiteRequest,
  { input, loaded, loading }: LoadedDistrict,
  stops: Sites['sites'],
  progress: Progress,
): Sites['round'] {
  if (stops.length === 0) return null;
  progress.phase({ zh: '排行车次序', en: 'ordering the round' });
  const { round, complaints } = planRound(loaded.osm, stops, hours, input.snapLimitMetres);
  loading.ledger.complaints.push(...complaints);
  return round;
}

async function answerOf(
  posed: PosedSiting,
  proof: ProofWanted,
  progress: Progress,
  onStop: () => void,
): Promise<SitingAnswer> {
  const solved = await solveSites(posed.task, proof, progress, onStop);
  if (solved.kind === 'impossible') throw impossibleSiting(posed, solved.impossible);
  return solved.answer;
}

async function questionOf(request: SiteRequest, district: LoadedDistrict): Promise<SitingQuestion> {
  const { input } = district;
  const [walker] = input.walkers;
  if (walker === undefined) throw new Error('Nobody walks.');
  const services = request.services.map((word) => servedBy(word, request, district));
  const widest = Math.max(...services.map(({ limitMinutes }) => limitMinutes));
  return {
    input,
    walker,
    services,
    objective: request.objective,
    horizonMinutes: Math.max(request.horizonMinutes, widest),
    candidates: await candidatesOf(request, district),
    weightColumns: request.weightColumns,
    add: request.add,
    isOnWheels: request.isOnWheels,
    budgetYuan: request.budgetYuan,
    shareToCover: request.shareToCover,
    forcedIds: request.forcedIds,
    forbiddenIds: request.forbiddenIds,
    complexSquareMetres: request.complexSquareMetres,
    places: request.places,
    seed: request.seed,
    areaOf: district.areaOf,
  };
}

const GIVEN: Bilingual = { zh: '由 --limit-minutes 指定', en: 'given by --limit-minutes' };

function servedBy(word: string, request: SiteRequest, district: LoadedDistrict): SitedService {
  const { slug, zh, en, theme } = serviceTypeByWord(word, district.crosswalk);
  const budget = walkBudget(slug, district.input.catalogue);
  const minutes = request.limitMinutes ?? budget.minutes;
  if (minutes === null) {
    const expected = '1 … 50';
    throw new Problem('option-invalid', {}, { option: '--limit-minutes', value: '', expected });
  }
  const basis = request.limitMinutes === null ? budget.basis : GIVEN;
  const known = district.input.types.find((type) => type.slug === slug);
  const type = known ?? {
    ...{ slug, zh, en, theme, budgetBasis: basis, class: null, verification: null, sources: [] },
    budgetSeconds: minutes * 60,
    budgetMetres: budgetMetresForMinutes(minutes),
  };
  return { type, limitMinutes: minutes, limitBasis: basis };
}

async function candidatesOf(
  request: SiteRequest,
  district: LoadedDistrict,
): Promise<JoinedCandidates> {
  if (request.candidates !== undefined) {
    return withCosts(await loadCandidates(request.candidates, district), request);
  }
  district.loading.progress.phase({
    zh: '沿街取备选点',
    en: 'placing candidates along the streets',
  });
  const streets = streetCandidates(district.input.network, district.loaded.osm, {
    spacingMetres: request.spacingMetres,
    isForVehicles: request.isOnWheels,
    isInside: (lon, lat) => district.areaOf(lon, lat) >= 0,
  });
  return withCosts(streets, request);
}

/** Candidates whose cost is not known cost what the planner says of a site. */
function withCosts(joined: JoinedCandidates, { siteCostYuan }: SiteRequest): JoinedCandidates {
  if (siteCostYuan === null) return joined;
  const candidates = joined.candidates.map((one) => ({
    ...one,
    costYuan: one.costYuan ?? siteCostYuan,
  }));
  return { ...joined, candidates };
}
