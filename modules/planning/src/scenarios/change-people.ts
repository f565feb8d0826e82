import { type Complaint, complaint, Problem } from '@yike/kernel';
import { roundFigure } from '../assessment/rounding.ts';
import type { Demand } from '../inputs/demand.ts';
import type { AddPeople, Change, LonLat } from './scenario.ts';

/** Somebody who moves in, and the change that says so. */
interface Arrival {
  readonly wanted: AddPeople;
  readonly change: Change;
}

/**
 * The people after all changes: everybody stays where they are, whoever moves in follows.
 * Gives the very same object where nobody does.
 * @throws Problem `scenario-band-unknown`, and what `checkOnStreet` throws
 */
export function changePeople(
  demand: Demand,
  changes: readonly Change[],
  checkOnStreet: (at: LonLat, name: string, change: Change) => void,
): { readonly demand: Demand; readonly complaints: readonly Complaint[] } {
  const arrivals = changes.flatMap((change): Arrival[] =>
    change.wanted.do === 'add-people' ? [{ wanted: change.wanted, change }] : [],
  );
  const [first] = arrivals;
  if (first === undefined) return { demand, complaints: [] };
  const complaints = arrivals.flatMap((arrival) => {
    checkOnStreet(arrival.wanted.at, arrival.wanted.name, arrival.change);
    return checkBands(demand, arrival);
  });
  const added = arrivals.map(({ wanted }) => wanted);
  const file = {
    path: '',
    name: first.change.place.file ?? '',
    bytes: 0,
    sha256: '',
    format: 'yaml',
  } as const;
  const values = new Map(
    arrivals.map(({ wanted, change }) => [change.place.line ?? 0, [wanted.name]] as const),
  );
  const moved: Demand = {
    count: demand.count + added.length,
    lons: followedBy(demand.lons, added, ({ at: [lon] }) => lon),
    lats: followedBy(demand.lats, added, ({ at: [, lat] }) => lat),
    total: followedBy(demand.total, added, ({ total }) => total),
    bands: demand.bands,
    byBand: demand.byBand.map((column, band) =>
      followedBy(column, added, ({ byBand }) => byBand.get(demand.bands[band]?.id ?? '') ?? 0),
    ),
    sources: [...demand.sources, { file, columns: ['name'], values }],
    sourceOf: Uint16Array.from([...demand.sourceOf, ...added.map(() => demand.sources.length)]),
    row: Uint32Array.from([...demand.row, ...arrivals.map(({ change }) => change.place.line ?? 0)]),
  };
  return { demand: moved, complaints };
}

function checkBands(demand: Demand, { wanted, change }: Arrival): Complaint[] {
  const known = demand.bands.map(({ id }) => id);
  for (const band of wanted.byBand.keys()) {
    if (known.includes(band)) continue;
    const details = { band, known: known.length === 0 ? 'total' : known.join(', ') };
    throw new Problem('scenario-band-unknown', change.place, details);
  }
  const unsaid = known.filter((id) => !wanted.byBand.has(id));
  if (unsaid.length === 0 || wanted.total === 0) return [];
  const details = {
    name: wanted.name,
    people: roundFigure(wanted.total),
    bands: unsaid.join(', '),
  };
  return [complaint('warning', 'scenario-bands-unsaid', change.place, details)];
}

function followedBy(
  column: Float64Array,
  added: readonly AddPeople[],
  value: (one: AddPeople) => number,
): Float64Array {
  const longer = new Float64Array(column.length + added.length);
  longer.set(column);
  longer.set(added.map(value), column.length);
  return longer;
}
