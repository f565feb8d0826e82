import { type PlannedStreet, RIVER_BRIDGES, STREETS } from './district-plan.ts';
import {
  at,
  crossing,
  distance,
  type Line,
  lineLength,
  nearestOnLine,
  type Point,
  partOf,
  segments,
} from './plane-geometry.ts';
import { RIVER_LINE } from './waters.ts';

export interface StreetLine extends PlannedStreet {
  /** Where it is a bridge, in metres along it. */
  readonly deck?: {
    readonly from: number;
    readonly to: number;
    readonly name: string;
    readonly nameEn: string;
  };
}

/** An end is drawn to meet a street when it lies this near to it, before or behind. */
const JOIN_METRES = 75;
const DECK_HALF_METRES = 168;

/** The plan's streets with their ends trimmed or lengthened to meet, and their river decks. */
export function streetLines(): StreetLine[] {
  const drawn: StreetLine[] = [];
  for (const planned of STREETS) {
    const closed = planned.closed === true;
    const line: Line = closed ? [...planned.line, at(planned.line, 0)] : joined(planned, drawn);
    drawn.push(withDeck({ ...planned, line }));
  }
  return drawn;
}

function joined(planned: PlannedStreet, drawn: readonly StreetLine[]): Line {
  const others = drawn.map(({ line }) => line);
  const fromStart = joinedStart(planned.line, others);
  return joinedStart(fromStart.toReversed(), others).toReversed();
}

function joinedStart(line: Line, others: readonly Line[]): Line {
  const tail = partOf(line, 0, Math.min(JOIN_METRES, lineLength(line) / 3));
  const met = others.flatMap((other) => crossingsOf(tail, other));
  if (met.length > 0) {
    const along = Math.max(...met.map((point) => nearestOnLine(point, line).metres));
    const nearest = met.find((point) => nearestOnLine(point, line).metres === along);
    return [nearest ?? at(line, 0), ...partOf(line, along, lineLength(line)).slice(1)];
  }
  const start = at(line, 0);
  const feet = others.map((other) => nearestOnLine(start, other).point);
  const foot = feet.toSorted((a, b) => distance(a, start) - distance(b, start))[0];
  if (foot === undefined || distance(foot, start) > JOIN_METRES) return line;
  return distance(foot, start) < 0.01
    ? line
    : [foot, ...line.slice(distance(foot, start) < 4 ? 1 : 0)];
}

/** Every point where two lines cross. */
export function crossingsOf(line: Line, other: Line): Point[] {
  const found: Point[] = [];
  const others = segments(other);
  for (const [a, b] of segments(line)) {
    for (const [c, d] of others) {
      if (Math.max(a[0], b[0]) < Math.min(c[0], d[0])) continue;
      if (Math.max(c[0], d[0]) < Math.min(a[0], b[0])) continue;
      const met = crossing(a, b, c, d);
      if (met !== undefined) found.push(met.point);
    }
  }
  return found;
}

function withDeck(street: StreetLine): StreetLine {
  const bridge = RIVER_BRIDGES.find(({ street: name }) => name === street.name);
  const middle = crossingsOf(street.line, RIVER_LINE)[0];
  if (bridge === undefined || middle === undefined) return street;
  const metres = nearestOnLine(middle, street.line).metres;
  const { name, nameEn } = bridge;
  return {
    ...street,
    deck: { from: metres - DECK_HALF_METRES, to: metres + DECK_HALF_METRES, name, nameEn },
  };
}
