import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '@yike/postgres';
import { temporaryFolder } from '@yike/postgres/testing';
import { anEstate, BEITANG } from '@yike/territory/testing';
import { loadText, runLoad } from '../testing/load.ts';
import {
  killDatabase,
  type ServedPlatform,
  servePlatform,
  untilWell,
} from '../testing/served-platform.ts';

const KILLS = 50;
const WRITERS = 5;
const params = { regionCode: BEITANG };

async function newFolder(): Promise<string> {
  const folder = await temporaryFolder();
  after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('two hundred readers and fifty writers for a minute meet no error', async (t) => {
  const served = await servePlatform(await newFolder());
  const figures = await runLoad(served, { readers: 200, writers: 50, seconds: 60 });
  t.diagnostic(loadText(figures));
  assert.deepEqual([...figures.failures], []);
  assert.equal(await served.end('SIGTERM'), 0);
});

/** One after the other, each tried again under its own key until it is acknowledged or time is up. */
async function writeUntil(
  { client }: ServedPlatform,
  isOver: () => boolean,
  open: Set<string>,
  acknowledged: Set<string>,
): Promise<void> {
  while (!isOver()) {
    const key = [...open].find((one) => !busy.has(one)) ?? crypto.randomUUID();
    open.add(key);
    busy.add(key);
    const body = anEstate({ name: key });
    const answer = await client.addEstate({ params, body, idempotencyKey: key }).catch(() => null);
    busy.delete(key);
    if (answer?.ok === true) {
      open.delete(key);
      acknowledged.add(key);
    } else await sleep(20);
  }
}
const busy = new Set<string>();

async function namesOfAll({ client }: ServedPlatform): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.listEstates({ params, query: { limit: 200, cursor } });
    assert.ok(page.ok);
    names.push(...page.body.items.map(({ name }) => name));
    cursor = page.body.next ?? undefined;
  } while (cursor !== undefined);
  return names;
}

test(`of ${KILLS} kills of server or database none loses or doubles what was acknowledged`, async (t) => {
  const folder = await newFolder();
  const open = new Set<string>();
  const acknowledged = new Set<string>();
  let served = await servePlatform(folder);
  for (let kill = 0; kill < KILLS; kill++) {
    let isOver = false;
    const writers = Array.from({ length: WRITERS }, () =>
      writeUntil(served, () => isOver, open, acknowledged),
    );
    await sleep(200 + 37 * (kill % 11));
    if (kill % 2 === 0) {
      await served.end('SIGKILL');
      isOver = true;
      await Promise.all(writers);
      served = await servePlatform(folder);
    } else {
      await killDatabase(folder);
      await untilWell(async () => (await served.client.listEstates({ params })).ok, 60);
      isOver = true;
      await Promise.all(writers);
    }
  }
  const counts = Map.groupBy(await namesOfAll(served), (name) => name);
  const lost = [...acknowledged].filter((key) => counts.get(key) === undefined);
  const doubled = [...counts].filter(([, rows]) => rows.length > 1);
  t.diagnostic(`${acknowledged.size} acknowledged, ${open.size} left open`);
  assert.ok(acknowledged.size > KILLS);
  assert.deepEqual([lost, doubled], [[], []]);
  assert.equal(await served.end('SIGTERM'), 0);
});

/** Statuses of reads or writes at once, and that every 503 says when to come again. */
async function statusesOf(url: string, body: string | null): Promise<number[]> {
  const ask = async () => {
    const { status, headers } = await fetch(`${url}/api/v1/regions/${BEITANG}/estates`, {
      ...(body === null ? {} : { method: 'POST', body }),
      headers: { 'content-type': 'application/json' },
    });
    if (status === 503) assert.match(headers.get('retry-after') ?? '', /^\d+$/);
    return status;
  };
  return await Promise.all(Array.from({ length: 40 }, ask));
}

/** Takes connections until there are none left. */
async function holdAll(guest: Database, held: (() => void)[]): Promise<void> {
  for (;;) {
    const client = await guest.pool.connect().catch(() => null);
    if (client === null) return;
    held.push(() => client.release(true));
  }
}

describe('without what it needs', () => {
  test('connections: it says 503 and when to come again, and goes on when there are some', async () => {
    const folder = await newFolder();
    const served = await servePlatform(folder);
    const guest = await Database.open({ dataFolder: folder, role: 'guest' }, { connections: 300 });
    const held: (() => void)[] = [];
    try {
      await holdAll(guest, held);
      // connections that the platform has and does not use are let go after ten seconds
      await sleep(12_000);
      await holdAll(guest, held);
      const statuses = await statusesOf(served.url, null);
      assert.ok(statuses.includes(503) && statuses.every((one) => one === 503 || one === 200));
    } finally {
      for (const release of held) release();
    }
    await untilWell(async () => (await served.client.listEstates({ params })).ok, 20);
    assert.deepEqual([...new Set(await statusesOf(served.url, null))], [200]);
    await guest.close();
    assert.equal(await served.end('SIGTERM'), 0);
  });

  test('space: it says 503 and when to come again, and goes on when there is some', async (t) => {
    const folder = join(await newFolder(), 'disk');
    await mkdir(folder);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m,mode=755', 'tmpfs', folder]);
    } catch {
      t.skip('a small disk is made by mounting one, which this user may not');
      return;
    }
    // after-hooks run in the order they were made, and the folder is taken away by the first
    try {
      await fillAndFree(folder);
    } finally {
      execFileSync('umount', ['--lazy', folder]);
    }
  });
});

/** Serves from a disk that fills up and is freed again. */
async function fillAndFree(folder: string): Promise<void> {
  const served = await servePlatform(folder);
  const body = JSON.stringify(anEstate({ name: '满'.repeat(100) }));
  assert.deepEqual([...new Set(await statusesOf(served.url, body))], [201]);
  const { bavail, bsize } = await statfs(folder);
  await writeFile(join(folder, 'filler'), Buffer.alloc(bavail * bsize));
  const met = new Set<number>();
  for (let round = 0; round < 60 && !met.has(503); round++) {
    for (const status of await statusesOf(served.url, body)) met.add(status);
  }
  assert.deepEqual([...met].sort(), [201, 503]);
  await rm(join(folder, 'filler'));
  await untilWell(async () => (await served.client.addEstate({ params, body: anEstate() })).ok, 60);
  assert.equal(await served.end('SIGTERM'), 0);
}
