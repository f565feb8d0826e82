import type { Summary } from '../contract.ts';
import type { ResultsHead } from './summary.ts';
import {
  AREA,
  type Cell,
  HEADS,
  markOf,
  PEOPLE,
  type Say,
  TYPE,
  WALKER,
  type WorkbookSheet,
} from './workbook-sheet.ts';

/** A planner reads the first thousands; all of them are in gaps.geojson. */
const MOST_GAPS = 5000;

export function gaps(
  summary: Summary,
  say: Say,
  typeName: (slug: string) => string,
): WorkbookSheet {
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

/** Files by hash, the standard, the walkers and whose they are. */
export function inputs(summary: ResultsHead, say: Say): WorkbookSheet {
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

function tierRuleText({ standard }: ResultsHead, say: Say): string {
  const { id, version, ownDefinition } = standard.tierRule;
  const whose = ownDefinition
    ? say({ zh: '本项目自定，非官方', en: "this project's own definition, not official" })
    : say({ zh: '用户提供', en: "the user's" });
  return `${id} ${version} (${whose})`;
}
