import {
  type AgeBand,
  type Complaint,
  complaint,
  findAgeBand,
  Problem,
  plainName,
  type Raster,
} from '@yike/kernel';
import { bandsAgainstTotal, partialBands, summedBands, sumOfBands } from './bands-against-total.ts';
import type { DemandPoint } from './demand.ts';
import type { ColumnMap } from './fields.ts';

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
 * @throws Problem `raster-grids-differ`, `raster-band-unknown`, `raster-band-twice`,
 * `people-bands-overlap`
 */
export function readPeopleRasters(rasters: readonly Raster[], map: ColumnMap): RasterPeople {
  const [first] = rasters;
  if (first === undefined) throw new Error('No raster given.');
  const layers = rasters.map((raster) => ({ raster, band: bandOf(raster, rasters.length, map) }));
  checkLayers(first, layers);

  const bands = layers.flatMap(({ band }) => band ?? []);
  const totals = layers.find(({ band }) => band === null)?.raster;
  const summed = totals === undefined ? summedBands(first.file.name, bands) : [];
  const points: DemandPoint[] = [];
  for (let cell = 0; cell < first.values.length; cell++) {
    const byBand = new Map(
      layers.flatMap(({ band, raster }) =>
        band === null ? [] : [[band.id, headsIn(raster, cell)] as const],
      ),
    );
    const total = totals === undefined ? sumOfBands(byBand, summed) : headsIn(totals, cell);
    const isEmpty = total === 0 && [...byBand.values()].every((here) => here === 0);
    if (!isEmpty) points.push({ ...centreOf(first, cell), row: cell + 1, total, byBand });
  }
  const disagreement =
    totals === undefined
      ? partialBands(first.file.name, bands)
      : bandsAgainstTotal(totals.file.name, points, bands);
  const columns = layers.map(({ band, raster }) => [band?.id ?? 'total', raster.file.name]);
  return {
    points,
    bands,
    columns: Object.fromEntries(columns),
    complaints: [
      ...rasters.flatMap((raster) => negativeCells(raster) ?? []),
      ...(disagreement === null ? [] : [disagreement]),
    ],
  };
}

interface Layer {
  readonly raster: Raster;
  /** null: everybody. */
  readonly band: AgeBand | null;
}

function checkLayers(first: Raster, layers: readonly Layer[]): void {
  const fileOf = new Map<string, string>();
  for (const { raster, band } of layers) {
    const { name } = raster.file;
    const field = band?.id ?? 'total';
    const other = fileOf.get(field);
    if (other !== undefined)
      throw new Problem('raster-band-twice', { file: name }, { other, field });
    fileOf.set(field, name);
    if (!sameGrid(first, raster)) {
      throw new Problem('raster-grids-differ', { file: name }, { other: first.file.name });
    }
  }
}

/** People in a cell; none where there is no data or a negative number. */
function headsIn({ values }: Raster, cell: number): number {
  return Math.max(0, values[cell] || 0);
}

function negativeCells({ values, file }: Raster): Complaint | null {
  const cells = values.reduce((count, value) => count + Number(value < 0), 0);
  return cells === 0
    ? null
    : complaint('warning', 'raster-negative', { file: file.name }, { cells });
}

/** The age band a grid is about; null: everybody. */
function bandOf(raster: Raster, count: number, map: ColumnMap): AgeBand | null {
  const { name } = raster.file;
  const stem = name.replace(/\.tiff?$/i, '');
  const field = map.get(name) ?? map.get(stem);
  if (field === 'total') return null;
  const band = field === undefined ? findAgeBandInFileName(stem) : findAgeBand(field);
  if (band !== null) return band;
  const isTotal = count === 1 || TOTAL_WORDS.test(plainName(stem));
  if (field === undefined && isTotal) return null;
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
