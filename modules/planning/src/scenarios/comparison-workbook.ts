import type { Complaint, Language } from '@yike/kernel';
import type { AreaResult, Comparison, Difference, ScenarioResult } from '../contract.ts';
import { complaintSheet } from '../results/workbook.ts';
import {
  AREA,
  type Cell,
  HEADS,
  PERCENT,
  type Say,
  TYPE,
  WALKER,
  type WorkbookSheet,
} from '../results/workbook-sheet.ts';
import { inputs } from '../results/workbook-sources.ts';

/** `compare.xlsx`: side by side, who gains and who loses, tiers, changes, inputs and complaints. */
export function comparisonWorkbook(
  comparison: Comparison,
  complaints: readonly Complaint[],
  language: Language,
): WorkbookSheet[] {
  const say: Say = (text) => text[language];
  return [
    sideBySide(comparison, say),
    flows(comparison, say),
    tiers(comparison, say),
    changes(comparison, say),
    inputs(comparison, say),
    complaintSheet(complaints, language, say),
  ];
}

const BEFORE = { zh: '现状', en: 'Now' };
const SCENARIO = { zh: '方案', en: 'Scenario' };

/** The areas, the whole first, as in the other workbook. */
function listAreas({ whole, areas }: Pick<ScenarioResult, 'whole' | 'areas'>): AreaResult[] {
  return areas.length > 1 ? [whole, ...areas] : areas;
}

/** Coverage of every area, walker and type that some scenario changes, now and in each scenario. */
function sideBySide(comparison: Comparison, say: Say): WorkbookSheet {
  const { before, scenarios, walkers, types, bands } = comparison;
  const columns = [{ id: 'total', zh: '全体', en: 'everybody' }, ...bands];
  const states = [before, ...scenarios].map((state) => listAreas(state));
  const changed = new Set(
    scenarios.flatMap(({ differences }) =>
      differences.map(({ area, walker, type }) => `${area}/${walker}/${type}`),
    ),
  );
  const rows = listAreas(before).flatMap((area, row) =>
    walkers.flatMap((walker) =>
      types.flatMap((type): Cell[][] => {
        if (!changed.has(`${area.id}/${walker.id}/${type.type}`)) return [];
        const services = states.map((areas) =>
          areas[row]?.walkers[walker.id]?.services.find((one) => one.type === type.type),
        );
        return [
          [
            area.name,
            say(walker),
            say(type),
            ...columns.flatMap(({ id }) => services.map((one) => one?.coverage[id] ?? null)),
            ...services.map((one) => one?.medianSeconds ?? one?.medianMetres ?? null),
          ],
        ];
      }),
    ),
  );
  const names = [say(BEFORE), ...scenarios.map(({ id }) => id)];
  return {
    name: say({ zh: '并排比较', en: 'Side by side' }),
    columns: [
      { title: say(AREA), width: 18 },
      { title: say(WALKER), width: 16 },
      { title: say(TYPE), width: 26 },
      ...columns.flatMap((column) =>
        names.map((name) => ({
          title: say({
            zh: `覆盖率 ${column.zh} ${name}`,
            en: `Coverage, ${column.en}, ${name}`,
          }),
          format: PERCENT,
        })),
      ),
      ...names.map((name) => ({
        title: say({
          zh: `中位（秒；国标距离为米）${name}`,
          en: `Median (s; m for GB 50180), ${name}`,
        }),
      })),
    ],
    rows,
  };
}

/** Who gains and who loses, in every area. */
function flows(comparison: Comparison, say: Say): WorkbookSheet {
  const { before, scenarios, bands } = comparison;
  const shown = listAreas(before);
  const areaName = new Map(shown.map(({ id, name }) => [id, name]));
  const walkerName = new Map(comparison.walkers.map((walker) => [walker.id, say(walker)]));
  const typeName = new Map(comparison.types.map((type) => [type.type, say(type)]));
  const rowOf = (id: string, one: Difference): Cell[] => [
    id,
    areaName.get(one.area) ?? one.area,
    walkerName.get(one.walker) ?? one.walker,
    typeName.get(one.type) ?? one.type,
    one.gained['total'] ?? 0,
    one.lost['total'] ?? 0,
    one.nearer,
    one.farther,
    one.movedIn['total'] ?? 0,
    one.movedInCovered['total'] ?? 0,
    one.capacityBefore,
    one.capacityAfter,
    ...bands.flatMap(({ id: band }) => [one.gained[band] ?? 0, one.lost[band] ?? 0]),
  ];
  return {
    name: say({ zh: '谁受益谁受损', en: 'Who gains, who loses' }),
    columns: [
      { title: say(SCENARIO) },
      { title: say(AREA), width: 18 },
      { title: say(WALKER), width: 16 },
      { title: say(TYPE), width: 26 },
      { title: say({ zh: '新覆盖（人）', en: 'Newly covered' }), format: HEADS },
      { title: say({ zh: '失去覆盖（人）', en: 'No longer covered' }), format: HEADS },
      { title: say({ zh: '走得更近（人）', en: 'Walk less' }), format: HEADS },
      { title: say({ zh: '走得更远（人）', en: 'Walk more' }), format: HEADS },
      { title: say({ zh: '迁入（人）', en: 'Moved in' }), format: HEADS },
      { title: say({ zh: '迁入且覆盖（人）', en: 'Moved in and covered' }), format: HEADS },
      { title: say({ zh: '现有容量', en: 'Capacity now' }), format: HEADS },
      { title: say({ zh: '方案容量', en: 'Capacity then' }), format: HEADS },
      ...bands.flatMap((band) => [
        { title: say({ zh: `新覆盖 ${band.zh}`, en: `Newly covered, ${band.en}` }), format: HEADS },
        { title: say({ zh: `失去 ${band.zh}`, en: `No longer, ${band.en}` }), format: HEADS },
      ]),
    ],
    rows: scenarios.flatMap(({ id, differences }) =>
      differences.filter(({ area }) => areaName.has(area)).map((one) => rowOf(id, one)),
    ),
  };
}

/** The tier of every area, now and in each scenario. */
function tiers(comparison: Comparison, say: Say): WorkbookSheet {
  const { before, scenarios, walkers, standard } = comparison;
  const tierName = new Map(comparison.tiers.map((tier) => [tier.id, say(tier)]));
  const below = say({ zh: '未达最低档', en: 'below the lowest tier' });
  const states = [before, ...scenarios].map((state) => listAreas(state));
  const own = standard.tierRule.ownDefinition
    ? say({ zh: '（本项目自定）', en: " (this project's own definition)" })
    : '';
  return {
    name: say({ zh: '档次', en: 'Tiers' }),
    columns: [
      { title: say(AREA), width: 18 },
      { title: say(WALKER), width: 16 },
      ...[say(BEFORE), ...scenarios.map(({ id }) => id)].flatMap((name) => [
        { title: `${say({ zh: '档次', en: 'Tier' })}${own} ${name}`, width: 20 },
        { title: `${say({ zh: '至少需补', en: 'Mend at least' })} ${name}` },
      ]),
    ],
    rows: listAreas(before).flatMap((area, row) =>
      walkers.map((walker): Cell[] => [
        area.name,
        say(walker),
        ...states.flatMap((areas) => {
          const result = areas[row]?.walkers[walker.id];
          const tier = result?.tier ?? null;
          return [
            tier === null ? below : (tierName.get(tier) ?? tier),
            result?.missingAtLeast ?? 0,
          ];
        }),
      ]),
    ),
  };
}

/** What each scenario does. */
function changes({ scenarios }: Comparison, say: Say): WorkbookSheet {
  return {
    name: say({ zh: '改动', en: 'Changes' }),
    columns: [
      { title: say(SCENARIO) },
      { title: say({ zh: '名称', en: 'Title' }), width: 24 },
      { title: say({ zh: '改动', en: 'Change' }), width: 60 },
      { title: say({ zh: '说明', en: 'Note' }), width: 40 },
      { title: say({ zh: '文件', en: 'File' }), width: 24 },
      { title: say({ zh: '行', en: 'Line' }) },
      { title: say({ zh: '经度', en: 'Longitude' }), format: '0.000000' },
      { title: say({ zh: '纬度', en: 'Latitude' }), format: '0.000000' },
    ],
    rows: scenarios.flatMap(({ id, title, file, changes: own }) =>
      own.map((change): Cell[] => {
        const [lon = null, lat = null] = change.to ?? change.from ?? change.lines[0]?.[0] ?? [];
        return [id, title, say(change.text), change.note, file, change.line, lon, lat];
      }),
    ),
  };
}
