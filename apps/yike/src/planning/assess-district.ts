import { basename } from 'node:path';
import { STANDARD_WALKERS, type Walker } from '@yike/engine-network';
import { readJsonFile } from '@yike/files';
import { Problem, type Progress } from '@yike/kernel';
import {
  type AssessedType,
  type Assessment,
  type AssessmentInput,
  assess,
  assessInPool,
  type CoordinateEvidence,
  type Provenance,
} from '@yike/planning';
import {
  budgetMetresForMinutes,
  type Catalogue,
  type Crosswalk,
  findRowOfType,
  getCatalogue,
  listServiceTypes,
  readCatalogueFile,
  walkBudget,
} from '@yike/standards';
import { programVersion } from '../program-version.ts';
import { readCrsOptions } from './inputs/crs-options.ts';
import { InputLedger } from './inputs/input-ledger.ts';
import { type LoadedAreas, loadAreas, NO_AREAS } from './inputs/load-areas.ts';
import { loadCrosswalk } from './inputs/load-crosswalk.ts';
import { loadFacilities } from './inputs/load-facilities.ts';
import { loadKernels } from './inputs/load-kernels.ts';
import { type LoadedNetwork, loadNetwork, momentOption } from './inputs/load-network.ts';
import { loadPeople } from './inputs/load-people.ts';
import type { Loading } from './inputs/loading.ts';
import { readMapOptions } from './inputs/map-options.ts';
import { withPool } from './with-pool.ts';

/** What a planner asks for, as the command line says it. */
export interface AssessmentRequest {
  readonly network: string;
  readonly people: readonly string[];
  readonly facilities: readonly string[];
  readonly areas?: string | undefined;
  /** Id of a standard, or a file that describes one. */
  readonly standard: string;
  readonly walkerIds: readonly string[];
  readonly at?: string | undefined;
  readonly crs: readonly string[];
  readonly map: readonly string[];
  readonly crosswalk?: string | undefined;
  readonly limitMinutes: number;
  readonly snapMetres: number;
  /** Share of a file's rows that may be skipped, 0 to 1. */
  readonly maxComplaints: number;
  readonly title?: string | undefined;
  readonly isFictional: boolean;
}

export interface AssessedDistrict {
  readonly assessment: Assessment;
  readonly provenance: Provenance;
  readonly loaded: LoadedNetwork;
}

/** Everything the files of a request say, before anybody has walked. */
export interface LoadedDistrict {
  readonly request: AssessmentRequest;
  readonly input: AssessmentInput;
  readonly loaded: LoadedNetwork;
  readonly loading: Loading;
  readonly crosswalk: Crosswalk;
  /** What tells the coordinate system of further files. */
  readonly evidence: CoordinateEvidence;
  /** Area of a position, −1 outside all; 0 where the whole is one. */
  areaOf(lon: number, lat: number): number;
  /** Of all that was read by the time it is asked. */
  provenance(): Provenance;
}

/** From files to findings. @throws Problem for whatever is wrong with the request or its files */
export async function assessDistrict(
  request: AssessmentRequest,
  progress: Progress,
): Promise<AssessedDistrict> {
  const district = await loadDistrict(request, [], progress);
  const assessment = await assessLoaded(district);
  return { assessment, loaded: district.loaded, provenance: district.provenance() };
}

/** Judges what was loaded, by threads where that is much, and notes what touches no street. */
export async function assessLoaded({ input, loading }: LoadedDistrict): Promise<Assessment> {
  const { progress } = loading;
  loading.mapping.check();
  const assessment = await withPool(input.demand.count, async (pool) =>
    pool === null ? assess(input, progress) : await assessInPool(input, pool, progress),
  );
  warnOfStrays(assessment, loading.ledger);
  return assessment;
}

/**
 * Reads the files of a request.
 * @param others files that `--crs` may speak of besides
 */
export async function loadDistrict(
  request: AssessmentRequest,
  others: readonly string[],
  progress: Progress,
): Promise<LoadedDistrict> {
  const at = momentOption(request.at);
  const tables = [
    ...request.people,
    ...request.facilities,
    ...(request.areas === undefined ? [] : [request.areas]),
    ...others,
  ];
  const ledger = new InputLedger(request.maxComplaints);
  const loading: Loading = {
    mapping: readMapOptions(request.map),
    crsOf: readCrsOptions(request.crs, tables),
    ledger,
    progress,
  };
  const walkers = request.walkerIds.map(getWalker);
  const catalogue = await loadCatalogue(request.standard, ledger);
  const crosswalk = await loadCrosswalk(request.crosswalk, ledger);

  const loaded = await loadNetwork(request.network, at, ledger, progress);
  const areas = request.areas === undefined ? NO_AREAS : await loadAreas(request.areas, loading);
  const evidence = evidenceOf(loaded, areas);
  const demand = await loadPeople(request.people, evidence, loading);
  const found = await loadFacilities(request.facilities, evidence, crosswalk, loaded, loading);
  const areaOf = (lon: number, lat: number): number =>
    areas.areas.length === 0 ? 0 : areas.index.areaOf(lon, lat);
  return {
    request,
    input: {
      network: loaded.network,
      snapper: loaded.snapper,
      demand,
      facilities: found.facilities,
      areas: areas.areas,
      demandArea: Int32Array.from(demand.lons, (lon, point) =>
        areaOf(lon, demand.lats[point] ?? 0),
      ),
      facilityArea: Int32Array.from(found.facilities, ({ lon, lat }) => areaOf(lon, lat)),
      catalogue,
      types: assessedTypes(catalogue),
      walkers,
      limitSeconds: Math.round(request.limitMinutes * 60),
      snapLimitMetres: request.snapMetres,
      sweeper: (await loadKernels()).sweeper,
    },
    loaded,
    loading,
    crosswalk,
    evidence,
    areaOf,
    provenance: () => ({
      programVersion: programVersion(),
      title: request.title ?? areas.commonName ?? titleOf(request),
      fictional: request.isFictional || areas.isFictional,
      at: request.at ?? null,
      inputs: ledger.inputs,
      complaints: ledger.complaints,
      unmapped: found.unmapped,
      duplicatesMerged: found.duplicatesMerged,
    }),
  };
}

/** A walker by id. @throws Problem `walker-unknown` */
export function getWalker(id: string): Walker {
  const walker = STANDARD_WALKERS.find((one) => one.id === id);
  if (walker !== undefined) return walker;
  const known = STANDARD_WALKERS.map((one) => one.id).join(', ');
  throw new Problem('walker-unknown', {}, { id, known });
}

function evidenceOf({ snapper }: LoadedNetwork, { areas, index }: LoadedAreas): CoordinateEvidence {
  return {
    metresToStreet: (lon, lat) => snapper.metresToStreet(lon, lat),
    ...(areas.length === 0 ? {} : { areas: { index, names: areas.map(({ name }) => name) } }),
  };
}

async function loadCatalogue(standard: string, ledger: InputLedger): Promise<Catalogue> {
  if (!/\.json$/i.test(standard)) return getCatalogue(standard);
  const { json, file } = await readJsonFile(standard);
  const catalogue = readCatalogueFile(json, file.name);
  ledger.enter('standard', file, catalogue.rows.length, []);
  return catalogue;
}

/** Every type people walk to, with the budget that the standard gives it. */
function assessedTypes(catalogue: Catalogue): AssessedType[] {
  return listServiceTypes().flatMap(({ slug, zh, en, theme }) => {
    const { minutes, basis } = walkBudget(slug, catalogue);
    if (minutes === null) return [];
    const row = findRowOfType(catalogue, slug);
    return {
      slug,
      zh,
      en,
      theme,
      budgetSeconds: minutes * 60,
      budgetMetres: budgetMetresForMinutes(minutes),
      budgetBasis: basis,
      class: row?.class ?? null,
      verification: row?.verification ?? null,
      sources: row?.source ?? [],
    };
  });
}

function warnOfStrays({ input, demandJoints, facilityJoints }: Assessment, ledger: InputLedger) {
  const places = [
    { joints: demandJoints, what: '居民点', whatEn: 'demand points' },
    { joints: facilityJoints, what: '设施', whatEn: 'facilities' },
  ];
  for (const { joints, what, whatEn } of places) {
    let count = 0;
    for (let place = 0; place < joints.count; place++) {
      if (joints.first[place] === joints.first[place + 1]) count++;
    }
    if (count === 0) continue;
    const details = { count, what, whatEn, metres: input.snapLimitMetres };
    ledger.warn('warning', 'places-off-network', {}, details);
  }
}

function titleOf({ network }: AssessmentRequest): string {
  return basename(network).replace(/\.(?:osm|pbf|gz|json|overpass)/gi, '');
}
