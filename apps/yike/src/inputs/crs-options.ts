import { basename } from 'node:path';
import { parseCrs } from '@yike/engine-geometry';

/** What `--crs` says of a file; null: decide by evidence. */
export type CrsOf = (path: string) => string | null;

/**
 * `--crs gcj02` speaks of all files, `--crs people.csv=gcj02` of one; `auto` leaves it to evidence.
 * @throws Problem `crs-unknown`
 */
export function readCrsOptions(values: readonly string[]): CrsOf {
  const byFile = new Map<string, string>();
  let forAll = 'auto';
  for (const value of values) {
    const at = value.lastIndexOf('=');
    const crs = value.slice(at + 1);
    if (crs !== 'auto') parseCrs(crs);
    if (at < 0) forAll = crs;
    else byFile.set(value.slice(0, at), crs);
  }
  return (path) => {
    const crs = byFile.get(path) ?? byFile.get(basename(path)) ?? forAll;
    return crs === 'auto' ? null : crs;
  };
}

/** `--map 列名=total`: column → field. @throws nothing; fields are checked where columns are known */
export function readMapOptions(values: readonly string[]): Map<string, string> {
  return new Map(
    values.map((value) => {
      const at = value.lastIndexOf('=');
      return [value.slice(0, Math.max(0, at)), value.slice(at + 1)] as const;
    }),
  );
}
