import { AreaTable, type People } from '@yike/engine-access';
import type { JudgedDistrict } from '../assessment/assess.ts';
import { roundFigure } from '../assessment/rounding.ts';
import type { TypeAnswer } from '../assessment/walker-answers.ts';
import type { Difference } from '../contract.ts';

/**
 * Who gains and who loses, for every area, walker and type where anything is different; area by area,
 * the whole last. The people of `after` are those of `before`, followed by whoever moves in.
 *
 * @param areaIds of the areas and of the whole
 */
export function differencesOf(
  before: JudgedDistrict,
  after: JudgedDistrict,
  areaIds: readonly string[],
): Difference[] {
  const capacityBefore = capacityByType(before);
  const capacityAfter = capacityByType(after);
  const tellers = before.answers.flatMap(({ walker, types }, at) =>
    types.flatMap((one, type): Teller[] => {
      const other = after.answers[at]?.types[type];
      if (other === undefined) return [];
      const { slug } = one.type;
      return [
        {
          walker: walker.id,
          type: slug,
          flows: flowsOf(before.people.count, after.people, one, other),
          isSame: (row) =>
            JSON.stringify(before.results[at]?.[row]?.services[type]) ===
            JSON.stringify(after.results[at]?.[row]?.services[type]),
          capacity: [capacityBefore(slug), capacityAfter(slug)],
        },
      ];
    }),
  );
  return areaIds.flatMap((area, row) =>
    tellers.flatMap((teller) => differenceIn(teller, area, row, after.columnIds)),
  );
}

/** What there is to tell of one walker and type, for every area. */
interface Teller {
  readonly walker: string;
  readonly type: string;
  readonly flows: Flows;
  readonly isSame: (row: number) => boolean;
  readonly capacity: readonly [before: AreaTable, after: AreaTable];
}

function differenceIn(
  { walker, type, flows, isSame, capacity }: Teller,
  area: string,
  row: number,
  columnIds: readonly string[],
): Difference[] {
  const by = (table: AreaTable): Record<string, number> =>
    Object.fromEntries(columnIds.map((id, column) => [id, roundFigure(table.value(row, column))]));
  const [capacityBefore, capacityAfter] = capacity.map((table) => roundFigure(table.value(row, 0)));
  const nearer = roundFigure(flows.walks.value(row, NEARER));
  const farther = roundFigure(flows.walks.value(row, FARTHER));
  const isDifferent =
    !isSame(row) || nearer !== 0 || farther !== 0 || capacityBefore !== capacityAfter;
  if (!isDifferent) return [];
  return [
    {
      area,
      walker,
      type,
      gained: by(flows.gained),
      lost: by(flows.lost),
      movedIn: by(flows.movedIn),
      movedInCovered: by(flows.movedInCovered),
      nearer,
      farther,
      capacityBefore: capacityBefore ?? 0,
      capacityAfter: capacityAfter ?? 0,
    },
  ];
}

/** People by area and band, to whom each thing happens. */
interface Flows {
  readonly gained: AreaTable;
  readonly lost: AreaTable;
  readonly movedIn: AreaTable;
  readonly movedInCovered: AreaTable;
  /** Of everybody who lived there: `NEARER` and `FARTHER`. */
  readonly walks: AreaTable;
}

const NEARER = 0;
const FARTHER = 1;

function flowsOf(known: number, people: People, before: TypeAnswer, after: TypeAnswer): Flows {
  const { areaCount, columns } = people;
  const table = (): AreaTable => new AreaTable(areaCount, columns.length);
  const flows: Flows = {
    gained: table(),
    lost: table(),
    movedIn: table(),
    movedInCovered: table(),
    walks: new AreaTable(areaCount, 2),
  };
  // the very same walks differ for nobody who lived there
  const first = before.ticks === after.ticks ? known : 0;
  for (let point = first; point < known; point++) {
    addStayer(flows, people, point, before, after);
  }
  for (let point = known; point < people.count; point++) {
    addPoint(flows.movedIn, people, point);
    if (after.isCovered[point] === 1) addPoint(flows.movedInCovered, people, point);
  }
  return flows;
}

function addStayer(
  flows: Flows,
  people: People,
  point: number,
  before: TypeAnswer,
  after: TypeAnswer,
): void {
  const area = people.area[point] ?? -1;
  const shorter = (before.ticks[point] ?? 0) - (after.ticks[point] ?? 0);
  if (shorter === 0 || area < 0) return;
  flows.walks.add(area, shorter > 0 ? NEARER : FARTHER, people.columns[0]?.[point] ?? 0);
  const covers = (after.isCovered[point] ?? 0) - (before.isCovered[point] ?? 0);
  if (covers > 0) addPoint(flows.gained, people, point);
  if (covers < 0) addPoint(flows.lost, people, point);
}

function addPoint(to: AreaTable, { area, columns }: People, point: number): void {
  const row = area[point] ?? -1;
  if (row < 0) return;
  for (const [column, values] of columns.entries()) to.add(row, column, values[point] ?? 0);
}

/** Places, seats or beds of the facilities of a type that stand in each area, as far as known. */
function capacityByType({ input }: JudgedDistrict): (slug: string) => AreaTable {
  const areaCount = Math.max(1, input.areas.length);
  const none = new AreaTable(areaCount, 1);
  const byType = new Map<string, AreaTable>();
  for (const [number, { types, capacity }] of input.facilities.entries()) {
    const area = input.facilityArea[number] ?? -1;
    if (area < 0 || capacity === null) continue;
    for (const slug of types) {
      const table = byType.get(slug) ?? new AreaTable(areaCount, 1);
      byType.set(slug, table);
      table.add(area, 0, capacity);
    }
  }
  return (slug) => byType.get(slug) ?? none;
}
