import assert from 'node:assert/strict';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Actor, apiClient, endpoint, Problem, VISITOR } from '@yike/kernel';
import { KeyRing, newKeyRing } from '@yike/people';
import { sql } from 'kysely';
import { z } from 'zod';
import { routesOf } from './route.ts';
import { buildServer } from './server.ts';
import { testServer } from './testing.ts';

const worker: Actor = { kind: 'account', accountId: 'a worker', roles: [] };

const SHOP_API = {
  sell: endpoint({
    name: 'sell',
    method: 'POST',
    path: '/sales',
    says: { zh: '卖出', en: 'sells' },
    body: z.strictObject({ thing: z.string(), fails: z.boolean().optional() }),
    response: z.object({ saleId: z.number().int(), thing: z.string() }),
  }),
  countSales: endpoint({
    name: 'countSales',
    method: 'GET',
    path: '/sales/:thing',
    says: { zh: '数一数', en: 'counts' },
    params: z.object({ thing: z.string() }),
    response: z.object({ sold: z.number().int() }),
  }),
  leak: endpoint({
    name: 'leak',
    method: 'GET',
    path: '/leak',
    says: { zh: '泄露', en: 'leaks' },
    response: z.object({ known: z.string() }),
  }),
  lose: endpoint({
    name: 'lose',
    method: 'GET',
    path: '/lost',
    says: { zh: '失去数据库', en: 'loses the database' },
    response: z.object({}),
  }),
} as const;

type SaleTables = { 'http.sale': { sale_id: number; thing: string } };
const { read, change } = routesOf('shop');
const ROUTES = [
  change(SHOP_API.sell, 'signed-in', async (tx, _, { body }) => {
    // long enough for others to come while it is not done
    await sleep(20);
    const { rows } = await sql<{ sale_id: number }>`
      insert into http.sale (thing) values (${body.thing}) returning sale_id`.execute(tx.tables());
    if (body.fails === true) throw new Error('sold out');
    return { saleId: rows[0]?.sale_id ?? 0, thing: body.thing };
  }),
  read(SHOP_API.countSales, 'everyone', async (reading, _, { params }) => {
    const { sold } = await reading
      .tables<SaleTables>()
      .selectFrom('http.sale')
      .select(({ fn }) => fn.countAll<number>().as('sold'))
      .where('thing', '=', params.thing)
      .executeTakeFirstOrThrow();
    return { sold };
  }),
  read(SHOP_API.lose, 'everyone', async () => {
    throw new Problem('database-away', {}, { reason: 'connect ECONNREFUSED 10.0.0.7:5432' });
  }),
  read(SHOP_API.leak, 'everyone', async () => ({ known: 'yes', secret: '13800138000' }) as never),
];

const { app, as, database, lines } = await testServer([], ROUTES);
const shop = apiClient(SHOP_API, as(worker));
const inEnglish = apiClient(SHOP_API, as(VISITOR, { 'accept-language': 'en-GB, zh;q=0.5' }));

before(async () => {
  await database.pool.query(
    'create table http.sale (sale_id integer generated always as identity, thing text not null)',
  );
  await app.listen({ port: 0, host: '127.0.0.1' });
});

async function soldOf(thing: string): Promise<number> {
  const answer = await shop.countSales({ params: { thing } });
  assert.ok(answer.ok);
  return answer.body.sold;
}

const twelveOf = <Answer>(ask: () => Promise<Answer>) =>
  Promise.all(Array.from({ length: 12 }, ask));

describe('an idempotency key', () => {
  test('of twelve tries at once has the work done once, and all get its answer', async () => {
    const answers = await twelveOf(() =>
      shop.sell({ body: { thing: 'tea' }, idempotencyKey: 'one-pot-of-tea' }),
    );
    const ids = answers.map((answer) => (answer.ok ? answer.body.saleId : answer));
    assert.equal(new Set(ids).size, 1, JSON.stringify(answers));
    assert.equal(await soldOf('tea'), 1);
  });

  test('control: without its guard, the primary key, the same tries do it many times', async () => {
    await database.pool.query('alter table http.answer drop constraint answer_pkey');
    try {
      await twelveOf(() =>
        shop.sell({ body: { thing: 'rice' }, idempotencyKey: 'one-bag-of-rice' }),
      );
      assert.ok((await soldOf('rice')) > 1, 'nothing was in need of a guard');
    } finally {
      await database.pool.query('delete from http.answer');
      await database.pool.query('alter table http.answer add primary key (city_code, actor, key)');
    }
  });

  test('of another actor, or moved to another row, opens no answer', async () => {
    await shop.sell({ body: { thing: 'milk' }, idempotencyKey: 'mine-alone' });
    const { rows } = await database.pool.query(`select a::text as text from http.answer a`);
    assert.ok(rows.length > 0 && rows.every(({ text }) => !text.includes('milk')));
    await database.pool.query(
      `insert into http.answer select city_code, 'thief', key, made_at, request_hash, sealed, sealed_with
       from http.answer where key = 'mine-alone'`,
    );
    const thief = apiClient(SHOP_API, as({ ...worker, accountId: 'thief' }));
    const stolen = await thief.sell({ body: { thing: 'milk' }, idempotencyKey: 'mine-alone' });
    assert.ok(!stolen.ok && stolen.status === 500);
  });

  test('is for one request: another with the same key is refused', async () => {
    await shop.sell({ body: { thing: 'oil' }, idempotencyKey: 'oil-or-salt' });
    const other = await shop.sell({ body: { thing: 'salt' }, idempotencyKey: 'oil-or-salt' });
    assert.ok(!other.ok && other.problem?.code === 'idempotency-key-reused');
    assert.equal(await soldOf('salt'), 0);
  });

  test('is for one actor: nobody gets what another was answered', async () => {
    const other = apiClient(SHOP_API, as({ ...worker, accountId: 'another' }));
    const request = { body: { thing: 'fish' }, idempotencyKey: 'a-common-key' };
    const [mine, theirs] = [await shop.sell(request), await other.sell(request)];
    assert.ok(mine.ok && theirs.ok && mine.body.saleId !== theirs.body.saleId);
  });

  test('of work that failed can be tried again, and nothing of the failure stays', async () => {
    const failing = { body: { thing: 'nuts', fails: true }, idempotencyKey: 'nuts-once-more' };
    assert.equal((await shop.sell(failing)).status, 500);
    assert.equal(await soldOf('nuts'), 0);
    assert.equal((await shop.sell({ ...failing, body: { thing: 'nuts' } })).status, 200);
    assert.equal(await soldOf('nuts'), 1);
  });

  test('without a key every request is work of its own', async () => {
    await twelveOf(() => shop.sell({ body: { thing: 'eggs' } }));
    assert.equal(await soldOf('eggs'), 12);
  });
});

describe('a read', () => {
  test('that changed nothing is told in no bytes', async () => {
    const first = await shop.countSales({ params: { thing: 'tofu' } });
    assert.ok(first.ok && first.etag !== null);
    const again = await shop.countSales({ params: { thing: 'tofu' }, etag: first.etag });
    assert.ok(again.ok);
    assert.deepEqual([again.status, again.body], [304, null]);
    await shop.sell({ body: { thing: 'tofu' } });
    const changed = await shop.countSales({ params: { thing: 'tofu' }, etag: first.etag });
    assert.ok(changed.ok && changed.status === 200 && changed.body.sold === 1);
  });

  test('gives nothing that its contract does not name', async () => {
    const { payload } = await app.inject('/api/v1/leak');
    assert.deepEqual(JSON.parse(payload), { known: 'yes' });
  });
});

test('who asks too often is told, in words and for programs, when to come again', async () => {
  const parts = { keys: new KeyRing(newKeyRing('k1')), recordRefusal: async () => undefined };
  const { app: slow, close } = await buildServer({
    ...parts,
    database,
    routes: ROUTES,
    featureSources: [],
    actorOf: async () => VISITOR,
    log: { write: () => undefined },
    requestsPerMinute: 2,
  });
  const url = '/api/v1/sales/tea';
  for (let time = 0; time < 2; time++) assert.equal((await slow.inject(url)).statusCode, 200);
  const { statusCode, headers, payload } = await slow.inject(url);
  const seconds = Number(headers['retry-after']);
  assert.deepEqual([statusCode, seconds > 0 && seconds <= 60], [429, true], payload);
  assert.ok(JSON.parse(payload).detail.includes(`${seconds} `));
  await close();
});

describe('a problem', () => {
  test('is told in the language that is asked for, Chinese unless it is English', async () => {
    const english = await inEnglish.sell({ body: { thing: 'tea' } });
    assert.ok(!english.ok && english.problem !== null);
    assert.match(english.problem.title, /^one has to sign in/);
    const chinese = await apiClient(SHOP_API, as(VISITOR)).sell({ body: { thing: 'tea' } });
    assert.ok(!chinese.ok && chinese.problem?.title === '需要先登录');
    assert.equal(english.problem.code, chinese.problem.code);
  });

  test('names every fault of a request and its place, in both languages', async () => {
    const wrong = { thing: 7, colour: 'red' } as never;
    const english = await inEnglish.sell({ body: wrong });
    assert.ok(!english.ok);
    assert.deepEqual(
      english.problem?.errors?.map(({ in: part, at }) => `${part}${at}`),
      ['body/thing', 'body'],
    );
    const chinese = await shop.sell({ body: wrong });
    assert.ok(!chinese.ok);
    assert.deepEqual(
      chinese.problem?.errors?.map(({ says }) => says),
      ['应为文字', '没有这一项：colour'],
    );
  });

  test('of a part that is missing says so in plain words', async () => {
    const missing = await shop.sell({ body: {} as never });
    assert.ok(!missing.ok);
    assert.deepEqual(
      missing.problem?.errors?.map(({ at, says }) => `${at} ${says}`),
      ['/thing 缺少此项'],
    );
  });

  test('of a method that an address does not know names those that it does', async () => {
    const { statusCode, headers, payload } = await app.inject({
      method: 'DELETE',
      url: '/api/v1/sales/tea',
    });
    assert.equal(statusCode, 405);
    assert.equal(headers['allow'], 'GET, HEAD');
    assert.match(JSON.parse(payload).detail, /GET, HEAD/);
    assert.equal((await app.inject({ method: 'PUT', url: '/api/v1/sails' })).statusCode, 404);
  });

  test('has an address at which it is explained', async () => {
    const { payload } = await app.inject('/nowhere');
    const { type } = JSON.parse(payload) as { type: string };
    const explained = await app.inject(type);
    assert.equal(explained.statusCode, 200);
    assert.match(explained.payload, /没有找到/);
  });

  test('of the database says when to come again, and why in the log alone', async () => {
    const { statusCode, headers, payload } = await app.inject('/api/v1/lost');
    assert.deepEqual([statusCode, headers['retry-after']], [503, '5']);
    assert.equal(JSON.parse(payload).code, 'platform-away');
    assert.doesNotMatch(payload, /10\.0\.0\.7|DATABASE_URL/);
    assert.ok(lines.some((line) => /database-away.*10\.0\.0\.7/.test(line)));
  });

  test('that is a fault of ours says nothing of what happened, and the log says where', async () => {
    const { payload, statusCode } = await app.inject({
      method: 'POST',
      url: '/api/v1/sales',
      payload: { thing: 'secret thing', fails: true },
      headers: { 'x-test-actor': JSON.stringify(worker) },
    });
    assert.equal(statusCode, 500);
    assert.ok(!/sold out|secret|\.ts/.test(payload), payload);
    assert.ok(lines.some((line) => /requests\.test\.ts/.test(line)));
    assert.ok(!lines.some((line) => /secret thing/.test(line)));
  });

  test('of a body that is too large, no JSON, or of another type has its own code', async () => {
    const codeOf = async (payload: string, type = 'application/json') => {
      const url = '/api/v1/sales';
      const headers = { 'content-type': type };
      return JSON.parse((await app.inject({ method: 'POST', url, payload, headers })).payload).code;
    };
    assert.equal(await codeOf('{'), 'request-unreadable');
    assert.equal(await codeOf('<a/>', 'text/xml'), 'media-type-unknown');
    assert.equal(await codeOf('{}', 'text/plain'), 'media-type-unknown');
    assert.equal(await codeOf(`"${'x'.repeat(1024 * 1024)}"`), 'request-too-large');
    assert.equal(await codeOf('{"thing":"a\\u0000b"}'), 'request-invalid');
    assert.equal(await codeOf('{"thing":"\\ud800"}'), 'request-invalid');
  });
});

test('what is no HTTP, or has too many headers, is refused by a problem too', async () => {
  const { port } = app.server.address() as AddressInfo;
  const asked = { 'no such thing': 400, [`GET / HTTP/1.1\r\nhost: ${'x'.repeat(20_000)}`]: 431 };
  for (const [words, status] of Object.entries(asked)) {
    const socket = connect(port, '127.0.0.1');
    socket.write(`${words}\r\n\r\n`);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    assert.match(head, /^content-type: application\/problem\+json/im);
    assert.equal((JSON.parse(body) as { status: number }).status, status);
  }
});

test('a server that closes answers what came before and what comes behind it on the same connection', async () => {
  const { port } = app.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  const body = JSON.stringify({ thing: 'last tea' });
  const asked = [
    'POST /api/v1/sales HTTP/1.1',
    'host: shop',
    'content-type: application/json',
    `x-test-actor: ${JSON.stringify(worker)}`,
    `content-length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
  socket.write(asked);
  await sleep(5);
  const closed = app.close();
  socket.write('GET /api/v1/sales/tea HTTP/1.1\r\nhost: shop\r\n\r\n');
  const answers = await text(socket);
  await closed;
  assert.deepEqual(answers.match(/HTTP\/1\.1 \d+|Connection: close/g), [
    'HTTP/1.1 200',
    'HTTP/1.1 200',
    'Connection: close',
  ]);
});
