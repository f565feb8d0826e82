import { extname } from 'node:path';
import { UNREACHED } from '@yike/engine-network';
import { writeCsv } from '@yike/files';
import { Problem } from '@yike/kernel';
import { programVersion } from '../../program-version.ts';
import { type CatchmentAnswer, isStray } from '../catchment-answers.ts';
import type { InputLedger } from '../inputs/input-ledger.ts';
import type { OutputFile } from './write-aside.ts';

type Format = 'geojson' | 'csv';

/** @throws Problem `option-invalid` for a name that ends otherwise */
export function formatOf(out: string): Format {
  const end = extname(out).toLowerCase();
  if (end === '.csv') return 'csv';
  if (end === '.geojson' || end === '.json') return 'geojson';
  const expected = 'NAME.geojson | NAME.csv';
  throw new Problem('option-invalid', {}, { option: '--out', value: out, expected });
}

/** The places at `out` and, where points were asked about, the demand points beside it. */
export function catchmentFiles(
  answer: CatchmentAnswer,
  out: string,
  ledger: InputLedger,
): OutputFile[] {
  const format = formatOf(out);
  const about = method(answer, ledger);
  const write = (name: string, rows: readonly Row[]): OutputFile => ({
    name,
    content: format === 'csv' ? csvOf(rows) : geojsonOf(rows, about),
  });
  const places = write(out, placeRows(answer));
  if (answer.shared === null && answer.near === null) return [places];
  return [places, write(peopleNameOf(out), peopleRows(answer))];
}

/** `beds.csv` → `beds-people.csv` */
export function peopleNameOf(out: string): string {
  const end = extname(out);
  return `${out.slice(0, -end.length)}-people${end}`;
}

type Figure = string | number | null;
interface Properties {
  readonly [name: string]: Figure | Properties | readonly Properties[];
}
interface Row {
  readonly at: readonly [lon: number, lat: number];
  /** The same names in every row of a file. */
  readonly properties: Properties;
}

/** How the figures came about, for whoever finds the file in a year. */
function method({ question }: CatchmentAnswer, ledger: InputLedger): unknown {
  const { walker, minutes, decay, service, snapMetres } = question;
  const horizon = decay.horizonTicks / 10;
  return {
    program: { name: 'yike', version: programVersion() },
    service: service?.slug ?? null,
    walker: walker.id,
    minutes,
    ...(walker.metresPerSecond === null ? { limitMetres: horizon } : { limitSeconds: horizon }),
    decay: decay.shape,
    snapMetres,
    inputs: ledger.inputs,
  };
}

function placeRows({ question, columnIds, placeJoints, heads, weighed, shared }: CatchmentAnswer) {
  return question.places.map((place, number): Row => {
    // nobody in reach is a finding; a place off the streets is a fault of the data
    const isKnown = !isStray(placeJoints, number);
    const sumsOf = (sums: readonly Float64Array[]): Properties =>
      Object.fromEntries(
        columnIds.map((id, column) => [id, isKnown ? round(sums[column]?.[number], 3) : null]),
      );
    const { id, name, types, capacity, lon, lat } = place;
    return {
      at: [lon, lat],
      properties: {
        id,
        name,
        types: types.join(';'),
        demandPoints: isKnown ? (heads.points[number] ?? 0) : null,
        people: sumsOf(heads.sums),
        ...(weighed === null ? {} : { weightedPeople: sumsOf(weighed.sums) }),
        ...(shared === null
          ? {}
          : {
              capacity,
              capacityPerThousand:
                capacity === null || shared.idlePlaces.includes(number)
                  ? null
                  : perThousand(shared.ratio[number]),
            }),
        source: sourceOf(place.source.file, place.source.row),
      },
    };
  });
}

function peopleRows(answer: CatchmentAnswer): Row[] {
  const { question, columnIds, shared, placesInReach, placesWeighed } = answer;
  const { demand } = question;
  const columns = [demand.total, ...demand.byBand];
  return Array.from(demand.lons, (lon, point): Row => {
    const file = demand.sources[demand.sourceOf[point] ?? 0]?.file.name;
    return {
      at: [lon, demand.lats[point] ?? 0],
      properties: {
        people: Object.fromEntries(
          columnIds.map((id, column) => [id, round(columns[column]?.[point], 3)]),
        ),
        placesInReach: placesInReach[point] ?? 0,
        ...(placesWeighed === null ? {} : { placesWeighed: round(placesWeighed[point], 4) }),
        ...(shared === null ? {} : { capacityPerThousand: perThousand(shared.access[point]) }),
        ...nearestOf(answer, point),
        source: sourceOf(file, demand.row[point]),
      },
    };
  });
}

/** Seconds round up: who reads 300 s is within 300 s. */
function nearestOf({ near, question }: CatchmentAnswer, point: number): Properties {
  if (near === null) return {};
  const isMetres = question.walker.metresPerSecond === null;
  const unit = isMetres ? 'metres' : 'seconds';
  const own = Array.from({ length: near.k }, (_, n): Properties => {
    const at = point * near.k + n;
    const ticks = near.ticks[at] ?? UNREACHED;
    const place = question.places[near.place[at] ?? -1];
    const reached = isMetres ? ticks / 10 : Math.ceil(ticks / 10);
    return {
      id: place?.id ?? null,
      name: place?.name ?? null,
      [unit]: ticks === UNREACHED ? null : reached,
    };
  });
  return { nearest: own };
}

function sourceOf(file: string | undefined, row: number | undefined): Properties {
  return { file: file ?? null, row: row ?? null };
}

function* geojsonOf(rows: readonly Row[], about: unknown): Generator<string> {
  yield `{"type":"FeatureCollection","method":${JSON.stringify(about)},"features":[\n`;
  for (const [number, { at, properties }] of rows.entries()) {
    const geometry = { type: 'Point', coordinates: at.map((degrees) => round(degrees, 7)) };
    yield `${number === 0 ? '' : ',\n'}${JSON.stringify({ type: 'Feature', geometry, properties })}`;
  }
  yield '\n]}\n';
}

/** `people: { total }` becomes the column `people_total`, the first of `nearest` `nearest_1_id`. */
function csvOf(rows: readonly Row[]): string {
  const flat = rows.map(({ at, properties }) => [
    ...flatten('', properties),
    ['lon', round(at[0], 7)] as const,
    ['lat', round(at[1], 7)] as const,
  ]);
  const columns = flat[0]?.map(([name]) => name) ?? [];
  return writeCsv(
    columns,
    flat.map((row) => row.map(([, value]) => value)),
  );
}

function flatten(prefix: string, properties: Properties): (readonly [string, Figure])[] {
  return Object.entries(properties).flatMap(([name, value]) => {
    const full = `${prefix}${name}`;
    if (value === null || typeof value !== 'object') return [[full, value] as const];
    if (!isList(value)) return flatten(`${full}_`, value);
    return value.flatMap((one, number) => flatten(`${full}_${number + 1}_`, one));
  });
}

function isList(value: Properties | readonly Properties[]): value is readonly Properties[] {
  return Array.isArray(value);
}

const perThousand = (ratio: number | undefined): number => round((ratio ?? 0) * 1000, 4);

function round(value: number | undefined, digits: number): number {
  return Number((value ?? 0).toFixed(digits));
}
