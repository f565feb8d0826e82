import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * One hash over files: their paths from the root and their bytes, so that renaming counts and the
 * time of a checkout does not.
 *
 * @param {string} root
 * @param {readonly string[]} files absolute paths, in any order
 * @returns {string} lower-case hex SHA-256
 */
export function contentHash(root, files) {
  const hash = createHash('sha256');
  for (const file of [...files].sort()) {
    const bytes = readFileSync(file);
    hash.update(`${relative(root, file).split(sep).join('/')}\n${bytes.length}\n`);
    hash.update(bytes);
  }
  return hash.digest('hex');
}

/**
 * Every file below a folder; none if the folder is missing.
 *
 * @param {string} folder
 * @param {(name: string) => boolean} wanted asked for folders and files, by their own name
 * @returns {string[]} absolute paths
 */
export function filesBelow(folder, wanted) {
  /** @type {string[]} */
  const found = [];
  for (const entry of entriesOf(folder)) {
    if (!wanted(entry.name)) {
      continue;
    }
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      found.push(...filesBelow(path, wanted));
    } else if (entry.isFile()) {
      found.push(path);
    }
  }
  return found;
}

/** @param {string} folder */
function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
