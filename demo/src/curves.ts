import { at, distance, type Line, lineLength, type Point, placeAlong } from './plane-geometry.ts';

/**
 * A Catmull–Rom curve through hand-drawn points, sampled about every `stepMetres`. The drawn
 * points stay on it, so that what is drawn to meet does meet.
 */
export function smooth(points: readonly Point[], stepMetres = 22): Line {
  if (points.length < 3) return points;
  const curve: Point[] = [at(points, 0)];
  for (let i = 0; i + 1 < points.length; i++) {
    const before = at(points, Math.max(0, i - 1));
    const start = at(points, i);
    const end = at(points, i + 1);
    const after = at(points, Math.min(points.length - 1, i + 2));
    const steps = Math.max(1, Math.round(distance(start, end) / stepMetres));
    for (let step = 1; step < steps; step++) {
      curve.push(onCurve(before, start, end, after, step / steps));
    }
    curve.push(end);
  }
  return curve;
}

/** The closed curve through the points, without repeating the first. */
export function smoothRing(points: readonly Point[], stepMetres = 22): Line {
  const around = [at(points, -1), ...points, at(points, 0), at(points, 1)];
  const curve: Point[] = [];
  for (let i = 1; i + 2 < around.length; i++) {
    const start = at(around, i);
    const end = at(around, i + 1);
    const steps = Math.max(1, Math.round(distance(start, end) / stepMetres));
    for (let step = 0; step < steps; step++) {
      curve.push(onCurve(at(around, i - 1), start, end, at(around, i + 2), step / steps));
    }
  }
  return curve;
}

/** Even steps along a line; an offset curve keeps its shape where its source bends. */
export function evenly(line: Line, stepMetres: number): Line {
  const length = lineLength(line);
  const steps = Math.max(1, Math.round(length / stepMetres));
  return Array.from({ length: steps + 1 }, (_, i) => placeAlong(line, (length * i) / steps).point);
}

function onCurve(p0: Point, p1: Point, p2: Point, p3: Point, t: number): Point {
  const coordinate = (a: number, b: number, c: number, d: number): number =>
    0.5 *
    (2 * b +
      (c - a) * t +
      (2 * a - 5 * b + 4 * c - d) * t * t +
      (3 * b - a - 3 * c + d) * t * t * t);
  return [coordinate(p0[0], p1[0], p2[0], p3[0]), coordinate(p0[1], p1[1], p2[1], p3[1])];
}
