import { readJsonFile, readRecords } from '@yike/files';
import {
  type Crosswalk,
  compileCrosswalk,
  readCrosswalkFile,
  readCrosswalkRecords,
} from '@yike/standards';
import type { InputLedger } from './input-ledger.ts';

/** Our crosswalk, with the entries of the user's file before ours. */
export async function loadCrosswalk(
  path: string | undefined,
  ledger: InputLedger,
): Promise<Crosswalk> {
  if (path === undefined) return compileCrosswalk();
  if (/\.json$/i.test(path)) {
    const { json, file } = await readJsonFile(path);
    const crosswalk = readCrosswalkFile(json, file.name);
    ledger.enter('crosswalk', file, crosswalk.entries.length, []);
    return compileCrosswalk(crosswalk);
  }
  const set = await readRecords(path);
  const crosswalk = readCrosswalkRecords(set);
  ledger.enter('crosswalk', set.file, crosswalk.entries.length, set.complaints);
  return compileCrosswalk(crosswalk);
}
