import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { programVersion } from '../program-version.ts';

/** `/openapi.json`, and `/api`, where it can be read and tried. Before the routes. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '一刻 Yike',
        version: programVersion(),
        description:
          '便民生活圈、养老与托育的开放平台。错误为 RFC 9457；修改可带 Idempotency-Key 与 If-Match。' +
          ' · An open platform for living circles, care and childcare. Problems are RFC 9457; changes take Idempotency-Key and If-Match.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'yike.session' } },
      },
      security: [{ session: [] }],
    },
    transform: createJsonSchemaTransform({ skipList: [] }),
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, {
    routePrefix: '/api',
    staticCSP: true,
    transformStaticCSP: (header) => header.replace('upgrade-insecure-requests;', ''),
  });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
}
