import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { cannotWrite } from './set-up-failure.mjs';

/** What a marker file says, or undefined if there is none. @param {string} path */
export function findMarker(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whole or not at all: written aside, then renamed. @param {string} path @param {string} text */
export function writeMarker(path, text) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const aside = `${path}.${process.pid}`;
    writeFileSync(aside, text);
    renameSync(aside, path);
  } catch (cause) {
    throw cannotWrite(dirname(path), cause);
  }
}

/** @param {string} path */
export function removeMarker(path) {
  try {
    rmSync(path, { force: true });
  } catch (cause) {
    throw cannotWrite(dirname(path), cause);
  }
}
