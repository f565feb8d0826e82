import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Problem } from '@yike/kernel';
import { type OutputFile, unwritable, writeAside } from './write-aside.ts';

/**
 * Writes all files beside the folder first and then moves them in, so that an interrupt or a full
 * disk leaves either what was there before or all of the new. Other files in the folder stay.
 * @throws Problem `output-unwritable`
 */
export async function writeOutputs(folder: string, files: readonly OutputFile[]): Promise<void> {
  const target = resolve(folder);
  const aside = asideOf(target);
  await writeAside({
    files,
    label: folder,
    pathOf: ({ name }) => join(aside, name),
    prepare: () => {
      makeFolder(aside);
      refuseFoldersInTheWay(target, files);
    },
    moveIn: () => moveIn(aside, target, files),
    cleanUp: () => rmSync(aside, { recursive: true, force: true }),
  });
}

/**
 * Looks at the start whether the end will be able to write, so that nobody computes for minutes in
 * vain. Makes nothing: an interrupt could leave it behind.
 * @throws Problem `output-unwritable`
 */
export function tryOutputFolder(folder: string): void {
  let ancestor = resolve(folder);
  while (!existsSync(ancestor)) ancestor = dirname(ancestor);
  if (!statSync(ancestor).isDirectory()) {
    throw new Problem('output-unwritable', { file: folder }, { reason: `${ancestor} is a file` });
  }
  try {
    accessSync(ancestor, constants.W_OK);
  } catch (error) {
    throw unwritable(folder, error);
  }
}

const asideOf = (target: string): string =>
  join(dirname(target), `.${basename(target)}.${process.pid}.part`);

/** One level at a time: asked for all levels at once, Node never returns below `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function refuseFoldersInTheWay(target: string, files: readonly OutputFile[]): void {
  for (const { name } of files) {
    const inTheWay = statSync(join(target, name), { throwIfNoEntry: false });
    if (inTheWay?.isDirectory() !== true) continue;
    throw new Problem('output-unwritable', { file: name }, { reason: 'a folder of that name' });
  }
}

/**
 * A new folder appears at once and whole. Into one that exists the files move one by one, without a
 * turn of the event loop between them, so that no interrupt of ours falls in between.
 */
function moveIn(aside: string, target: string, files: readonly OutputFile[]): void {
  if (!existsSync(target)) {
    renameSync(aside, target);
    return;
  }
  for (const { name } of files) renameSync(join(aside, name), join(target, name));
}
