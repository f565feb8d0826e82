import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, describe, test } from 'node:test';
import { temporaryFolder } from '@yike/postgres/testing';
import { anEstate, BEITANG } from '@yike/territory/testing';
import { loadText, runLoad } from '../testing/load.ts';
import { killDatabase, servePlatform, untilWell } from '../testing/served-platform.ts';

const folder = await temporaryFolder();
after(() => rm(folder, { recursive: true, force: true }));
const params = { regionCode: BEITANG };

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

describe('a platform in a process of its own', () => {
  test('answers two hundred readers and fifty writers at once without an error', async (t) => {
    const served = await servePlatform(folder);
    const figures = await runLoad(served, { readers: 200, writers: 50, seconds: 3 });
    t.diagnostic(loadText(figures));
    assert.deepEqual([...figures.failures], []);
    assert.equal(await served.end('SIGTERM'), 0);
  });

  test('whose database is killed under load says so, and goes on by itself', async () => {
    const served = await servePlatform(folder);
    const load = runLoad(served, { readers: 20, writers: 5, seconds: 4 });
    await killDatabase(folder);
    const { failures } = await load;
    // what was cut off, and what came while the database was away
    assert.deepEqual(
      [...failures.keys()].filter((status) => status !== 503),
      [],
    );
    await untilWell(async () => (await served.client.listEstates({ params })).ok, 20);
    const added = await served.client.addEstate({ params, body: anEstate() });
    assert.equal(added.status, 201);
    assert.equal(await served.end('SIGTERM'), 0);
  });

  test('keeps its folder for itself, and goes on when another would serve from it', async () => {
    const served = await servePlatform(folder);
    await assert.rejects(servePlatform(folder), /database-in-use/);
    assert.equal((await served.client.listEstates({ params })).status, 200);
    assert.equal(await served.end('SIGTERM'), 0);
  });

  test('that is asked to end answers what is under way first', async () => {
    const served = await servePlatform(folder);
    const asked = Array.from({ length: 40 }, () =>
      served.client.addEstate({ params, body: anEstate() }),
    );
    await Promise.race(asked);
    const code = await served.end('SIGTERM');
    const answers = await Promise.allSettled(asked);
    const answered = answers.filter(({ status }) => status === 'fulfilled');
    assert.equal(code, 0);
    assert.ok(answered.length > 0);
    for (const one of answers) {
      if (one.status === 'fulfilled') assert.equal(one.value.status, 201);
    }
  });

  for (const signal of SIGNALS) {
    test(`that gets ${signal} three times ends as well, and its database with it`, async () => {
      const served = await servePlatform(folder);
      const ended = served.end(signal);
      for (const milliseconds of [5, 10]) setTimeout(() => served.signal(signal), milliseconds);
      assert.equal(await ended, 0);
      await assert.rejects(killDatabase(folder), { code: 'ENOENT' });
    });
  }
});
