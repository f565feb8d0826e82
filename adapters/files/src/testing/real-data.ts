import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../../../../../shared/data/', import.meta.url);

/** Path of a file of real data, and why a test that needs it is skipped where it is absent. */
export function realData(name: string): { path: string; skip: string | false } {
  const path = fileURLToPath(new URL(name, FOLDER));
  return { path, skip: existsSync(path) ? false : `no real data at ../shared/data/${name}` };
}
