import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { jsonSchemaOf } from '../testing/summary-json-schema.ts';

const NAMES = ['summary', 'compare', 'sites'] as const;

function written(name: string) {
  const path = new URL(`../../../../docs/schemas/${name}.schema.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8'));
}

test('the JSON Schemas in the documentation are those of the contract', () => {
  for (const name of NAMES) {
    assert.deepEqual(
      written(name),
      jsonSchemaOf(name),
      `run: node modules/planning/src/testing/summary-json-schema.ts ${name} > docs/schemas/${name}.schema.json`,
    );
  }
});

test('they are schemas of draft 2020-12 that name their parts', () => {
  const results = ['AreaResult', 'WalkerResult', 'ServiceResult'];
  for (const name of NAMES) {
    const own = name === 'sites' ? ['ChosenSite', 'SitedService', 'SiteGain'] : results;
    const parts = ['Input', 'Walker', ...own];
    const schema = written(name);
    assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
    for (const part of parts) assert.ok(part in schema.$defs, `${name}: ${part}`);
  }
  assert.ok(written('summary').$defs.Summary.required.includes('whole'));
  assert.ok(written('compare').$defs.Comparison.required.includes('scenarios'));
});
