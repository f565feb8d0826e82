import { renameSync, rmSync } from 'node:fs';
import { type OutputFile, writeAside } from './write-aside.ts';

/**
 * Writes files at paths of the user's choice, each beside its place first. `name` is the path.
 * @throws Problem `output-unwritable`
 */
export async function writeOutputFiles(files: readonly OutputFile[]): Promise<void> {
  const asideOf = ({ name }: OutputFile): string => `${name}.${process.pid}.part`;
  await writeAside({
    files,
    label: files.map(({ name }) => name).join(', '),
    pathOf: asideOf,
    prepare() {},
    moveIn: () => {
      for (const file of files) renameSync(asideOf(file), file.name);
    },
    cleanUp: () => {
      for (const file of files) rmSync(asideOf(file), { force: true });
    },
  });
}
