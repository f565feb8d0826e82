import type {
  AreaResult,
  Comparison,
  ComparisonData,
  Difference,
  ScenarioResult,
  ServiceResult,
} from '@yike/planning/contract';
import type { Ground } from '../report/map/ground.ts';
import { memory } from '../report/memory.ts';
import { BEYOND } from '../report/report.ts';
import { float32sOf, float64sOf, uint16sOf } from '../report/unpack.ts';

export type Walker = Comparison['walkers'][number];
export type ServiceType = Comparison['types'][number];
type State = Pick<ScenarioResult, 'whole' | 'areas'>;

/** The data of the page, opened. Of people it holds those who lived there before. */
export interface OpenedComparison extends Ground {
  readonly data: ComparisonData;
  readonly comparison: Comparison;
  /** Types that some scenario changes for some walker. */
  readonly types: readonly ServiceType[];
  /** seconds or metres per demand point, or `BEYOND`; null: before */
  costs(scenario: string | null, walker: string, type: string): Uint16Array;
  getScenario(id: string): ScenarioResult;
  getWalker(id: string): Walker;
  findDifference(
    scenario: string,
    area: string,
    walker: string,
    type: string,
  ): Difference | undefined;
}

export function openComparison(data: ComparisonData): OpenedComparison {
  const { comparison } = data;
  const remember = memory();
  const lonLats = float64sOf(data.demand.lonLats);
  const demandCount = lonLats.length / 2;
  const told = new Set(
    comparison.scenarios.flatMap(({ differences }) => differences.map(({ type }) => type)),
  );
  const differences = new Map(
    comparison.scenarios.flatMap(({ id, differences: all }) =>
      all.map((one) => [`${id}/${one.area}/${one.walker}/${one.type}`, one] as const),
    ),
  );
  const before = (walker: string, type: string): Uint16Array =>
    remember(`before/${walker}/${type}`, () => {
      const text = data.nearest[walker]?.[type];
      return text === undefined ? new Uint16Array(demandCount).fill(BEYOND) : uint16sOf(text);
    });
  const after = (at: number, walker: string, type: string): Uint16Array =>
    remember(`${at}/${walker}/${type}`, () => {
      const text = data.after[at]?.[walker]?.[type];
      return text === undefined ? before(walker, type) : uint16sOf(text);
    });
  return {
    data,
    comparison,
    demandCount,
    lonLats,
    summary: { whole: comparison.before.whole },
    types: comparison.types.filter(({ type }) => told.has(type)),
    people: (band) =>
      remember(`people/${band}`, () => {
        const text = data.demand.people[band];
        return text === undefined ? new Float32Array(demandCount) : float32sOf(text);
      }),
    costs: (scenario, walker, type) => {
      const at = comparison.scenarios.findIndex(({ id }) => id === scenario);
      return at < 0 ? before(walker, type) : after(at, walker, type);
    },
    getScenario: (id) => {
      const scenario = comparison.scenarios.find((one) => one.id === id);
      if (scenario === undefined) throw new Error(`No scenario ${id} in the comparison.`);
      return scenario;
    },
    getWalker: (id) => {
      const walker = comparison.walkers.find((one) => one.id === id);
      if (walker === undefined) throw new Error(`No walker ${id} in the comparison.`);
      return walker;
    },
    findDifference: (scenario, area, walker, type) =>
      differences.get(`${scenario}/${area}/${walker}/${type}`),
  };
}

/** The whole, and the areas where there are several. */
export function listAreas({ whole, areas }: State): readonly AreaResult[] {
  return areas.length > 1 ? [whole, ...areas] : [whole];
}

export function findService(
  area: AreaResult | undefined,
  walker: string,
  type: string,
): ServiceResult | undefined {
  return area?.walkers[walker]?.services.find((one) => one.type === type);
}
