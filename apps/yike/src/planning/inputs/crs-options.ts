import { basename } from 'node:path';
import { parseCrs } from '@yike/engine-geometry';
import { Problem } from '@yike/kernel';

/** What `--crs` says of a file; null: decide by evidence. */
export type CrsOf = (path: string) => string | null;

/**
 * `--crs gcj02` speaks of all files, `--crs people.csv=gcj02` of one; `auto` leaves it to evidence.
 * @throws Problem `crs-unknown`; `option-invalid` for a file that is not among `paths`
 */
export function readCrsOptions(values: readonly string[], paths: readonly string[]): CrsOf {
  const byFile = new Map<string, string>();
  let forAll = 'auto';
  for (const value of values) {
    const at = value.lastIndexOf('=');
    const crs = value.slice(at + 1);
    if (crs !== 'auto') parseCrs(crs);
    if (at < 0) forAll = crs;
    else byFile.set(value.slice(0, at), crs);
  }
  for (const file of byFile.keys()) {
    if (paths.some((path) => path === file || basename(path) === file)) continue;
    const expected = `[FILE=]CRS, FILE: ${paths.map((path) => basename(path)).join(', ')}`;
    throw new Problem('option-invalid', {}, { option: '--crs', value: file, expected });
  }
  return (path) => {
    const crs = byFile.get(path) ?? byFile.get(basename(path)) ?? forAll;
    return crs === 'auto' ? null : crs;
  };
}
