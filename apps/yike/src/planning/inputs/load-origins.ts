import { readRecords } from '@yike/files';
import { type Place, Problem, type RecordSet } from '@yike/kernel';
import { type CoordinateEvidence, decidedText, locateRecords } from '@yike/planning';
import type { Given } from '../../terminal/command.ts';
import type { Loading } from './loading.ts';

/** A place from which somebody walks. */
export interface Origin {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  /** The row of the file it stands in; empty for one from the command line. */
  readonly source: Place;
}

/** The points of `--from`, parted by spaces or semicolons. @throws Problem `option-invalid` */
export function originsOption(given: Given): Origin[] {
  const texts = given.many('from').flatMap((value) => value.split(/[;；]/));
  return texts.filter((text) => text.trim() !== '').map(originOf);
}

function originOf(text: string): Origin {
  const [lon = Number.NaN, lat = Number.NaN, ...rest] = text.split(/[,，]/).map(Number);
  const isPlace = Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  if (isPlace && rest.length === 0) return { name: `${lon},${lat}`, lon, lat, source: {} };
  const expected = 'LON,LAT[;LON,LAT…] (121.47,31.23)';
  throw new Problem('option-invalid', {}, { option: '--from', value: text, expected });
}

/** Reads starts from a table or GeoJSON; whatever else the file says of them is not asked. */
export async function loadOrigins(
  path: string,
  evidence: CoordinateEvidence,
  { mapping, crsOf, ledger, progress }: Loading,
): Promise<Origin[]> {
  progress.phase({ zh: '读取起点', en: 'reading the starts' });
  const set = await readRecords(path);
  mapping.see(set.columns);
  const located = locateRecords(set, mapping.map, crsOf(path), evidence);
  const { crs } = located;
  const complaints = [...set.complaints, ...located.complaints];
  ledger.enter('facilities', set.file, set.records.length + set.complaints.length, complaints, {
    columns: located.columns,
    crs: { decided: decidedText(crs), how: crs.how, evidence: crs.evidence },
  });
  const nameColumn = nameColumnOf(set);
  return located.places.map(({ record, lon, lat }) => ({
    name: String(record.values[nameColumn] ?? `${lon.toFixed(6)},${lat.toFixed(6)}`),
    lon,
    lat,
    source: { file: set.file.name, row: record.row },
  }));
}

function nameColumnOf({ columns }: RecordSet): number {
  const named = columns.findIndex((column) => /^(?:name|title|名称|名字)$/i.test(column));
  return named >= 0 ? named : columns.findIndex((column) => /^(?:id|编号)$/i.test(column));
}
