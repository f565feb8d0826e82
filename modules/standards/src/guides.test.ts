import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readCatalogueFile } from './catalogue-file.ts';
import { readCrosswalkFile } from './crosswalk-file.ts';

const GUIDES = new URL('../../../docs/guides/', import.meta.url);

function blocksOf(guide: string, language: string): string[] {
  const text = readFileSync(new URL(guide, GUIDES), 'utf8');
  const blocks = [...text.matchAll(/```(\w+)\n([\s\S]*?)```/g)];
  return blocks.filter(([, name]) => name === language).map(([, , body]) => body ?? '');
}

test('the standards in the guide can be read', () => {
  const [changed, whole] = blocksOf('add-a-standard.md', 'json').map((json, at) =>
    readCatalogueFile(JSON.parse(json), `${at}.json`),
  );
  assert.equal(changed?.id, 'jiangpan-2026');
  assert.equal(changed?.rows.find(({ code }) => code === 'B11')?.walkMinutes, 8);
  assert.equal(changed?.tierRule.tiers[2]?.asks[0]?.count, 8);
  assert.equal(whole?.rows.length, 3);
  assert.equal(whole?.tierRule.tiers[0]?.id, 'met');
});

test('the crosswalks in the guide can be read', () => {
  const [json = ''] = blocksOf('extend-the-crosswalk.md', 'json');
  assert.equal(readCrosswalkFile(JSON.parse(json), 'a.json').entries.length, 3);
  const [csv = ''] = blocksOf('extend-the-crosswalk.md', 'csv');
  const [, ...lines] = csv.trim().split('\n');
  const rows = lines.map((line) => {
    const [kind, match, types, reject] = line.split(',');
    return { kind, match, types, reject };
  });
  assert.equal(readCrosswalkFile(rows, 'a.csv').entries.length, 8);
});
