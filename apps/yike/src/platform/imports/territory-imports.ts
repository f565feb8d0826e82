import { parseCrs } from '@yike/engine-geometry';
import { readRecords } from '@yike/files';
import {
  dayInChina,
  daySchema,
  OPERATOR,
  Problem,
  type RecordSet,
  type Transaction,
} from '@yike/kernel';
import {
  type Imported,
  importBoundaries,
  importPopulation,
  importRegions,
  type ListFacts,
  readBoundaryRows,
  readPopulationRows,
  readRegionRows,
} from '@yike/territory';
import type { ImportKind, ImportOption, ImportOutcome } from './import-kind.ts';

export const REGIONS: ImportKind = {
  name: 'regions',
  says: { zh: '区划代码和名称', en: 'codes and names of regions' },
  async read(path, option) {
    const set = await readRecords(path);
    return async (tx) => {
      const { rows, complaints } = readRegionRows(set, factsOf(tx, set, option));
      return outcomeOf(await importRegions(tx, OPERATOR, rows), complaints);
    };
  },
};

export const BOUNDARIES: ImportKind = {
  name: 'boundaries',
  says: { zh: '区划边界（GeoJSON 多边形）', en: 'boundaries of regions (GeoJSON polygons)' },
  async read(path, option) {
    const set = await readRecords(path);
    const crs = parseCrs(option('crs') ?? set.declaredCrs ?? 'wgs84');
    return async (tx) => {
      const { rows, complaints } = readBoundaryRows(set, crs, factsOf(tx, set, option));
      return outcomeOf(await importBoundaries(tx, OPERATOR, rows), complaints);
    };
  },
};

export const POPULATION: ImportKind = {
  name: 'population',
  says: { zh: '区划人口，每个年龄段一列', en: 'people of regions, a column per age band' },
  async read(path, option) {
    const set = await readRecords(path);
    return async (tx) => {
      const { rows, complaints } = readPopulationRows(set, factsOf(tx, set, option));
      return outcomeOf(await importPopulation(tx, OPERATOR, rows), complaints);
    };
  },
};

export const TERRITORY_IMPORTS: readonly ImportKind[] = [REGIONS, BOUNDARIES, POPULATION];

/** From when on, and from where: by the options, or today and the name of the file. */
function factsOf(tx: Transaction, { file }: RecordSet, option: ImportOption): ListFacts {
  const day = option('from') ?? dayInChina(tx.now);
  if (!daySchema.safeParse(day).success) {
    const expected = '2026-01-01';
    throw new Problem('option-invalid', {}, { option: '--from', value: day, expected });
  }
  return { validFrom: day, source: option('source') ?? file.name };
}

function outcomeOf(
  { saved, same, complaints }: Imported,
  before: ImportOutcome['complaints'],
): ImportOutcome {
  return {
    counts: [
      { says: { zh: '写入', en: 'saved' }, count: saved },
      { says: { zh: '不变', en: 'as before' }, count: same },
    ],
    complaints: [...before, ...complaints],
  };
}
