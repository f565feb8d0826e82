import type { AreaResult, ComparisonData, ReportData } from '@yike/planning/contract';
import { uint16sOf } from '../report/unpack.ts';
import { makeUpReport } from './make-up-report.ts';
import { base64 } from './packing.ts';

const TYPE = 'pharmacy';

/** Plans for a place that does not exist: A brings pharmacies nearer, B closes a street. */
export function makeUpComparison(language: 'zh' | 'en' = 'zh'): ComparisonData {
  const report = makeUpReport({ language });
  const { summary } = report;
  const {
    whole,
    areas,
    gaps,
    unmapped,
    duplicatesMerged,
    network,
    people,
    facilities,
    schema,
    ...head
  } = summary;
  const before = { whole, areas };
  const plan = (id: string, title: string, isBetter: boolean) => {
    const by = isBetter ? 0.1 : -0.05;
    const nobody = byBand(report, 0);
    const moves = isBetter
      ? { gained: byBand(report, 120), lost: nobody, nearer: 900, farther: 0 }
      : { gained: nobody, lost: byBand(report, 60), nearer: 0, farther: 300 };
    const stays = { movedIn: nobody, movedInCovered: nobody, capacityBefore: 0, capacityAfter: 0 };
    const flows = { ...moves, ...stays };
    return {
      id,
      title,
      note: isBetter ? '沿街空房可用' : '',
      file: `${id}.yaml`,
      changes: isBetter ? [madeUpPharmacy(), madeUpPath(report)] : [madeUpClosing(report)],
      whole: shifted(whole, by),
      areas: areas.map((area) => shifted(area, by)),
      gaps: { closed: [], opened: [] },
      differences: [...areas.map((area) => area.id), 'whole'].flatMap((area) =>
        summary.walkers.map((walker) => ({ area, walker: walker.id, type: TYPE, ...flows })),
      ),
    };
  };
  return {
    comparison: {
      schema: 'yike-compare/1',
      ...head,
      before,
      scenarios: [plan('A', '沿街药房', true), plan('B', '封路施工', false)],
    },
    language,
    streets: report.streets,
    demand: report.demand,
    areas: report.areas,
    backdrop: report.backdrop,
    nearest: walksOf(report, (cost) => cost),
    facilities: report.facilities.filter(({ types }) => types.includes(TYPE)),
    after: [
      walksOf(report, (cost, point) => (point % 3 === 0 ? Math.min(cost, 200) : cost)),
      walksOf(report, (cost, point) => (point % 5 === 0 ? Math.min(65_535, cost + 400) : cost)),
    ],
  };
}

const byBand = ({ summary }: ReportData, total: number): Record<string, number> =>
  Object.fromEntries([
    ['total', total],
    ...summary.bands.map(({ id }) => [id, Math.round(total / summary.bands.length)] as const),
  ]);

function walksOf(
  { nearest }: ReportData,
  change: (cost: number, point: number) => number,
): ComparisonData['nearest'] {
  return Object.fromEntries(
    Object.entries(nearest).map(([walker, types]) => [
      walker,
      { [TYPE]: base64(Uint16Array.from(uint16sOf(types[TYPE] ?? ''), change)) },
    ]),
  );
}

/** Coverage of the type up or down by some points. */
function shifted(area: AreaResult, by: number): AreaResult {
  const moved = (share: number | null): number | null =>
    share === null ? null : Math.min(1, Math.max(0, share + by));
  return {
    ...area,
    walkers: Object.fromEntries(
      Object.entries(area.walkers).map(([walker, result]) => [
        walker,
        {
          ...result,
          services: result.services.map((service) =>
            service.type === TYPE
              ? {
                  ...service,
                  coverage: Object.fromEntries(
                    Object.entries(service.coverage).map(([band, share]) => [band, moved(share)]),
                  ),
                }
              : service,
          ),
        },
      ]),
    ),
  };
}

const known = { note: '', line: 3, facilityId: null, from: null } as const;

const madeUpPharmacy = () => ({
  ...known,
  do: 'add-facility',
  text: { zh: '新增“沿街药房”（药店）', en: 'add a pharmacy' },
  to: [118.42, 31.605] as [number, number],
  lines: [],
});

/** A line through the middle of the made-up ground. */
function lineIn({ areas }: ReportData): [number, number][] {
  const [geometry] = areas.features.map((feature) => feature.geometry);
  const ring = geometry?.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : [];
  return ring.slice(0, 2).map(([lon = 0, lat = 0]) => [lon, lat]);
}

const madeUpPath = (report: ReportData) => ({
  ...known,
  do: 'add-path',
  text: { zh: '新修步行道 300 米', en: 'lay a path of 300 m' },
  to: null,
  lines: [lineIn(report)],
});

const madeUpClosing = (report: ReportData) => ({
  ...known,
  do: 'close-street',
  text: { zh: '封闭“江堤路”（1 段，300 米）', en: 'close a street (1 stretch, 300 m)' },
  to: null,
  lines: [lineIn(report)],
});
