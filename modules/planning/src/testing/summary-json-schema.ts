/*
 * The shapes of summary.json, compare.json and sites.json for programs in any language, made from the schemas we
 * check by:
 *
 *   node modules/planning/src/testing/summary-json-schema.ts summary > docs/schemas/summary.schema.json
 *   node modules/planning/src/testing/summary-json-schema.ts compare > docs/schemas/compare.schema.json
 *   node modules/planning/src/testing/summary-json-schema.ts sites > docs/schemas/sites.schema.json
 *   npx biome format --write docs/schemas
 */
import { z } from 'zod';
import { anySitesSchema, comparisonSchema, summarySchema } from '../contract.ts';

const SHAPES = {
  summary: {
    schema: summarySchema,
    description: 'What an assessment by Yike (一刻) found. Explained in docs/summary-json.md.',
  },
  compare: {
    schema: comparisonSchema,
    description: 'Plans side by side, compared by Yike (一刻). Explained in docs/compare-json.md.',
  },
  sites: {
    schema: anySitesSchema,
    description: 'Where to add, found by Yike (一刻). Explained in docs/sites-json.md.',
  },
} as const;

/** JSON Schema, draft 2020-12. Members that later versions add do not break it. */
export function jsonSchemaOf(name: keyof typeof SHAPES): object {
  const { schema, description } = SHAPES[name];
  const { $schema, ...shape } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
  return { $schema, title: `${name}.json`, description, ...shape };
}

const NAMES = ['summary', 'compare', 'sites'] as const;

if (import.meta.main) {
  const name = NAMES.find((one) => one === process.argv[2]) ?? 'summary';
  process.stdout.write(`${JSON.stringify(jsonSchemaOf(name), null, 2)}\n`);
}
