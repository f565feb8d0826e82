import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform } from 'fastify-type-provider-zod';
import { programVersion } from '../program-version.ts';
import { API_DESCRIPTION, API_TAGS } from './api-words.ts';
import { SECURE_NAME } from './session-cookie.ts';

/** `/openapi.json`, and `/api`, where it can be read and tried. Before the routes. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '一刻 Yike',
        version: programVersion(),
        description: API_DESCRIPTION,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          cookie: { type: 'apiKey', in: 'cookie', name: SECURE_NAME },
        },
      },
      security: [{ bearer: [] }, { cookie: [] }],
      servers: [{ url: '/' }],
      tags: API_TAGS,
    },
    // no `transformObject`: every schema stands where it is used, and those of the files that planning
    // writes, which have names of their own, are not of this document
    transform: createJsonSchemaTransform({ skipList: [] }),
  });
  await app.register(swaggerUi, {
    routePrefix: '/api',
    theme: { title: '一刻 Yike · API' },
    // without the bar of the library, and with groups to choose from
    uiConfig: { layout: 'BaseLayout', docExpansion: 'none', filter: true },
    staticCSP: true,
    transformStaticCSP: (header) => header.replace('upgrade-insecure-requests;', ''),
  });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
}
