import { smooth } from './curves.ts';
import { type Drawing, drawLine, named, tagNode } from './drawing.ts';
import {
  type Line,
  leftOf,
  moved,
  nearestOnLine,
  type Point,
  placeAlong,
} from './plane-geometry.ts';
import { PAVEMENT_METRES } from './streets.ts';

export interface MetroStation {
  readonly name: string;
  readonly nameEn: string;
  readonly at: Point;
  /** The main road its entrances stand on. */
  readonly street: string;
}

/** Metro line 2 runs from the hill's foot below the old town and the river to the new town. */
export const STATIONS: readonly MetroStation[] = [
  { name: '凤麓山站', nameEn: 'Fenglushan', at: [585, 1852], street: '江畔大道' },
  { name: '西门站', nameEn: 'Ximen', at: [1400, 2045], street: '江畔大道' },
  { name: '织女河站', nameEn: 'Zhinühe', at: [2900, 2188], street: '江畔大道' },
  { name: '星河站', nameEn: 'Xinghe', at: [3140, 457], street: '新澜大道' },
];

const TRACK: Line = smooth([
  [-120, 1900],
  [585, 1852],
  [1178, 1965],
  [1400, 2045],
  [2060, 2160],
  [2630, 2165],
  [2900, 2188],
  [3060, 2100],
  [3150, 1700],
  [3130, 1100],
  [3120, 700],
  [3140, 457],
  [3200, 200],
  [3220, -120],
]);

/** The tunnel, the stations, and four entrances each on the pavements of a main road. */
export function drawMetro(drawing: Drawing, roads: ReadonlyMap<string, readonly Line[]>): void {
  drawLine(
    drawing,
    TRACK,
    {
      railway: 'subway',
      tunnel: 'yes',
      layer: '-2',
      ...named('江畔地铁2号线', 'Jiangpan Metro Line 2'),
    },
    -5,
  );
  for (const station of STATIONS) {
    tagNode(drawing, nearestOnLine(station.at, TRACK).point, {
      railway: 'station',
      station: 'subway',
      public_transport: 'station',
      ...named(station.name, station.nameEn),
    });
    for (const [i, entrance] of entrancesOf(station, roads).entries()) {
      drawLine(drawing, [entrance.pavement, entrance.at], {
        highway: 'footway',
        surface: 'paving_stones',
      });
      tagNode(drawing, entrance.at, {
        railway: 'subway_entrance',
        ref: String(i + 1),
        ...named(`${station.name}${i + 1}号口`, `${station.nameEn} Entrance ${i + 1}`),
        wheelchair: i === 0 ? 'yes' : 'no',
      });
    }
  }
}

function entrancesOf(
  station: MetroStation,
  roads: ReadonlyMap<string, readonly Line[]>,
): { at: Point; pavement: Point }[] {
  const road = (roads.get(station.street) ?? []).toSorted(
    (a, b) => nearestOnLine(station.at, a).off - nearestOnLine(station.at, b).off,
  )[0];
  if (road === undefined) throw new Error(`no road ${station.street}`);
  const { metres } = nearestOnLine(station.at, road);
  return [-65, 65].flatMap((along) => {
    const { point, heading } = placeAlong(road, metres + along);
    return [1, -1].map((side) => ({
      pavement: moved(point, leftOf(heading), side * PAVEMENT_METRES),
      at: moved(point, leftOf(heading), side * (PAVEMENT_METRES + 6)),
    }));
  });
}
