import type { Progress } from '@yike/kernel';
import type { CrsOf } from './crs-options.ts';
import type { InputLedger } from './input-ledger.ts';
import type { MapOptions } from './map-options.ts';

/** What every loader of input files needs besides the files. */
export interface Loading {
  readonly mapping: MapOptions;
  readonly crsOf: CrsOf;
  readonly ledger: InputLedger;
  readonly progress: Progress;
}
