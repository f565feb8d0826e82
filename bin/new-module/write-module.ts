import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { filesOfGuide, type ModuleNames } from './guide-files.ts';
import { listModule } from './list-module.ts';

const GUIDE = 'docs/guides/add-a-module.md';

/** Writes and lists a module made after the guide's. Gives the files written and changed. */
export async function writeModule(root: string, names: ModuleNames): Promise<readonly string[]> {
  const files = filesOfGuide(await readFile(join(root, GUIDE), 'utf8'), names);
  const [taken] = [...files.keys()].filter((path) => existsSync(join(root, path)));
  if (taken !== undefined) throw new Error(`${taken}: 已经存在 / is there already`);
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return [...files.keys(), ...(await listModule(root, names.module))];
}
