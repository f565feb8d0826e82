import { type ImportAsked, joinListings } from '@yike/directory';
import type { Bilingual, Progress, RegionCode } from '@yike/kernel';
import type { Unmapped } from '@yike/planning';
import type { Crosswalk } from '@yike/standards';
import type { CrsOf } from '../../../planning/inputs/crs-options.ts';
import type { MapOptions } from '../../../planning/inputs/map-options.ts';
import { readFacilityFiles } from './read-files.ts';
import { sourceOf } from './reading.ts';
import { placeInRegions, type RegionAreas } from './region-areas.ts';

export interface FacilityImport {
  readonly paths: readonly string[];
  readonly region: RegionCode;
  readonly source: string | null;
  /** When the files were true, unless their rows say so themselves. */
  readonly asOf: Date;
  readonly mapping: MapOptions;
  readonly crsOf: CrsOf;
  readonly crosswalk: Crosswalk;
}

export interface FacilitiesAsked {
  readonly asked: ImportAsked;
  readonly unmapped: readonly Unmapped[];
  /** How each file was read. */
  readonly told: readonly Bilingual[];
}

/**
 * Reads files into what the directory can be asked to import: located, each place once, each in its
 * region. Nothing is written. @throws Problem for what is wrong with a file as a whole
 */
export async function prepareFacilities(
  areas: RegionAreas,
  { paths, region, source, asOf, ...options }: FacilityImport,
  progress: Progress,
): Promise<FacilitiesAsked> {
  progress.phase({ zh: '读取网点文件', en: 'reading the files' });
  const { evidence } = areas;
  const read = await readFacilityFiles(paths, { ...options, source, evidence, progress });
  progress.phase({ zh: '合并重复、确定区划', en: 'joining what is listed twice' });
  const { placed, complaints } = placeInRegions(read.listings, region, areas);
  const name = source ?? sourceOf(paths[0] ?? '');
  const joined = joinListings(placed, name);
  return {
    asked: {
      region,
      source: name,
      asOf,
      listings: joined.listings,
      complaints: [...read.complaints, ...complaints, ...joined.complaints],
    },
    unmapped: read.unmapped,
    told: read.told,
  };
}
