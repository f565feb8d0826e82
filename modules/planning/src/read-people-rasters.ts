import { type Complaint, complaint, Problem, type Raster } from '@yike/kernel';
import { type AgeBand, findAgeBand } from './age-bands.ts';
import type { DemandPoint } from './demand.ts';
import { type ColumnMap, plainName } from './fields.ts';

export interface RasterPeople {
  readonly points: readonly DemandPoint[];
  readonly bands: readonly AgeBand[];
  /** Field → file name. */
  readonly columns: Readonly<Record<string, string>>;
  readonly complaints: readonly Complaint[];
}

const TOTAL_WORDS = /total|pop$|population$|总人口|常住人口|合计/;

/**
 * Demand points from grids, one file per age band or one for everybody: a point at the centre of
 * every cell in which somebody lives, rows from the north. The row number is the cell's, from 1.
 * What a file holds is told by its name (`…_age65above.tif`) or by the map (file name → field).
 * @throws Problem `raster-grids-differ`, `raster-band-unknown`
 */
export function readPeopleRasters(rasters: readonly Raster[], map: ColumnMap): RasterPeople {
  const first = rasters[0];
  if (first === undefined) throw new Error('No raster given.');
  const layers = rasters.map((raster) => ({ raster, ...layerOf(raster, rasters.length, map) }));
  for (const { raster } of layers) {
    if (!sameGrid(first, raster)) {
      throw new Problem(
        'raster-grids-differ',
        { file: raster.file.name },
        { other: first.file.name },
      );
    }
  }

  const bands = layers.flatMap(({ band }) => band ?? []);
  const totals = layers.find(({ band }) => band === null)?.raster;
  const points: DemandPoint[] = [];
  let negative = 0;
  for (let cell = 0; cell < first.values.length; cell++) {
    const byBand = new Map<string, number>();
    for (const { band, raster } of layers) {
      const value = raster.values[cell] ?? Number.NaN;
      if (value < 0) negative++;
      if (band !== null) byBand.set(band.id, Math.max(0, value || 0));
    }
    const sum = [...byBand.values()].reduce((all, here) => all + here, 0);
    const total = totals === undefined ? sum : Math.max(0, totals.values[cell] || 0);
    if (total === 0 && sum === 0) continue;
    points.push({ ...centreOf(first, cell), row: cell + 1, total, byBand });
  }
  return {
    points,
    bands,
    columns: Object.fromEntries(
      layers.map(({ band, raster }) => [band?.id ?? 'total', raster.file.name]),
    ),
    complaints:
      negative === 0
        ? []
        : [complaint('warning', 'raster-negative', { file: first.file.name }, { cells: negative })],
  };
}

function layerOf(raster: Raster, count: number, map: ColumnMap): { band: AgeBand | null } {
  const { name } = raster.file;
  const stem = name.replace(/\.tiff?$/i, '');
  const field = map.get(name) ?? map.get(stem);
  if (field === 'total') return { band: null };
  const band = field === undefined ? findAgeBandInFileName(stem) : findAgeBand(field);
  if (band !== null) return { band };
  if (count === 1 || TOTAL_WORDS.test(plainName(stem))) return { band: null };
  throw new Problem('raster-band-unknown', { file: name });
}

/** The first run of words in a file name that speaks of ages. */
function findAgeBandInFileName(stem: string): AgeBand | null {
  const words = stem.split(/[_\s]+/);
  for (let from = 0; from < words.length; from++) {
    for (let to = words.length; to > from; to--) {
      const band = findAgeBand(words.slice(from, to).join('_'));
      if (band !== null) return band;
    }
  }
  return null;
}

function sameGrid(a: Raster, b: Raster): boolean {
  const isClose = (x: number, y: number, cell: number): boolean => Math.abs(x - y) < cell / 100;
  return (
    a.width === b.width &&
    a.height === b.height &&
    isClose(a.west, b.west, a.cellWidth) &&
    isClose(a.north, b.north, a.cellHeight) &&
    isClose(a.cellWidth, b.cellWidth, a.cellWidth / a.width) &&
    isClose(a.cellHeight, b.cellHeight, a.cellHeight / a.height)
  );
}

function centreOf(raster: Raster, cell: number): { lon: number; lat: number } {
  const column = cell % raster.width;
  const row = Math.floor(cell / raster.width);
  return {
    lon: raster.west + (column + 0.5) * raster.cellWidth,
    lat: raster.north - (row + 0.5) * raster.cellHeight,
  };
}
