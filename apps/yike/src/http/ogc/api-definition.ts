import { programVersion } from '../../program-version.ts';
import type { FeatureSource } from './feature-source.ts';
import { MOST_ITEMS, USUAL_ITEMS } from './items-query.ts';

/** OpenAPI 3.0, which the class `oas30` names; the rest of the API is described in 3.1. */
export function apiDefinition(root: string, sources: readonly FeatureSource[]) {
  const ids = sources.map(({ id }) => id);
  return {
    openapi: '3.0.3',
    info: { title: '一刻 Yike: OGC API Features', version: programVersion() },
    servers: [{ url: root }],
    paths: {
      '/': get('getLandingPage', 'where everything is'),
      '/conformance': get('getConformanceDeclaration', 'which classes are kept to'),
      '/collections': get('getCollections', 'what there is'),
      '/collections/{collectionId}': get('describeCollection', 'one collection', COLLECTION_ID),
      '/collections/{collectionId}/items': get(
        'getFeatures',
        'features of a collection',
        COLLECTION_ID,
        ...['limit', 'bbox', 'datetime', 'cursor'].map(parameter),
      ),
      '/collections/{collectionId}/items/{featureId}': get(
        'getFeature',
        'one feature',
        COLLECTION_ID,
        parameter('featureId'),
      ),
    },
    components: { parameters: parameters(ids) },
  };
}

const parameter = (name: string) => ({ $ref: `#/components/parameters/${name}` });
const COLLECTION_ID = parameter('collectionId');

function get(operationId: string, summary: string, ...named: readonly { $ref: string }[]) {
  const isGeo = /^getFeature/.test(operationId);
  const content = {
    [isGeo ? 'application/geo+json' : 'application/json']: { schema: { type: 'object' } },
  };
  const problem = {
    description: 'RFC 9457',
    content: { 'application/problem+json': { schema: { type: 'object' } } },
  };
  return {
    get: {
      operationId,
      summary,
      ...(named.length === 0 ? {} : { parameters: named }),
      responses: { 200: { description: summary, content }, default: problem },
    },
  };
}

function parameters(ids: readonly string[]) {
  const query = (name: string, schema: object, description: string) => ({
    ...{ name, in: 'query', required: false, style: 'form', explode: false },
    schema,
    description,
  });
  const path = (name: string, schema: object) => ({ name, in: 'path', required: true, schema });
  const numbers = {
    type: 'array',
    oneOf: [
      { minItems: 4, maxItems: 4 },
      { minItems: 6, maxItems: 6 },
    ],
    items: { type: 'number' },
  };
  return {
    collectionId: path('collectionId', { type: 'string', enum: ids }),
    featureId: path('featureId', { type: 'string' }),
    limit: query(
      'limit',
      { type: 'integer', minimum: 1, maximum: MOST_ITEMS, default: USUAL_ITEMS },
      'how many at most',
    ),
    bbox: query('bbox', numbers, 'west, south, east, north; CRS84'),
    datetime: query(
      'datetime',
      { type: 'string' },
      'RFC 3339 moment or interval; today unless given',
    ),
    cursor: query('cursor', { type: 'string' }, 'from the link to the next page'),
  };
}
