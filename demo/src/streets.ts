import type { OsmTags } from '@yike/kernel';
import { splitAtCanal } from './canal.ts';
import { type Drawing, drawLine, named, tagNode } from './drawing.ts';
import {
  at,
  type Line,
  leftOf,
  lineLength,
  moved,
  nearestOnLine,
  partOf,
  placeAlong,
  sideways,
} from './plane-geometry.ts';
import { crossingsOf, type StreetLine } from './street-lines.ts';

/** From the middle of a main road to its pavement. */
export const PAVEMENT_METRES = 12;
const LANES = { primary: '6', secondary: '4', tertiary: '2', residential: '2', pedestrian: '' };
const SPEEDS = {
  primary: '60',
  secondary: '50',
  tertiary: '40',
  residential: '30',
  pedestrian: '',
};

/** Carriageways, the pavements of main roads, and the crossings between these. */
export function drawStreets(drawing: Drawing, streets: readonly StreetLine[]): void {
  for (const street of streets) {
    drawCarriageway(drawing, street);
    if (street.class === 'primary') drawPavements(drawing, street);
  }
  const mainRoads = streets.filter((street) => street.class === 'primary');
  for (const mainRoad of mainRoads) drawCrossings(drawing, mainRoad, streets);
}

function drawCarriageway(drawing: Drawing, street: StreetLine): void {
  const tags = carriagewayTags(street);
  for (const piece of deckPieces(street.line, street)) {
    if (piece.deck) {
      drawLine(drawing, piece.line, { ...tags, ...deckTags(street) }, 1);
    } else drawOverCanal(drawing, piece.line, tags);
  }
}

function deckTags({ deck }: StreetLine): OsmTags {
  return {
    bridge: 'yes',
    layer: '1',
    'bridge:name': deck?.name ?? '',
    'bridge:name:en': deck?.nameEn ?? '',
  };
}

function carriagewayTags(street: StreetLine): OsmTags {
  const tags = { highway: street.class, ...named(street.name, street.nameEn) };
  if (street.class === 'pedestrian') return { ...tags, surface: 'paving_stones' };
  const road = {
    ...tags,
    lanes: LANES[street.class],
    maxspeed: SPEEDS[street.class],
    surface: 'asphalt',
  };
  if (street.class !== 'primary') return { ...road, sidewalk: 'both' };
  return { ...road, sidewalk: 'separate', foot: 'use_sidepath' };
}

function drawOverCanal(drawing: Drawing, line: Line, tags: OsmTags): void {
  for (const piece of splitAtCanal(line)) {
    drawLine(drawing, piece.line, piece.over ? { ...tags, bridge: 'yes', layer: '1' } : tags);
  }
}

function deckPieces(line: Line, street: StreetLine): { line: Line; deck: boolean }[] {
  if (street.deck === undefined) return [{ line, deck: false }];
  const station = (metres: number): number =>
    nearestOnLine(placeAlong(street.line, metres).point, line).metres;
  const from = station(street.deck.from);
  const to = station(street.deck.to);
  return [
    { line: partOf(line, 0, from), deck: false },
    { line: partOf(line, from, to), deck: true },
    { line: partOf(line, to, lineLength(line)), deck: false },
  ];
}

function drawPavements(drawing: Drawing, street: StreetLine): void {
  const tags = {
    highway: 'footway',
    footway: 'sidewalk',
    surface: 'paving_stones',
    wheelchair: 'yes',
  };
  for (const side of [PAVEMENT_METRES, -PAVEMENT_METRES]) {
    for (const { line, deck } of deckPieces(pavementLine(street, side), street)) {
      if (deck) drawLine(drawing, line, { ...tags, ...deckTags(street) }, 1);
      else drawOverCanal(drawing, line, tags);
    }
  }
}

/** Beside a joining end the pavement stops on the other road's pavement, not on its carriageway. */
function pavementLine(street: StreetLine, side: number): Line {
  if (street.closed === true) {
    const ring = street.line.slice(0, -1);
    const round = sideways([at(ring, -1), ...ring, at(ring, 0)], side).slice(1, -1);
    return [...round, at(round, 0)];
  }
  const line = sideways(street.line, side);
  return partOf(line, 8, lineLength(line) - 8);
}

/** A crossing a few metres past every side street, from pavement to pavement. */
function drawCrossings(
  drawing: Drawing,
  mainRoad: StreetLine,
  streets: readonly StreetLine[],
): void {
  const junctions = streets
    .filter((street) => street !== mainRoad)
    .flatMap((street) =>
      crossingsOf(mainRoad.line, street.line).map((point) => ({
        metres: nearestOnLine(point, mainRoad.line).metres,
        main: street.class === 'primary',
        signals: street.class === 'secondary' || street.class === 'tertiary',
      })),
    )
    .toSorted((a, b) => a.metres - b.metres);
  let last = Number.NEGATIVE_INFINITY;
  for (const { metres, main, signals } of junctions) {
    if (main || metres - last < 35) continue;
    if (junctions.some((other) => other.main && Math.abs(other.metres - metres) < 60)) continue;
    last = metres;
    const along = metres + 14 < lineLength(mainRoad.line) ? metres + 14 : metres - 14;
    drawCrossing(drawing, mainRoad.line, along, signals);
  }
  drawMidBlockCrossings(
    drawing,
    mainRoad,
    junctions.map(({ metres }) => metres),
  );
}

function drawMidBlockCrossings(
  drawing: Drawing,
  mainRoad: StreetLine,
  junctions: readonly number[],
): void {
  for (let i = 1; i < junctions.length; i++) {
    const from = at(junctions, i - 1);
    const to = at(junctions, i);
    const middle = (from + to) / 2;
    const { deck } = mainRoad;
    const onDeck = deck !== undefined && middle > deck.from - 40 && middle < deck.to + 40;
    if (to - from > 330 && !onDeck) drawCrossing(drawing, mainRoad.line, middle, true);
  }
}

function drawCrossing(drawing: Drawing, road: Line, metres: number, signals: boolean): void {
  const { point, heading } = placeAlong(road, metres);
  const left = moved(point, leftOf(heading), PAVEMENT_METRES);
  const right = moved(point, leftOf(heading), -PAVEMENT_METRES);
  const crossing = signals ? 'traffic_signals' : 'uncontrolled';
  drawLine(drawing, [left, point, right], { highway: 'footway', footway: 'crossing', crossing });
  tagNode(drawing, point, {
    highway: 'crossing',
    crossing,
    'crossing:markings': 'zebra',
    tactile_paving: signals ? 'yes' : 'no',
  });
  for (const kerb of [left, right]) tagNode(drawing, kerb, { barrier: 'kerb', kerb: 'lowered' });
}
