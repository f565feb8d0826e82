import assert from 'node:assert/strict';
import { chown, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { Problem } from '@yike/kernel';
import { Database } from './database.ts';
import { migrate } from './migrations/migrate.ts';
import { TEST_CERTIFICATE, TEST_KEY } from './testing/localhost-certificate.ts';
import { pretendServer } from './testing/pretended-server.ts';
import { MAKE_SALES, shopWith } from './testing/shop.ts';
import { temporaryFolder, testDatabase } from './testing.ts';

const PASSWORD = "p@ss/w:rd?#%&=+ 中'\\";

/** Somebody else's server, and its master. */
const theirs = await testDatabase([]);
const { host, port } = theirs.pool.options;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
await theirs.pool.query(`create role clerk login password ${literal(PASSWORD)}`);
await theirs.pool.query('create database city owner clerk');

const urlOf = (name: string, query = '', password = PASSWORD): string =>
  `postgres://clerk:${encodeURIComponent(password)}@${host}:${port}/${name}${query}`;

async function problemOf(url: string): Promise<Problem> {
  const error = await Database.open({ url }).then(
    (database) => database.close().then(() => assert.fail(`${url} was opened`)),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Problem, String(error));
  return error;
}

async function answerOf<Row>(url: string, question: string): Promise<Row> {
  const database = await Database.open({ url });
  try {
    return (await database.pool.query(question)).rows[0];
  } finally {
    await database.close();
  }
}

describe('a server that somebody else runs', () => {
  test('is reached with any password, and migrated by who owns but the database', async () => {
    const database = await Database.open({ url: urlOf('city') });
    assert.equal((await migrate(database, [await shopWith(MAKE_SALES)])).length, 1);
    await database.close();
  });

  test('has no connection of ours left when we close', async () => {
    const database = await Database.open({ url: urlOf('city') });
    await database.close();
    assert.equal(database.pool.totalCount, 0);
  });

  test('gives days and moments in our form, whatever it prefers', async () => {
    await theirs.pool.query(
      "alter role clerk set datestyle = 'SQL, DMY'; alter role clerk set timezone = 'Asia/Urumqi'",
    );
    const question = `select date '2026-03-01' as day, timestamptz '2026-03-01 00:00Z' as moment,
      (timestamptz '2026-03-01 00:00Z')::date::text as "cast"`;
    assert.deepEqual(await answerOf(urlOf('city'), question), {
      day: '2026-03-01',
      moment: new Date('2026-03-01T00:00:00Z'),
      cast: '2026-03-01',
    });
  });

  test('goes on to have the options that the address names', async () => {
    const url = urlOf('city', `?options=${encodeURIComponent('-c work_mem=7MB')}`);
    assert.deepEqual(await answerOf(url, 'show work_mem'), { work_mem: '7MB' });
  });
});

describe('an address under which nothing can be done is told with what to do', () => {
  const DATABASES = `
    create database closed;
    create database lent;
    create database latin owner clerk encoding 'LATIN1' locale_provider libc locale 'C' template template0`;

  test('of a database that is closed to us, not ours, read only, or no UTF-8', async () => {
    for (const sql of DATABASES.split(';')) await theirs.pool.query(sql);
    await theirs.pool.query('revoke connect on database closed from public');
    assert.equal((await problemOf(urlOf('closed'))).code, 'database-rights');
    assert.equal((await problemOf(urlOf('latin'))).code, 'database-encoding');
    const lent = await Database.open({ url: urlOf('lent') });
    const isRights = ({ code }: Problem): boolean => code === 'database-rights';
    await assert.rejects(migrate(lent, [await shopWith(MAKE_SALES)]), isRights);
    await lent.close();
    const url = urlOf('city', '?options=-c%20default_transaction_read_only%3Don');
    const standby = await Database.open({ url });
    await assert.rejects(migrate(standby, [await shopWith(MAKE_SALES)]), isRights);
    await standby.close();
  });

  test('of a server without an extension that we need', async () => {
    const needy = await shopWith('create extension no_such_extension');
    const database = await Database.open({ url: urlOf('city') });
    await database.pool.query('drop schema if exists shop, yike cascade');
    await assert.rejects(
      migrate(database, [needy]),
      ({ code, text }: Problem) =>
        code === 'database-extension' && /no_such_extension/.test(text.en),
    );
    await database.close();
  });

  test('of a server that is too old, by its version', async () => {
    const url = await pretendServer({ number: '140011', version: '14.11', encoding: 'UTF8' });
    const { code, text } = await problemOf(url);
    assert.deepEqual([code, /14\.11/.test(text.en)], ['database-too-old', true]);
  });

  test('control: the same server of another version is opened', async () => {
    const url = await pretendServer({ number: '150000', version: '15.0', encoding: 'UTF8' });
    await (await Database.open({ url })).close();
  });

  test('of an address that is none, without repeating any of it', async () => {
    const addresses = [
      'mysql://clerk:sekrit@localhost/city',
      'postgres://clerk:sek/rit@:x',
      urlOf('city', '?sslmode=prefer', 'sekrit'),
      urlOf('city', '?sslmode=verify-ca', 'sekrit'),
      urlOf('city', '?sslmode=verify-full&sslrootcert=/nowhere.pem', 'sekrit'),
    ];
    for (const url of addresses) {
      const { code, text, message } = await problemOf(url);
      assert.equal(code, 'database-url', url);
      assert.doesNotMatch(`${message}${text.zh}${text.en}`, /sek|clerk/);
    }
  });
});

describe('encryption', () => {
  const IS_ENCRYPTED = 'select ssl from pg_stat_ssl where pid = pg_backend_pid()';

  test('that is asked for where there is none is refused', async () => {
    assert.equal((await problemOf(urlOf('city', '?sslmode=require'))).code, 'database-tls');
  });

  test('is as the address says: none, unchecked, or checked by a certificate', async () => {
    const certificate = await beginEncrypting();
    const asked = async (query: string) =>
      (await answerOf<{ ssl: boolean }>(urlOf('city', query), IS_ENCRYPTED)).ssl;
    const root = `&sslrootcert=${certificate}`;
    assert.equal(await asked('?sslmode=disable'), false);
    assert.equal(await asked('?sslmode=require'), true);
    assert.equal(await asked(`?sslmode=verify-ca${root}`), true);
    assert.equal(await asked(`?sslmode=verify-full${root}`), true);
    const { code, text } = await problemOf(urlOf('city', '?sslmode=verify-full'));
    assert.deepEqual([code, /self-signed/.test(text.en)], ['database-tls', true]);
  });

  /** The server has a key from now on. Gives the file of its certificate. */
  async function beginEncrypting(): Promise<string> {
    const { rows } = await theirs.pool.query<{ folder: string }>(
      "select current_setting('data_directory') as folder",
    );
    const folder = rows[0]?.folder ?? assert.fail();
    const { uid, gid } = await stat(folder);
    for (const [name, content] of [
      ['server.key', TEST_KEY],
      ['server.crt', TEST_CERTIFICATE],
    ] as const) {
      await writeFile(join(folder, name), content, { mode: 0o600 });
      await chown(join(folder, name), uid, gid);
    }
    await theirs.pool.query('alter system set ssl = on');
    await theirs.pool.query('select pg_reload_conf()');
    const away = await temporaryFolder();
    after(() => rm(away, { recursive: true }));
    const ours = join(away, 'root.pem');
    await writeFile(ours, TEST_CERTIFICATE);
    for (let look = 0; look < 100; look++) {
      const { rows: said } = await theirs.pool.query('show ssl');
      if (said[0].ssl === 'on') break;
    }
    return ours;
  }
});
