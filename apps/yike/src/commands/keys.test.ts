import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type CityCode, OPERATOR } from '@yike/kernel';
import {
  addPerson,
  checkKeys,
  countSealed,
  KeyRing,
  newKeyRing,
  resealAll,
  seePersons,
  withNewKey,
} from '@yike/people';
import { temporaryFolder, testDatabase } from '@yike/postgres/testing';
import { codeOf } from '@yike/territory/testing';
import { MODULE_SCHEMAS } from '../platform/module-schemas.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const PERSONS = 1200;
const COMMUNITIES = ['310101002001', '320501002001'].map(codeOf);
const doing = { actor: OPERATOR, action: 'test', reason: 'test' };

const database = await testDatabase(MODULE_SCHEMAS);
const folder = await temporaryFolder();
after(() => rm(folder, { recursive: true, force: true }));

/** Begins `yike keys reseal` with these keys. */
function startReseal(path: string) {
  const { host, port, password } = database.pool.options;
  const url = `postgres://yike:${password}@${host}:${port}/yike`;
  return spawn(process.execPath, [MAIN, 'keys', 'reseal', '--lang', 'en', '--database', url], {
    env: { YIKE_KEYS: path },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function namesOpenedBy(keys: KeyRing): Promise<string[]> {
  const names: string[] = [];
  for (const within of COMMUNITIES) {
    const cityCode = `${within.slice(0, 4)}00` as CityCode;
    let cursor: string | undefined;
    do {
      const search = { cityCode, within, limit: 200, cursor };
      const page = await database.transaction((tx) => seePersons(tx, keys, doing, search));
      names.push(...page.items.map(({ particulars }) => particulars.name));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  }
  return names.sort();
}

test('sealing anew, killed in the middle, goes on where it was, and all opens all the time', async () => {
  const oldFile = newKeyRing('k1');
  const old = new KeyRing(oldFile);
  const names = Array.from({ length: PERSONS }, (_, at) => `居民${at}`).sort();
  await database.transaction(async (tx) => {
    await checkKeys(tx, old);
    for (const [at, name] of names.entries()) {
      const said = { name, phone: null, address: null, birthDate: null, residentNumber: null };
      const region = COMMUNITIES[at % 2] ?? assert.fail();
      await addPerson(tx, old, doing, region, said);
    }
  });

  const nextFile = withNewKey(oldFile, 'k2');
  const path = join(folder, 'keys.json');
  await writeFile(path, JSON.stringify(nextFile), { mode: 0o600 });
  const killed = startReseal(path);
  const ended = once(killed, 'exit');
  for await (const said of killed.stderr) if (/rows sealed anew/.test(String(said))) break;
  killed.kill('SIGKILL');
  await ended;

  const between = await countSealed(database.reading);
  assert.ok((between.get('k1') ?? 0) > 0 && (between.get('k2') ?? 0) > 0, 'it was in the middle');
  const both = new KeyRing(nextFile);
  assert.deepEqual(await namesOpenedBy(both), names);
  assert.deepEqual(
    await namesOpenedBy(new KeyRing(oldFile, () => nextFile)),
    names,
    'and by whoever began before',
  );

  assert.equal(await resealAll(database, both), between.get('k1'));
  assert.deepEqual(await countSealed(database.reading), new Map([['k2', PERSONS]]));
  const alone = new KeyRing({ ...nextFile, sealing: nextFile.sealing.slice(0, 1) });
  assert.deepEqual(await namesOpenedBy(alone), names, 'the old key is not needed any more');
});
