import type { Database } from '@yike/postgres';
import type { FastifyInstance } from 'fastify';

/** `/health`: the program lives. `/ready`: it can answer, as the database can. */
export function tellHealth(app: FastifyInstance, database: Database): void {
  app.get('/health', { schema: { hide: true } }, async () => ({ status: 'ok' }));
  app.get('/ready', { schema: { hide: true } }, async () => {
    await database.read(async () => await database.pool.query('select 1'));
    return { status: 'ready' };
  });
}
