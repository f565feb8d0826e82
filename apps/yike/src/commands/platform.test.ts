import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { temporaryFolder } from '@yike/postgres/testing';
import { runYike } from '../testing.ts';

const folder = await temporaryFolder();
after(() => rm(folder, { recursive: true, force: true }));
const data = (name: string): string[] => ['--data', join(folder, name)];

test('a database is migrated once, backed up, and restored into another', async () => {
  const first = await runYike('migrate', ...data('one'));
  assert.match(first.out, /territory\/001-regions-and-estates\.sql/);
  assert.match((await runYike('migrate', ...data('one'))).out, /^the database is up to date, 0 /);
  const backup = join(folder, 'backup');
  assert.equal((await runYike('backup', backup, ...data('one'))).code, 0);
  const restored = await runYike('restore', backup, ...data('two'));
  assert.match(restored.out, /tables are as they were at/);
  assert.match((await runYike('restore', backup, ...data('two'))).err, /not empty/);
});

test('what is no address of a database is refused, and what is needed is asked for', async () => {
  const refused = await runYike('migrate', '--database', 'mysql://somewhere');
  assert.deepEqual([refused.code, /postgres:\/\//.test(refused.err)], [64, true]);
  assert.equal((await runYike('backup')).code, 64);
});
