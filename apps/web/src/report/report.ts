import type {
  AreaResult,
  Gap,
  ReportData,
  ServiceResult,
  Summary,
  WalkerResult,
} from '@yike/planning/contract';
import { memory } from './memory.ts';
import { headlineGap, serviceIndex, typesByTheme } from './summary-index.ts';
import { float32sOf, float64sOf, int16sOf, int32sOf, uint16sOf, uint32sOf } from './unpack.ts';

export type Walker = Summary['walkers'][number];
export type ServiceType = Summary['types'][number];
export type Theme = Summary['themes'][number];
export type Facility = ReportData['facilities'][number];

/** GB 50180 takes 1,000 m for a quarter of an hour. */
const METRES_IN_15_MINUTES = 1000;

/** How far walks were followed, in what the walker counts. */
export const limitOf = (limitSeconds: number, unit: Walker['unit']): number =>
  unit === 'seconds' ? limitSeconds : (limitSeconds / 900) * METRES_IN_15_MINUTES;

/** What `nearest` holds where nothing lies within the limit. */
export const BEYOND = 65535;

/** The data of the page, with its packed arrays opened when first asked for. */
export interface Report {
  readonly data: ReportData;
  readonly summary: Summary;
  readonly demandCount: number;
  /** lon, lat alternating, degrees */
  readonly lonLats: Float64Array;
  /** index into `summary.areas`, −1 outside all */
  readonly areaOfPoint: Int16Array;
  /** Theme by theme. Only types that are judged for somebody; others have no walk to show. */
  readonly types: readonly ServiceType[];
  people(band: string): Float32Array;
  /** seconds or metres per demand point, or `BEYOND` */
  costs(walker: string, type: string): Uint16Array;
  /** index into the facilities per demand point, −1 beyond the limit */
  facilityIndexes(walker: string, type: string): Int32Array;
  facilitiesOf(type: string): readonly { readonly facility: Facility; readonly index: number }[];
  /** Most people, among services that the data have and the standard asks for most. */
  largestGap(walker: string): Gap | undefined;
  gapsOf(walker: string, type: string): readonly Gap[];
  /** How many of the smallest gaps are not on the page. @param type undefined: of all services */
  gapsLeftOut(walker: string, type?: string): number;
  /** undefined when the data do not say which points make up the gap */
  gapMembers(gap: Gap): Uint32Array | undefined;
  getWalker(id: string): Walker;
  findType(id: string): ServiceType | undefined;
  findTheme(id: string): Theme | undefined;
  /** null: the whole */
  findArea(id: string | null): AreaResult | undefined;
  areaIndex(id: string | null): number;
  findService(areaId: string | null, walker: string, type: string): ServiceResult | undefined;
  results(areaId: string | null, walker: string): WalkerResult | undefined;
  /** seconds, or metres for walkers that count metres */
  budget(walker: string, type: string): number;
  /** How far walks were followed: seconds, or metres for walkers that count metres. */
  limit(walker: string): number;
  isNoneInInput(type: string): boolean;
}

export function openReport(data: ReportData): Report {
  const { summary } = data;
  const remember = memory();
  const present = new Set(data.facilities.flatMap(({ types }) => types));
  return {
    data,
    summary,
    ...demandArrays(data),
    ...lookups(summary),
    facilitiesOf: (type) =>
      remember(`facilities/${type}`, () =>
        data.facilities.flatMap((facility, index) =>
          facility.types.includes(type) ? [{ facility, index }] : [],
        ),
      ),
    largestGap: (walker) => remember(`largest/${walker}`, () => headlineGap(summary, walker)),
    gapsOf: (walker, type) =>
      remember(`gaps/${walker}/${type}`, () =>
        summary.gaps.filter((gap) => gap.walker === walker && gap.type === type),
      ),
    gapsLeftOut: (walker, type) => {
      const byType = data.gapsLeftOut?.[walker] ?? {};
      if (type !== undefined) return byType[type] ?? 0;
      return Object.values(byType).reduce((sum, count) => sum + count, 0);
    },
    gapMembers: (gap) => {
      const text = data.gapMembers?.[gap.id];
      return text === undefined ? undefined : uint32sOf(text);
    },
    isNoneInInput: (type) => !present.has(type),
  };
}

function demandArrays(
  data: ReportData,
): Pick<
  Report,
  'demandCount' | 'lonLats' | 'areaOfPoint' | 'people' | 'costs' | 'facilityIndexes'
> {
  const lonLats = float64sOf(data.demand.lonLats);
  const demandCount = lonLats.length / 2;
  const nowhere = new Uint16Array(demandCount).fill(BEYOND);
  const remember = memory();
  return {
    demandCount,
    lonLats,
    areaOfPoint: int16sOf(data.demand.areas),
    people: (band) =>
      remember(`people/${band}`, () => {
        const text = data.demand.people[band];
        return text === undefined ? new Float32Array(demandCount) : float32sOf(text);
      }),
    costs: (walker, type) =>
      remember(`costs/${walker}/${type}`, () => {
        const text = data.nearest[walker]?.[type];
        return text === undefined ? nowhere : uint16sOf(text);
      }),
    facilityIndexes: (walker, type) =>
      remember(`facilities/${walker}/${type}`, () => {
        const text = data.nearestFacility[walker]?.[type];
        return text === undefined ? new Int32Array(demandCount).fill(-1) : int32sOf(text);
      }),
  };
}

function lookups(
  summary: Summary,
): Pick<
  Report,
  | 'types'
  | 'getWalker'
  | 'findType'
  | 'findTheme'
  | 'findArea'
  | 'areaIndex'
  | 'findService'
  | 'results'
  | 'budget'
  | 'limit'
> {
  const services = serviceIndex(summary);
  const results = Object.values(summary.whole.walkers);
  const judged = new Set(results.flatMap((result) => result.services.map(({ type }) => type)));
  const findArea = (id: string | null): AreaResult | undefined =>
    id === null ? summary.whole : summary.areas.find((area) => area.id === id);
  const getWalker = (id: string): Walker => {
    const walker = summary.walkers.find((one) => one.id === id);
    if (walker === undefined) throw new Error(`No walker ${id} in the report.`);
    return walker;
  };
  const findService: Report['findService'] = (areaId, walker, type) =>
    services.get(`${areaId ?? ''}/${walker}/${type}`);
  return {
    types: typesByTheme(summary).filter(({ type }) => judged.has(type)),
    getWalker,
    findType: (id) => summary.types.find(({ type }) => type === id),
    findTheme: (id) => summary.themes.find((theme) => theme.id === id),
    findArea,
    areaIndex: (id) => summary.areas.findIndex((area) => area.id === id),
    findService,
    results: (areaId, walker) => findArea(areaId)?.walkers[walker],
    budget: (walker, type) => {
      const service = findService(null, walker, type);
      return service?.budgetSeconds ?? service?.budgetMetres ?? 0;
    },
    limit: (walker) => limitOf(summary.limitSeconds, getWalker(walker).unit),
  };
}
