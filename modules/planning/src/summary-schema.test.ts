import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { summaryJsonSchema } from './testing/summary-json-schema.ts';

const WRITTEN = fileURLToPath(
  new URL('../../../docs/schemas/summary.schema.json', import.meta.url),
);

test('the JSON Schema in the documentation is that of the contract', () => {
  assert.deepEqual(
    JSON.parse(readFileSync(WRITTEN, 'utf8')),
    summaryJsonSchema(),
    'run: node modules/planning/src/testing/summary-json-schema.ts > docs/schemas/summary.schema.json',
  );
});

test('it is a schema of draft 2020-12 that names its parts', () => {
  const schema = JSON.parse(readFileSync(WRITTEN, 'utf8'));
  assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
  for (const part of ['Input', 'Walker', 'AreaResult', 'WalkerResult', 'ServiceResult', 'Gap']) {
    assert.ok(part in schema.$defs, part);
  }
  assert.ok(schema.$defs.Summary.required.includes('whole'));
});
