import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complaint, SILENT } from '@yike/kernel';
import { assess } from '../assessment/assess.ts';
import { degreesOf, inputOf } from '../testing/small-district.ts';
import { complaintLine, complaintTable } from './complaint-table.ts';
import { areaFeatures, facilityFeatures, gapFeatures, peopleFeatures } from './result-features.ts';
import { summarise } from './summary.ts';
import { summaryText } from './summary-text.ts';
import { workbook } from './workbook.ts';

/** One street of 840 m: P0 at its beginning, a pharmacy after 100 m, which take 83.3 s, and P1 far off. */
const assessment = assess(
  inputOf({
    streets: [
      {
        corners: [
          [0, 0],
          [840, 0],
        ],
      },
    ],
    people: [
      { at: [0, 0], total: 12.3456, old: 3 },
      { at: [0, 3000], total: 5, old: 1 },
    ],
    facilities: [{ id: 'A "1"', at: [100, 0], types: ['pharmacy'] }],
    areas: [{ id: 'all', southWest: [-10, -10], northEast: [900, 900] }],
    walkers: ['adult', 'gb50180'],
  }),
  SILENT,
);
const summary = summarise(assessment, {
  programVersion: '0.1.0',
  title: '一条街',
  fictional: true,
  at: null,
  inputs: [],
  complaints: [],
  unmapped: [],
  duplicatesMerged: 0,
});

function featuresIn(pieces: Iterable<string>) {
  const text = [...pieces].join('');
  const { type, features } = JSON.parse(text);
  assert.equal(type, 'FeatureCollection');
  // one feature per line, between the first line and the last
  assert.equal(text.split('\n').length, features.length === 0 ? 4 : features.length + 3);
  return features;
}

const degrees = (metres: number): number => Math.round(degreesOf(metres) * 1e7) / 1e7;

test('people.geojson: each point with its columns and, per walker and type, the nearest', () => {
  const [first, second] = featuresIn(peopleFeatures(assessment));
  assert.deepEqual(first, {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [0, 0] },
    properties: {
      total: 12.3456,
      age65plus: 3,
      people: { total: 12.346, age65plus: 3 },
      area: 'all',
      source: { file: 'people.csv', row: 2 },
      nearest: {
        adult: {
          pharmacy: { seconds: 84, facilityId: 'A "1"' },
          clinic: null,
          'convenience-store': null,
        },
        gb50180: {
          pharmacy: { metres: 100, facilityId: 'A "1"' },
          clinic: null,
          'convenience-store': null,
        },
      },
    },
  });
  assert.equal(second.properties.area, null);
  assert.equal(second.properties.nearest.adult.pharmacy, null);
});

test('a column called like a member of ours keeps its values under another name', () => {
  const [source] = assessment.input.demand.sources;
  assert.ok(source);
  const demand = {
    ...assessment.input.demand,
    sources: [{ ...source, columns: ['nearest', 'age65plus'] }],
  };
  const [first] = featuresIn(
    peopleFeatures({ ...assessment, input: { ...assessment.input, demand } }),
  );
  assert.equal(first.properties['nearest (input)'], 12.3456);
  assert.equal(first.properties.nearest.adult.pharmacy.seconds, 84);
});

test('facilities.geojson: what was used, with file and row', () => {
  assert.deepEqual(featuresIn(facilityFeatures(assessment)), [
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [degrees(100), 0] },
      properties: {
        id: 'A "1"',
        name: 'A "1"',
        types: ['pharmacy'],
        typedBy: 'given',
        area: 'all',
        source: { file: 'a.csv' },
      },
    },
  ]);
});

test('gaps.geojson: the gaps of the summary as points', () => {
  const features = featuresIn(gapFeatures(assessment));
  assert.deepEqual(
    features.map(
      ({ geometry, properties }: { geometry: { coordinates: unknown }; properties: object }) => ({
        ...properties,
        at: geometry.coordinates,
      }),
    ),
    summary.gaps,
  );
});

test('areas.geojson: the areas with people, tiers and coverage', () => {
  const [area] = featuresIn(areaFeatures(assessment, summary));
  assert.equal(area.geometry.type, 'Polygon');
  assert.deepEqual(area.properties.people, { total: 12.346, age65plus: 3 });
  assert.deepEqual(area.properties.walkers.adult, {
    tier: 'basic',
    nextTier: 'improved',
    missing: ['clinic'],
    coverage: { pharmacy: 1, clinic: 0, 'convenience-store': 0 },
  });
});

test('summary.json reads back as the summary, a line for each gap and area', () => {
  const text = [...summaryText(summary)].join('');
  assert.deepEqual(JSON.parse(text), summary);
  for (const gap of summary.gaps) assert.ok(text.includes(`\n ${JSON.stringify(gap)}`));
});

test('the workbook says the same in both languages, every row as long as its head', () => {
  for (const language of ['zh', 'en'] as const) {
    const sheets = workbook(
      summary,
      [complaint('skipped', 'coordinates-missing', { row: 3 })],
      language,
    );
    assert.equal(sheets.length, 7);
    for (const { name, columns, rows } of sheets) {
      assert.ok(rows.length > 0 || name === sheets[5]?.name, name);
      for (const row of rows) assert.equal(row.length, columns.length, name);
    }
  }
  const [overview, coverage] = workbook(summary, [], 'zh');
  assert.deepEqual(overview?.rows[0]?.slice(0, 4), ['all街道', '成年人', 12.346, 1]);
  assert.deepEqual(
    coverage?.rows
      .map((row) => [row[1], row[2], row[7], row[9]])
      .filter(([, type]) => type === '药店'),
    [
      ['成年人', '药店', 1, 84],
      ['国标距离（GB 50180）', '药店', 1, 100],
    ],
  );
});

test('complaints say where, what, and how to mend it', () => {
  const one = complaint('skipped', 'coordinates-missing', { file: 'a.csv', row: 3 });
  assert.deepEqual(complaintTable([one], 'en').rows, [
    ['a.csv', 3, '', 'skipped', one.text.en, one.mend.en, 'coordinates-missing'],
  ]);
  assert.equal(complaintLine(one, 'zh'), `a.csv，第 3 行：${one.text.zh}`);
  assert.equal(complaintLine(complaint('note', 'coordinates-missing', {}), 'en'), one.text.en);
});
