import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { type DestinationStream, pino } from 'pino';

/**
 * Lines of JSON about requests. Nothing of a request is in them but its method, the pattern of its
 * route and a number of its own: addresses, queries, headers and bodies may hold personal data.
 */
export function requestLogger(stream: DestinationStream): FastifyBaseLogger {
  const serializers = {
    req: ({ id, method }: { id: string; method: string }) => ({ id, method }),
    res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    // the message of a database error may quote what somebody wrote; where it happened may not
    err: ({ name, code, stack = '' }: Error & { code?: string }) => ({
      name,
      code,
      at: stack.split('\n').filter((line) => /^\s+at /.test(line)),
    }),
  };
  return pino({ base: null, serializers, timestamp: pino.stdTimeFunctions.isoTime }, stream);
}

/** One line for every answer. */
export function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async ({ method, routeOptions, log }, reply) => {
    log.info(
      {
        method,
        route: routeOptions.url ?? 'none',
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      },
      'answered',
    );
  });
}
