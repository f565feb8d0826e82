// A program of its own for the benchmark: answers on a database that is there, as the platform does or
// as the least that could, and tells how much of the processor it has used when it is asked.
//
//   measured-server.ts platform|floor URL
import type { AddressInfo } from 'node:net';
import { type Actor, OPERATOR } from '@yike/kernel';
import { Database } from '@yike/postgres';
import { fastify } from 'fastify';
import { openPlatform } from '../platform/compose.ts';
import { keyFileIn } from '../platform/key-ring-file.ts';

const WORKER: Actor = {
  kind: 'account',
  accountId: 'a worker',
  roles: [{ role: 'street-worker', region: '990101001000' as never }],
};

const [kind, url = '', folder = ''] = process.argv.slice(2);
const app = kind === 'floor' ? await floor() : await platform();
await app.listen({ port: 0, host: '127.0.0.1' });
process.on('message', () => process.send?.(process.cpuUsage()));
process.send?.({ port: (app.server.address() as AddressInfo).port });

async function platform() {
  const { app: served } = await openPlatform(
    { url },
    {
      log: { write() {} },
      requestsPerMinute: 1e9,
      keySource: { path: keyFileIn(folder) },
      messages: { async send() {} },
      actorOf: async ({ method }) => (method === 'GET' ? { kind: 'visitor' } : WORKER),
    },
  );
  return served;
}

/** The same statements behind bare routes: nothing is checked, described, remembered or tagged. */
async function floor() {
  const { pool } = await Database.open({ url });
  const bare = fastify();
  const root = '/api/v1';
  bare.get<{ Params: { code: string } }>(`${root}/regions/:code`, async ({ params }) => {
    const { rows } = await pool.query(
      `select * from territory.region where region_code = $1 and valid_from <= current_date
       and (valid_to is null or valid_to > current_date)`,
      [params.code],
    );
    return rows[0];
  });
  bare.get<{ Params: { code: string }; Querystring: { limit: string } }>(
    `${root}/regions/:code/estates`,
    async ({ params, query }) => {
      const { rows } = await pool.query(
        `select * from territory.estate where region_code >= $1 and region_code <= $2
         and city_code = $3 order by region_code, estate_id limit $4`,
        [params.code, params.code, '990100', Number(query.limit) + 1],
      );
      return { items: rows.slice(0, -1), next: rows.at(-1)?.estate_id };
    },
  );
  bare.get<{ Params: { id: string } }>(`${root}/cities/990100/estates/:id`, async ({ params }) => {
    const { rows } = await pool.query(
      'select * from territory.estate where city_code = $1 and estate_id = $2',
      ['990100', params.id],
    );
    return rows[0];
  });
  bare.post<{ Params: { code: string }; Body: Record<string, unknown> }>(
    `${root}/regions/:code/estates`,
    async ({ params, body }) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        await client.query('select * from territory.region where region_code = $1', [params.code]);
        const { rows } = await client.query(
          `insert into territory.estate values
           ('990100', $1, $2, $3, $4, $5, $6, $7, 1, now(), $8) returning *`,
          [
            crypto.randomUUID(),
            params.code,
            body['name'],
            body['lon'],
            body['lat'],
            body['households'],
            body['builtYear'],
            OPERATOR.kind,
          ],
        );
        await client.query('commit');
        return rows[0];
      } finally {
        client.release();
      }
    },
  );
  return bare;
}
