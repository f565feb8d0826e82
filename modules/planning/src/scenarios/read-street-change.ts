import type { StreetQuery } from '@yike/engine-network';
import { type Place, Problem } from '@yike/kernel';
import type { GateQuery, LonLat, StreetChangeWanted } from './scenario.ts';
import type { ChangeInFile } from './scenario-file.ts';

type StreetChangeInFile = Extract<ChangeInFile, { readonly do: StreetChangeWanted['do'] }>;

/** Reads parts of the change that is being read. */
interface ChangeParts {
  /** Position of a field in WGS 84. @throws Problem with the line of the field */
  placed(position: readonly [number, number], field: readonly PropertyKey[]): LonLat;
  placeOf(field: readonly PropertyKey[]): Place;
}

/** @throws Problem `scenario-path-unsaid`, `scenario-street-unsaid`, `coordinates-out-of-range` */
export function readStreetChange(
  change: StreetChangeInFile,
  parts: ChangeParts,
): StreetChangeWanted {
  switch (change.do) {
    case 'add-path':
      return {
        do: change.do,
        name: change.name ?? '',
        line: lineOf(change, parts),
        kind: change.kind ?? 'path',
        inclinePermille: permille(change.slopePercent),
      };
    case 'add-lift':
      return { do: change.do, stairs: queryOf(change, parts) };
    case 'close-street':
      return { do: change.do, street: queryOf(change, parts) };
    case 'rebuild-street':
      return {
        do: change.do,
        street: queryOf(change, parts),
        as: change.as,
        inclinePermille: permille(change.slopePercent),
      };
    case 'open-gate':
      return { do: change.do, gate: gateOf(change, parts) };
    case 'put-up-gate':
      return {
        do: change.do,
        at: parts.placed(change.at, ['at']),
        kind: change.kind ?? 'locked',
      };
  }
}

function lineOf(
  { line, from, to }: Extract<StreetChangeInFile, { readonly do: 'add-path' }>,
  parts: ChangeParts,
): LonLat[] {
  if (line !== undefined && from === undefined && to === undefined) {
    return line.map((position, at) => parts.placed(position, ['line', at]));
  }
  if (line === undefined && from !== undefined && to !== undefined) {
    return [parts.placed(from, ['from']), parts.placed(to, ['to'])];
  }
  throw new Problem('scenario-path-unsaid', parts.placeOf([]));
}

function queryOf(
  {
    street,
    way,
    at,
    from,
    to,
  }: Extract<
    StreetChangeInFile,
    { readonly do: 'add-lift' | 'close-street' | 'rebuild-street' | 'open-gate' }
  >,
  parts: ChangeParts,
): StreetQuery {
  const isNamed = street !== undefined || way !== undefined;
  const isSpan = from !== undefined || to !== undefined;
  const isWhole = from !== undefined && to !== undefined && at === undefined && isNamed;
  if (isSpan ? !isWhole : !isNamed && at === undefined) {
    throw new Problem('scenario-street-unsaid', parts.placeOf([]));
  }
  return {
    name: street ?? null,
    way: way ?? null,
    at: at === undefined ? null : parts.placed(at, ['at']),
    between:
      from === undefined || to === undefined
        ? null
        : [parts.placed(from, ['from']), parts.placed(to, ['to'])],
  };
}

/** @throws Problem `scenario-gate-unsaid` */
function gateOf(
  change: Extract<StreetChangeInFile, { readonly do: 'open-gate' }>,
  parts: ChangeParts,
): GateQuery {
  const { gate: gateName, node } = change;
  const isByStreet = ['street', 'way', 'at', 'from', 'to'].some((key) => key in change);
  const said = [gateName !== undefined, node !== undefined, isByStreet];
  if (said.filter((isSaid) => isSaid).length !== 1) {
    throw new Problem('scenario-gate-unsaid', parts.placeOf([]));
  }
  if (isByStreet) return queryOf(change, parts);
  return { name: null, way: null, at: null, between: null, node, gateName };
}

const permille = (percent = 0): number => Math.round(percent * 10);
