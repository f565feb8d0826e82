import { box } from './building-rows.ts';
import { smooth } from './curves.ts';
import { type Drawing, drawArea, drawLine, named } from './drawing.ts';
import {
  at,
  heading,
  type Line,
  leftOf,
  lineLength,
  between as midway,
  moved,
  nearestOnLine,
  type Point,
  placeAlong,
} from './plane-geometry.ts';
import type { SeededRandom } from './seeded-random.ts';

const HILLSIDE = { name: '半山里', nameEn: 'Banshan Terraces' };

/** The lanes of 半山里, one above another on the hill's south-east side, from west to east. */
const TERRACES: readonly Line[] = [
  smooth([
    [430, 2412],
    [600, 2392],
    [780, 2380],
    [930, 2402],
    [1050, 2470],
    [1100, 2580],
    [1108, 2700],
  ]),
  smooth([
    [460, 2468],
    [610, 2446],
    [770, 2436],
    [900, 2458],
    [995, 2515],
    [1040, 2600],
    [1050, 2700],
  ]),
  smooth([
    [500, 2524],
    [620, 2502],
    [760, 2494],
    [870, 2512],
    [945, 2558],
    [982, 2625],
    [992, 2710],
  ]),
  smooth([
    [560, 2576],
    [660, 2558],
    [760, 2552],
    [840, 2568],
    [895, 2604],
    [925, 2655],
    [934, 2720],
  ]),
];

/** Flights of steps: from the street below to the lowest lane, and from lane to lane. */
const FLIGHTS_FROM_STREET: readonly { street: string; foot: Point }[] = [
  { street: '麓前路', foot: [560, 2280] },
  { street: '麓前路', foot: [830, 2262] },
  { street: '麓前路', foot: [1060, 2296] },
  { street: '望江路', foot: [1197, 2520] },
  { street: '望江路', foot: [1204, 2660] },
];

/** A quarter on the hill that only steps lead to. */
export function drawHillside(
  drawing: Drawing,
  streets: ReadonlyMap<string, Line>,
  random: SeededRandom,
): void {
  const flights = drawFlights(drawing, streets);
  drawTerraces(drawing, flights, random);
}

function drawTerraces(drawing: Drawing, flights: readonly Line[], random: SeededRandom): void {
  const outline = [...at(TERRACES, 0), ...at(TERRACES, -1).toReversed()];
  drawArea(drawing, outline, {
    landuse: 'residential',
    ...named(HILLSIDE.name, HILLSIDE.nameEn),
  });
  TERRACES.forEach((lane, level) => {
    drawLine(drawing, lane, {
      highway: 'footway',
      ...named(
        `${HILLSIDE.name}${at(['一', '二', '三', '四'], level)}台`,
        `${HILLSIDE.nameEn} Level ${level + 1}`,
      ),
      surface: 'sett',
    });
    for (const aside of level === 0 ? [UPHILL] : [UPHILL, DOWNHILL]) {
      drawHousesAlong(drawing, lane, aside, flights, random);
    }
  });
}

/** Middle of the houses left and right of a lane, and how deep they are. */
const UPHILL = { metres: 12, depth: 13 };
const DOWNHILL = { metres: -11, depth: 10 };

function drawHousesAlong(
  drawing: Drawing,
  lane: Line,
  aside: { metres: number; depth: number },
  flights: readonly Line[],
  random: SeededRandom,
): void {
  for (let metres = 8; metres < lineLength(lane) - 20; ) {
    const length = random.between(13, 22);
    const { point, heading: along } = placeAlong(lane, metres + length / 2);
    const centre = moved(point, leftOf(along), aside.metres);
    const house = box(centre, along, length, aside.depth);
    const inTheWay = flights.some((flight) =>
      [centre, ...house].some((corner) => nearestOnLine(corner, flight).off < 5),
    );
    if (!inTheWay && random.chance(0.93)) {
      drawArea(drawing, house, { building: 'residential', 'building:levels': '3' });
      drawing.dwellings.push({
        at: centre,
        floorSpace: length * aside.depth * 3,
        place: HILLSIDE.name,
        ages: 'hillside',
      });
    }
    metres += length + 3;
  }
}

/** The flights of steps, each drawn; houses leave them free. */
function drawFlights(drawing: Drawing, streets: ReadonlyMap<string, Line>): Line[] {
  const tags = {
    highway: 'steps',
    handrail: 'yes',
    ramp: 'no',
    wheelchair: 'no',
    incline: 'up',
    surface: 'stone',
  };
  const lowest = at(TERRACES, 0);
  const fromStreets = FLIGHTS_FROM_STREET.map(({ street, foot }): Line => {
    const road = streets.get(street);
    if (road === undefined) throw new Error(`no street ${street}`);
    const start = nearestOnLine(foot, road).point;
    const end = nearestOnLine(foot, lowest).point;
    const footOfSteps = moved(start, heading(start, end), 22);
    drawLine(drawing, [start, footOfSteps], { highway: 'footway' });
    return winding(footOfSteps, end, 7);
  });
  const between = TERRACES.slice(1).flatMap((above, i) =>
    [0.08, 0.22, 0.36, 0.5, 0.64, 0.78, 0.92].map((share): Line => {
      const top = placeAlong(above, lineLength(above) * (share + 0.02 * i)).point;
      return winding(nearestOnLine(top, at(TERRACES, i)).point, top, i % 2 === 0 ? 3 : -3);
    }),
  );
  for (const flight of fromStreets) drawLine(drawing, flight, { ...tags, step_count: '86' });
  for (const flight of between) drawLine(drawing, flight, { ...tags, step_count: '62' });
  return [...fromStreets, ...between];
}

/** Steps on a slope turn once each way. */
function winding(from: Point, to: Point, aside: number): Line {
  const left = leftOf(heading(from, to));
  return [
    from,
    moved(midway(from, to, 0.3), left, aside),
    moved(midway(from, to, 0.7), left, -aside),
    to,
  ];
}
