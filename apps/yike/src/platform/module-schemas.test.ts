import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { listRuleBreaks, tableTypes } from '@yike/postgres';
import { testDatabase } from '@yike/postgres/testing';
import { MODULE_SCHEMAS, tablesFileOf } from './module-schemas.ts';

const { pool } = await testDatabase(MODULE_SCHEMAS);

test('the tables of all modules can be spread over machines by city', async () => {
  assert.deepEqual(await listRuleBreaks(pool, MODULE_SCHEMAS), []);
});

for (const module of MODULE_SCHEMAS) {
  test(`the table types of ${module.name} are those of the database`, async () => {
    const written = await readFile(tablesFileOf(module), 'utf8');
    assert.equal(written, await tableTypes(pool, module.name), 'run npm run tables');
  });
}
