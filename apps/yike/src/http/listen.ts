import { Problem } from '@yike/kernel';
import type { FastifyInstance } from 'fastify';

/** Begins to answer; gives the address. @throws Problem `port-taken` */
export async function listen(
  app: FastifyInstance,
  at: { readonly port: number; readonly host: string },
): Promise<string> {
  try {
    return await app.listen(at);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Problem('port-taken', {}, { port: at.port });
  }
}
