/*
 * The shape of summary.json for programs in any language, made from the schema we check by:
 *
 *   node modules/planning/src/testing/summary-json-schema.ts > docs/schemas/summary.schema.json
 *   npx biome format --write docs/schemas
 */
import { z } from 'zod';
import { summarySchema } from '../contract.ts';

/** JSON Schema, draft 2020-12. Members that later versions add do not break it. */
export function summaryJsonSchema(): object {
  const { $schema, ...shape } = z.toJSONSchema(summarySchema, {
    target: 'draft-2020-12',
    io: 'input',
  });
  return {
    $schema,
    title: 'summary.json',
    description: 'What an assessment by Yike (一刻) found. Explained in docs/summary-json.md.',
    ...shape,
  };
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(summaryJsonSchema(), null, 2)}\n`);
