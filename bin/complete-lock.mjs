#!/usr/bin/env node
// Completes package-lock.json after `npm install`.
//
// npm leaves out of the lock file those optional packages of other systems that the registry in use
// does not offer, and `npm ci` then refuses the file everywhere. The version is known from the
// package that asks for them, so they are entered by it, without a hash.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { completeLock } from './setup/lock-completion.mjs';

const path = join(fileURLToPath(new URL('..', import.meta.url)), 'package-lock.json');
const { lock, added } = completeLock(JSON.parse(readFileSync(path, 'utf8')));
if (added.length > 0) {
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
}
process.stdout.write(`${added.length} added to package-lock.json\n`);
