import type { AreaResult, ServiceResult, Summary } from '../contract.ts';
import {
  AREA,
  type Cell,
  HEADS,
  markOf,
  PEOPLE,
  PERCENT,
  type Say,
  TYPE,
  WALKER,
  type WorkbookSheet,
} from './workbook-sheet.ts';

function areasAndWhole({ whole, areas }: Summary): AreaResult[] {
  return areas.length > 1 ? [whole, ...areas] : areas;
}

/** Areas with their people and tiers. */
export function overview(summary: Summary, say: Say): WorkbookSheet {
  const tierName = new Map(summary.tiers.map((tier) => [tier.id, say(tier)]));
  const below = say({ zh: '未达最低档', en: 'below the lowest tier' });
  const isOwn = summary.standard.tierRule.ownDefinition;
  const tierTitle = say(
    isOwn
      ? { zh: '档次（本项目自定）', en: "Tier (this project's own definition)" }
      : { zh: '档次', en: 'Tier' },
  );
  const tierText = (tier: string | null | undefined, none: string): string =>
    tier === null || tier === undefined ? none : (tierName.get(tier) ?? tier);
  const rows = areasAndWhole(summary).flatMap((area) =>
    summary.walkers.map((walker): Cell[] => {
      const result = area.walkers[walker.id];
      return [
        area.name,
        say(walker),
        area.people['total'] ?? 0,
        area.facilities,
        area.squareMetres === null ? null : Math.round(area.squareMetres / 1e4) / 100,
        tierText(result?.tier, below),
        tierText(result?.nextTier, ''),
        result?.missing.length ?? 0,
        result?.missingAtLeast ?? 0,
        ...summary.bands.map(({ id }) => area.people[id] ?? 0),
      ];
    }),
  );
  return {
    name: say({ zh: '总览', en: 'Overview' }),
    columns: [
      { title: say(AREA), width: 18 },
      { title: say(WALKER), width: 16 },
      { title: say(PEOPLE), format: HEADS },
      { title: say({ zh: '设施数', en: 'Facilities' }), format: HEADS },
      { title: say({ zh: '面积（平方公里）', en: 'Area (km²)' }), format: '0.00' },
      { title: tierTitle, width: 22 },
      { title: say({ zh: '下一档', en: 'Next tier' }) },
      { title: say({ zh: '未达标项', en: 'Items short' }) },
      { title: say({ zh: '至少需补', en: 'Mend at least' }) },
      ...summary.bands.map((band) => ({ title: say(band), format: HEADS })),
    ],
    rows,
  };
}

/** Every service of every area and walker. */
export function coverage(
  summary: Summary,
  say: Say,
  typeName: (slug: string) => string,
): WorkbookSheet {
  const minutes = new Map(summary.types.map((type) => [type.type, type.budgetMinutes]));
  const rows = areasAndWhole(summary).flatMap((area) =>
    summary.walkers.flatMap((walker) =>
      (area.walkers[walker.id]?.services ?? []).map((service): Cell[] => [
        area.name,
        say(walker),
        typeName(service.type),
        minutes.get(service.type) ?? null,
        ...serviceCells(service),
        ...summary.bands.map(({ id }) => service.coverage[id] ?? null),
      ]),
    ),
  );
  return {
    name: say({ zh: '覆盖', en: 'Coverage' }),
    columns: [
      { title: say(AREA), width: 18 },
      { title: say(WALKER), width: 16 },
      { title: say(TYPE), width: 26 },
      { title: say({ zh: '预算（分钟）', en: 'Budget (min)' }) },
      { title: say({ zh: '预算（米）', en: 'Budget (m)' }) },
      { title: say({ zh: '区域内设施', en: 'Facilities in area' }), format: HEADS },
      { title: say({ zh: '覆盖人口（人）', en: 'People covered' }), format: HEADS },
      { title: say({ zh: '覆盖率（路网）', en: 'Coverage (network)' }), format: PERCENT },
      { title: say({ zh: '覆盖率（半径法）', en: 'Coverage (radius)' }), format: PERCENT },
      {
        title: say({ zh: '中位（秒；国标距离为米）', en: 'Median (s; m for GB 50180)' }),
        width: 22,
      },
      {
        title: say({ zh: '第90百分位（秒；国标距离为米）', en: 'P90 (s; m for GB 50180)' }),
        width: 22,
      },
      { title: say({ zh: '预算内人均可达设施', en: 'Facilities in reach, mean' }), format: '0.00' },
      ...summary.bands.map((band) => ({
        title: say({ zh: `覆盖率 ${band.zh}`, en: `Coverage ${band.en}` }),
        format: PERCENT,
      })),
    ],
    rows,
  };
}

/** Seconds, or metres for who counts those: the column takes both. */
function serviceCells(service: ServiceResult): Cell[] {
  return [
    service.budgetMetres ?? null,
    service.facilities,
    service.covered['total'] ?? 0,
    service.coverage['total'] ?? null,
    service.radiusCoverage,
    service.medianSeconds ?? service.medianMetres ?? null,
    service.p90Seconds ?? service.p90Metres ?? null,
    service.reachableMean,
  ];
}

/** Density, depth and breadth. */
export function themes(summary: Summary, say: Say): WorkbookSheet {
  const names = new Map(summary.themes.map((theme) => [theme.id, say(theme)]));
  return {
    name: say({ zh: '主题', en: 'Themes' }),
    columns: [
      { title: say(AREA), width: 18 },
      { title: say(WALKER), width: 16 },
      { title: say({ zh: '主题', en: 'Theme' }) },
      { title: say({ zh: '密度（处/万人）', en: 'Density (per 10,000 people)' }), format: '0.00' },
      {
        title: say({ zh: '深度（预算内可达处，人均）', en: 'Depth (in reach, mean)' }),
        format: '0.00',
      },
      {
        title: say({ zh: '广度（可达类型占比，人均）', en: 'Breadth (share of types, mean)' }),
        format: PERCENT,
      },
    ],
    rows: areasAndWhole(summary).flatMap((area) =>
      summary.walkers.flatMap((walker) =>
        (area.walkers[walker.id]?.themes ?? []).map((theme): Cell[] => [
          area.name,
          say(walker),
          names.get(theme.theme) ?? theme.theme,
          theme.density,
          theme.depth,
          theme.breadth,
        ]),
      ),
    ),
  };
}

/** What is short of the next tier. */
export function missing(
  summary: Summary,
  say: Say,
  typeName: (slug: string) => string,
): WorkbookSheet {
  const none = say({ zh: '输入数据中没有', en: 'none in the input' });
  const short = say({ zh: '覆盖不足', en: 'coverage too low' });
  return {
    name: say({ zh: '缺什么', en: 'Missing' }),
    columns: [
      { title: say(AREA), width: 18 },
      { title: say(WALKER), width: 16 },
      { title: say({ zh: '标准条目', en: 'Row of the standard' }) },
      { title: say({ zh: '条目核实', en: 'How well known' }), width: 18 },
      { title: say(TYPE), width: 40 },
      { title: say({ zh: '原因', en: 'Reason' }), width: 16 },
      { title: say({ zh: '现覆盖率', en: 'Coverage now' }), format: PERCENT },
      { title: say({ zh: '要求', en: 'Asked' }), format: PERCENT },
      { title: say({ zh: '未覆盖人口（人）', en: 'People not covered' }), format: HEADS },
    ],
    rows: areasAndWhole(summary).flatMap((area) =>
      summary.walkers.flatMap((walker) =>
        (area.walkers[walker.id]?.missing ?? []).map((item): Cell[] => [
          area.name,
          say(walker),
          item.row,
          markOf(summary, item.verification, say),
          item.types.map(typeName).join(' / '),
          item.reason === 'none-in-input' ? none : short,
          item.coverage,
          item.threshold,
          item.uncoveredPeople,
        ]),
      ),
    ),
  };
}
