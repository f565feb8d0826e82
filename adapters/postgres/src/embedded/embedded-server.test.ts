import assert from 'node:assert/strict';
import {
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readlink,
  realpath,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '@yike/kernel';
import { Database } from '../database.ts';
import { startProcess } from '../testing/database-process.ts';
import { temporaryFolder } from '../testing.ts';
import { findPostmaster } from './postmaster.ts';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65534;

let folder: string;
const dataFolder = (): string => join(folder, 'postgres', 'data');
const postmaster = () => findPostmaster(dataFolder());

// one folder for all: a server that a failed test left running must not be met by the next one
before(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  const left = await postmaster();
  if (left !== null) process.kill(left.pid, 'SIGQUIT');
  while ((await postmaster()) !== null) await sleep(20);
});
after(() => rm(folder, { recursive: true, force: true }));

const keep = (): Promise<Database> => Database.open({ dataFolder: folder, role: 'keeper' });
const visit = (): Promise<Database> => Database.open({ dataFolder: folder, role: 'guest' });

/** Writes the number of a sale down, alone. */
async function sell(database: Database, id: number): Promise<void> {
  await database.pool.query('create table if not exists sale (id integer)');
  await database.pool.query('delete from sale');
  await database.pool.query('insert into sale values ($1)', [id]);
}

async function sold(database: Database): Promise<number[]> {
  const { rows } = await database.pool.query<{ id: number }>('select id from sale');
  return rows.map(({ id }) => id);
}

/** Kills the server, and gives its number. */
async function killServer(): Promise<number> {
  const { pid } = (await postmaster()) ?? assert.fail('no server runs');
  process.kill(pid, 'SIGKILL');
  return pid;
}

/** What is sold, once another server answers than the one that was killed. */
async function soldAfter(database: Database, killed: number): Promise<number[]> {
  for (let look = 0; look < 200; look++) {
    const running = await postmaster();
    const isAnother = running?.isReady === true && running.pid !== killed;
    const answer = isAnother ? await sold(database).catch(() => null) : null;
    if (answer !== null) return answer;
    await sleep(50);
  }
  assert.fail('nobody started it again');
}

describe('a database of its own in a folder', () => {
  test('is made with the first start, for nobody else to look into', async () => {
    const database = await keep();
    const { rows } = await database.pool.query(
      `select current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
         (select datlocprovider from pg_database where datname = 'yike') as provider,
         (select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256') as open_doors`,
    );
    assert.deepEqual(rows, [{ encoding: 'UTF8', zone: 'UTC', provider: 'b', open_doors: 0 }]);
    await database.close();
    const home = join(folder, 'postgres');
    for (const name of [home, ...(await readdir(home)).map((entry) => join(home, entry))]) {
      assert.equal((await stat(name)).mode & 0o077, 0, `${name} is open to others`);
    }
  });

  test('stays when it is closed, and is there with the next start', async () => {
    const first = await keep();
    await sell(first, 20);
    await first.close();
    assert.equal(await postmaster(), null);
    const second = await keep();
    assert.deepEqual(await sold(second), [20]);
    await second.close();
  });

  test('refuses a second keeper, by the number of the first, who goes on', async () => {
    const first = await keep();
    const refusal = await keep().catch((error: unknown) => error);
    assert.ok(refusal instanceof Problem, String(refusal));
    assert.equal(refusal.code, 'database-in-use');
    assert.match(refusal.text.en, new RegExp(`process ${process.pid}\\)`));
    await sell(first, 30);
    assert.deepEqual(await sold(first), [30]);
    await first.close();
  });

  test('lets guests in beside the keeper, and stops with the last one out', async () => {
    const keeper = await keep();
    const guest = await visit();
    await sell(guest, 40);
    await keeper.close();
    assert.deepEqual(await sold(guest), [40]);
    await guest.close();
    assert.equal(await postmaster(), null);
  });

  test('starts although its pid file names another program', async () => {
    await (await keep()).close();
    await writeFile(join(dataFolder(), 'postmaster.pid'), `${process.pid}\n${dataFolder()}\n`);
    const database = await keep();
    await sell(database, 50);
    await database.close();
  });
});

describe('processes that end as they should not', () => {
  test('SIGTERM stops the server before the process ends', async () => {
    const server = await startProcess([folder, 'keeper']);
    assert.notEqual(await postmaster(), null);
    assert.equal(await server.end('SIGTERM'), 0);
    assert.equal(await postmaster(), null);
  });

  test('a keeper killed with -9 leaves a server, which the next keeper takes over', async () => {
    const killed = await startProcess([folder, 'keeper']);
    const guest = await visit();
    await sell(guest, 70);
    const before = await postmaster();
    await killed.end('SIGKILL');
    const next = await keep();
    assert.deepEqual(await sold(next), [70]);
    assert.equal((await postmaster())?.pid, before?.pid);
    await guest.close();
    await next.close();
    assert.equal(await postmaster(), null);
  });

  test('a server killed with -9 is started again by its keeper, three times over', async () => {
    const keeper = await keep();
    for (const id of [1, 2, 3]) {
      await sell(keeper, id);
      assert.deepEqual(await soldAfter(keeper, await killServer()), [id]);
    }
    await keeper.close();
    assert.equal(await postmaster(), null);
  });

  test('a keeper that is closed while it starts its server again leaves none behind', async () => {
    for (const milliseconds of [20, 150, 400]) {
      const keeper = await keep();
      await killServer();
      await sleep(milliseconds);
      await keeper.close();
      await sleep(500);
      assert.equal(await postmaster(), null, `closed ${milliseconds} ms after`);
    }
  });

  test('when both are killed with -9 the next start finds all that was confirmed', async () => {
    const killed = await startProcess([folder, 'keeper']);
    const guest = await visit();
    await sell(guest, 90);
    await killServer();
    await killed.end('SIGKILL');
    await guest.close().catch(() => undefined);
    const next = await keep();
    assert.deepEqual(await sold(next), [90]);
    await next.close();
  });

  test('three that start at once on an empty folder go on with one server', async () => {
    await rm(join(folder, 'postgres'), { recursive: true });
    const three = await Promise.all([1, 2, 3].map(() => startProcess([folder, 'guest'])));
    assert.deepEqual(
      three.map(({ said }) => said),
      Array(3).fill({ taken: [] }),
    );
    await Promise.all(three.map((one) => one.end('SIGTERM')));
    assert.equal(await postmaster(), null);
    assert.deepEqual((await readdir(join(folder, 'postgres'))).sort(), ['data', 'server.log']);
  });

  test('a beginning that was killed is swept away', async () => {
    await (await keep()).close();
    await rm(dataFolder(), { recursive: true });
    const deadPid = 2 ** 22 + 1;
    await writeFile(join(folder, 'postgres', `password-${deadPid}`), 'x');
    await (await keep()).close();
    const names = await readdir(join(folder, 'postgres'));
    assert.deepEqual(names.sort(), ['data', 'server.log']);
  });
});

describe('whoever starts it', { skip: !isRoot && 'only root can become somebody else' }, () => {
  test('a plain user runs it as himself', async () => {
    const his = join(folder, 'his');
    await mkdir(his);
    await chown(his, NOBODY, NOBODY);
    const server = await startProcess([his, 'keeper'], { uid: NOBODY, gid: NOBODY });
    assert.deepEqual(server.said, { taken: [] });
    assert.equal((await stat(join(his, 'postgres', 'data'))).uid, NOBODY);
    assert.equal(await server.end('SIGTERM'), 0);
  });

  test('root keeps it elsewhere when its user cannot come into the folder, and leaves a link', async () => {
    const closed = await realpath(await mkdtemp(join(tmpdir(), 'yike-closed-')));
    after(() => rm(closed, { recursive: true, force: true }));
    const database = await Database.open({ dataFolder: closed, role: 'keeper' });
    await sell(database, 120);
    await database.close();
    const place = await readlink(join(closed, 'postgres'));
    after(() => rm(place, { recursive: true, force: true }));
    assert.match(place, /^\/var\/lib\/yike\//);
    const again = await Database.open({ dataFolder: closed, role: 'keeper' });
    assert.deepEqual(await sold(again), [120]);
    await again.close();
  });
});
