import { basename, extname } from 'node:path';
import type { Listing } from '@yike/directory';
import type { Bilingual, Complaint, Progress } from '@yike/kernel';
import type { CoordinateEvidence, Unmapped } from '@yike/planning';
import type { Crosswalk } from '@yike/standards';
import type { CrsOf } from '../../../planning/inputs/crs-options.ts';
import type { MapOptions } from '../../../planning/inputs/map-options.ts';

/** What every reader of files of places needs besides the file. */
export interface Reading {
  readonly mapping: MapOptions;
  readonly crsOf: CrsOf;
  readonly crosswalk: Crosswalk;
  readonly evidence: CoordinateEvidence;
  /** What the ids of a file are called by; null: by the name of the file. */
  readonly source: string | null;
  readonly progress: Progress;
}

/** A file read into listings that are not yet in any region. */
export interface FileRead {
  readonly listings: readonly Listing[];
  readonly complaints: readonly Complaint[];
  /** Kinds of places that no type of ours says. */
  readonly unmapped: readonly Unmapped[];
  /** How the file was read. */
  readonly told: Bilingual;
}

/** `canteens-2026` of `/data/canteens 2026.csv`. */
export function sourceOf(path: string): string {
  const stem = basename(path, extname(path)).replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');
  return stem.slice(0, 60) || 'file';
}
