import type { Bilingual, Complaint, Language } from '@yike/kernel';
import { placeText } from '@yike/kernel';
import type { AreaResult, ServiceResult, Summary } from './contract.ts';

/** A sheet of the planner's workbook; what writes it is somebody else's business. */
export interface WorkbookSheet {
  readonly name: string;
  readonly columns: readonly {
    readonly title: string;
    readonly width?: number;
    readonly format?: string;
  }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

type Cell = string | number | null;

const HEADS = '#,##0';
const PERCENT = '0.0%';

/** `report.xlsx`: overview, coverage, themes, what is missing, gaps, inputs and complaints. */
export function workbook(
  summary: Summary,
  complaints: readonly Complaint[],
  language: Language,
): WorkbookSheet[] {
  const say = (text: Bilingual): string => text[language];
  const words = new Map(summary.types.map((type) => [type.type, say(type)]));
  const typeName = (slug: string): string => words.get(slug) ?? slug;
  return [
    overview(summary, say),
    coverage(summary, say, typeName),
    themes(summary, say),
    missing(summary, say, typeName),
    gaps(summary, say, typeName),
    inputs(summary, say),
    complaintSheet(complaints, language, say),
  ];
}

type Say = (text: Bilingual) => string;

const AREA = { zh: '区域', en: 'Area' };
const WALKER = { zh: '步行者', en: 'Walker' };
const TYPE = { zh: '服务类型', en: 'Service type' };
const PEOPLE = { zh: '人口（人）', en: 'People' };

function areasAndWhole({ whole, areas }: Summary): AreaResult[] {
  return areas.length > 1 ? [whole, ...areas] : areas;
}

function overview(summary: Summary, say: Say): WorkbookSheet {
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

function coverage(summary: Summary, say: Say, typeName: (slug: string) => string): WorkbookSheet {
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

function themes(summary: Summary, say: Say): WorkbookSheet {
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

function missing(summary: Summary, say: Say, typeName: (slug: string) => string): WorkbookSheet {
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

function markOf({ marks }: Summary, verification: string, say: Say): string {
  const mark = marks.find(({ id }) => id === verification);
  return mark === undefined ? verification : say(mark);
}

/** A planner reads the first thousands; all of them are in gaps.geojson. */
const MOST_GAPS = 5000;

function gaps(summary: Summary, say: Say, typeName: (slug: string) => string): WorkbookSheet {
  const areaName = new Map(summary.areas.map(({ id, name }) => [id, name]));
  const walkerName = new Map(summary.walkers.map((walker) => [walker.id, say(walker)]));
  return {
    name:
      summary.gaps.length > MOST_GAPS
        ? say({ zh: `缺口（最大的 ${MOST_GAPS} 个）`, en: `Gaps (largest ${MOST_GAPS})` })
        : say({ zh: '缺口', en: 'Gaps' }),
    columns: [
      { title: say({ zh: '编号', en: 'Id' }), width: 30 },
      { title: say(WALKER), width: 16 },
      { title: say(TYPE), width: 26 },
      { title: say(AREA), width: 30 },
      { title: say(PEOPLE), format: HEADS },
      { title: say({ zh: '经度', en: 'Longitude' }), format: '0.000000' },
      { title: say({ zh: '纬度', en: 'Latitude' }), format: '0.000000' },
      ...summary.bands.map((band) => ({ title: say(band), format: HEADS })),
    ],
    rows: summary.gaps
      .slice(0, MOST_GAPS)
      .map((gap): Cell[] => [
        gap.id,
        walkerName.get(gap.walker) ?? gap.walker,
        typeName(gap.type),
        gap.areaIds.map((id) => areaName.get(id) ?? id).join('、'),
        gap.people['total'] ?? 0,
        gap.at[0],
        gap.at[1],
        ...summary.bands.map(({ id }) => gap.people[id] ?? 0),
      ]),
  };
}

function inputs(summary: Summary, say: Say): WorkbookSheet {
  return {
    name: say({ zh: '输入与方法', en: 'Inputs and method' }),
    columns: [
      { title: say({ zh: '用途', en: 'Role' }) },
      { title: say({ zh: '文件', en: 'File' }), width: 36 },
      { title: 'SHA-256', width: 68 },
      { title: say({ zh: '记录', en: 'Records' }), format: HEADS },
      { title: say({ zh: '采用', en: 'Used' }), format: HEADS },
      { title: say({ zh: '跳过', en: 'Skipped' }), format: HEADS },
      { title: say({ zh: '坐标系', en: 'Coordinates' }) },
      { title: say({ zh: '依据', en: 'Evidence' }), width: 60 },
    ],
    rows: [
      ...summary.inputs.map((input): Cell[] => [
        input.role,
        input.file,
        input.sha256,
        input.records,
        input.used,
        input.skipped,
        input.crs?.decided ?? '',
        input.crs === undefined ? '' : say(input.crs.evidence),
      ]),
      ...[
        [
          say({ zh: '标准', en: 'Standard' }),
          `${say(summary.standard)} (${summary.standard.id}, ${summary.standard.version}; ${markOf(summary, summary.standard.verification, say)})`,
        ],
        [say({ zh: '分级规则', en: 'Tier rule' }), tierRuleText(summary, say)],
        ...summary.walkers.map((walker) => [say(walker), say(walker.source)]),
        [say({ zh: '程序', en: 'Program' }), `yike ${summary.program.version}`],
      ].map((row): Cell[] => [...row, null, null, null, null, null, null]),
    ],
  };
}

function tierRuleText({ standard }: Summary, say: Say): string {
  const { id, version, ownDefinition } = standard.tierRule;
  const whose = ownDefinition
    ? say({ zh: '本项目自定，非官方', en: "this project's own definition, not official" })
    : say({ zh: '用户提供', en: "the user's" });
  return `${id} ${version} (${whose})`;
}

function complaintSheet(
  complaints: readonly Complaint[],
  language: Language,
  say: Say,
): WorkbookSheet {
  const { columns, rows } = complaintTable(complaints, language);
  return {
    name: say({ zh: '数据问题', en: 'Complaints' }),
    columns: columns.map((title, at) => ({ title, width: at >= 4 ? 60 : 18 })),
    rows,
  };
}

/** Complaints as a table, for `complaints.csv` and the workbook. */
export function complaintTable(complaints: readonly Complaint[], language: Language) {
  const say: Say = (text) => text[language];
  return {
    columns: [
      say({ zh: '文件', en: 'file' }),
      say({ zh: '行', en: 'row' }),
      say({ zh: '列', en: 'column' }),
      say({ zh: '程度', en: 'severity' }),
      say({ zh: '问题', en: 'complaint' }),
      say({ zh: '怎么改', en: 'how to mend it' }),
      say({ zh: '代码', en: 'code' }),
    ],
    rows: complaints.map(({ place, severity, text, mend, code }): Cell[] => [
      place.file ?? '',
      place.row ?? null,
      place.column ?? '',
      say(SEVERITIES[severity]),
      say(text),
      say(mend),
      code,
    ]),
  };
}

const SEVERITIES = {
  skipped: { zh: '已跳过', en: 'skipped' },
  warning: { zh: '警告', en: 'warning' },
  note: { zh: '说明', en: 'note' },
} as const;

/** `people.csv，第 3 行：…` in one line, for messages. */
export function complaintLine({ place, text }: Complaint, language: Language): string {
  const where = placeText(place)[language];
  return where === ''
    ? text[language]
    : `${where}${language === 'zh' ? '：' : ': '}${text[language]}`;
}
