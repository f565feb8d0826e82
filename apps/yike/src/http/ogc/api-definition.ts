import type { Bilingual } from '@yike/kernel';
import { z } from 'zod';
import { programVersion } from '../../program-version.ts';
import type { FeatureSource } from './feature-source.ts';
import { MOST_ITEMS, USUAL_ITEMS } from './items-query.ts';

/** OpenAPI 3.0, which the class `oas30` names; the rest of the API is described in 3.1. */
export function apiDefinition(root: string, sources: readonly FeatureSource[]) {
  return {
    openapi: '3.0.3',
    info: { title: '一刻 Yike: OGC API Features', version: programVersion() },
    servers: [{ url: root }],
    paths: {
      '/': get('getLandingPage', 'where everything is'),
      '/conformance': get('getConformanceDeclaration', 'which classes are kept to'),
      '/collections': get('getCollections', 'what there is'),
      ...Object.assign({}, ...sources.map(pathsOf)),
    },
    components: { parameters: PARAMETERS },
  };
}

const parameter = (name: string): Parameter => ({ $ref: `#/components/parameters/${name}` });

/** Each collection by its own name: it has words of its own to ask by. */
function pathsOf({ id, title, filters }: FeatureSource) {
  const home = `/collections/${id}`;
  const words = ['limit', 'bbox', 'datetime', 'cursor'].map(parameter);
  return {
    [home]: get(`describe_${id}`, `the collection ${title.en}`),
    [`${home}/schema`]: get(`describeFeatures_${id}`, `what ${title.en} have`),
    [`${home}/items`]: get(`getFeatures_${id}`, title.en, ...words, ...filtersOf(filters)),
    [`${home}/items/{featureId}`]: get(
      `getFeature_${id}`,
      `one of ${title.en}`,
      parameter('featureId'),
    ),
  };
}

function filtersOf(filters: z.ZodObject): Parameter[] {
  const { properties = {} } = z.toJSONSchema(filters, { target: 'openapi-3.0', io: 'input' });
  return Object.entries(properties).map(([name, described]) => {
    const { called, ...schema } = described as { called?: Bilingual };
    return query(name, schema, called === undefined ? name : `${called.zh} / ${called.en}`);
  });
}

type Parameter = object;

const query = (name: string, schema: object, description: string): Parameter => ({
  ...{ name, in: 'query', required: false, style: 'form', explode: false },
  schema,
  description,
});

function get(operationId: string, summary: string, ...named: readonly Parameter[]) {
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

const NUMBERS = {
  type: 'array',
  oneOf: [
    { minItems: 4, maxItems: 4 },
    { minItems: 6, maxItems: 6 },
  ],
  items: { type: 'number' },
};

const PARAMETERS = {
  featureId: { name: 'featureId', in: 'path', required: true, schema: { type: 'string' } },
  limit: query(
    'limit',
    { type: 'integer', minimum: 1, maximum: MOST_ITEMS, default: USUAL_ITEMS },
    'how many at most',
  ),
  bbox: query('bbox', NUMBERS, 'west, south, east, north; CRS84'),
  datetime: query(
    'datetime',
    { type: 'string' },
    'RFC 3339 moment or interval; today unless given',
  ),
  cursor: query('cursor', { type: 'string' }, 'from the link to the next page'),
};
