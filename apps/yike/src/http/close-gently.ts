import type { FastifyInstance, FastifyRequest } from 'fastify';

const LOOK_MILLISECONDS = 50;
const LONGEST_MILLISECONDS = 20_000;

/**
 * Gives a function that takes no new requests, lets those under way end, and then closes what
 * connections are left: clients keep some open on which they ask nothing.
 */
export function gentleClose(app: FastifyInstance): () => Promise<void> {
  const underWay = new Set<FastifyRequest>();
  const isDone = async (request: FastifyRequest): Promise<void> => {
    underWay.delete(request);
  };
  app.addHook('onRequest', async (request) => {
    underWay.add(request);
  });
  app.addHook('onResponse', isDone);
  app.addHook('onRequestAbort', isDone);
  return async () => {
    const latest = Date.now() + LONGEST_MILLISECONDS;
    const look = setInterval(() => {
      if (underWay.size === 0 || Date.now() > latest) app.server.closeAllConnections();
    }, LOOK_MILLISECONDS);
    try {
      await app.close();
    } finally {
      clearInterval(look);
    }
  };
}
