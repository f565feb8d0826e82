import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AreaIndex, type Crs, fromWgs84, GCJ02, parseCrs, WGS84 } from '@yike/engine-geometry';
import { problemOf } from '../testing/problem-of.ts';
import { decideCrs, decidedText } from './decide-crs.ts';

type Question = Parameters<typeof decideCrs>[0];

/** Ten by ten communities of some 600 m, and 400 places among them that say which they lie in. */
const SIDE = 10;
const STEP = 0.006;
const [WEST, SOUTH] = [121.4, 31.2];
const COMMUNITIES = Array.from({ length: SIDE * SIDE }, (_, at) => {
  const west = WEST + (at % SIDE) * STEP;
  const south = SOUTH + Math.floor(at / SIDE) * STEP;
  const ring = [
    [west, south],
    [west + STEP, south],
    [west + STEP, south + STEP],
    [west, south + STEP],
    [west, south],
  ];
  return { type: 'Polygon' as const, coordinates: [ring] };
});
const AREAS = {
  areas: {
    index: new AreaIndex(COMMUNITIES),
    names: COMMUNITIES.map((_, at) => `第${at}社区`),
  },
};
const PLACES = Array.from({ length: 400 }, (_, at) => ({
  lon: WEST + ((at * 0.618034) % 1) * SIDE * STEP,
  lat: SOUTH + ((at * 0.414214) % 1) * SIDE * STEP,
}));

function written(crs: Crs): Pick<Question, 'first' | 'second' | 'records' | 'columnCount'> {
  const pairs = PLACES.map(({ lon, lat }) => fromWgs84(crs, lon, lat));
  return {
    first: Float64Array.from(pairs, ([first]) => first),
    second: Float64Array.from(pairs, ([, second]) => second),
    records: PLACES.map(({ lon, lat }, at) => ({
      row: at + 2,
      values: [`店${at}`, `第${AREAS.areas.index.areaOf(lon, lat)}社区`],
    })),
    columnCount: 2,
  };
}

function question(crs: Crs, more: Partial<Question> = {}): Question {
  return {
    file: 'a.csv',
    given: null,
    declared: null,
    hint: null,
    isGeojson: false,
    evidence: {},
    ...written(crs),
    ...more,
  };
}

test('what the user gives goes before what the file declares', () => {
  const { crs, how } = decideCrs(question(WGS84, { given: GCJ02, declared: 'EPSG:4326' }));
  assert.deepEqual([crs, how], [GCJ02, 'given']);
});

test('what the file declares goes before what its columns are called', () => {
  const asked = question(WGS84, { declared: 'urn:ogc:def:crs:EPSG::4490', hint: GCJ02 });
  const decided = decideCrs(asked);
  assert.deepEqual([decidedText(decided), decided.how], ['cgcs2000', 'declared']);
});

test('what the columns are called goes before the evidence', () => {
  const { crs, how } = decideCrs(question(WGS84, { hint: GCJ02, evidence: AREAS }));
  assert.deepEqual([crs, how], [GCJ02, 'column-names']);
});

test('a declaration nobody knows is no declaration', () => {
  const { how } = decideCrs(question(WGS84, { declared: 'EPSG:3857', hint: GCJ02 }));
  assert.equal(how, 'column-names');
});

test('the areas that the rows name tell the system, and the answer shows the figures', () => {
  for (const name of ['wgs84', 'gcj02', 'bd09', 'EPSG:4549']) {
    const decided = decideCrs(question(parseCrs(name), { evidence: AREAS }));
    assert.deepEqual([decidedText(decided), decided.how], [name, 'evidence']);
    assert.match(decided.evidence.zh, /%/);
    assert.match(decided.evidence.en, /%/);
  }
});

test('a table that nothing speaks for is not guessed at: the user is asked for --crs', () => {
  const problem = problemOf(() => decideCrs(question(GCJ02)));
  assert.equal(problem.code, 'crs-unsure');
  assert.equal(problem.exitCode, 65);
  assert.match(problem.mend.zh, /--crs a\.csv=gcj02/);
});

test('evidence that leans one way without being sure is not enough', () => {
  const { first, second, records, columnCount } = written(WGS84);
  const few = {
    first: first.slice(0, 6),
    second: second.slice(0, 6),
    records: records.slice(0, 6),
  };
  const asked = question(WGS84, { ...few, columnCount, evidence: AREAS });
  assert.equal(problemOf(() => decideCrs(asked)).code, 'crs-unsure');
  assert.equal(decideCrs({ ...asked, isGeojson: true }).how, 'format');
});

test('GeoJSON is WGS 84 where nothing speaks against it', () => {
  const decided = decideCrs(question(WGS84, { isGeojson: true }));
  assert.deepEqual([decided.crs, decided.how], [WGS84, 'format']);
  assert.match(decided.evidence.en, /RFC 7946/);
});

test('GeoJSON that is surely something else is taken for that', () => {
  const decided = decideCrs(question(GCJ02, { isGeojson: true, evidence: AREAS }));
  assert.deepEqual([decided.crs, decided.how], [GCJ02, 'evidence']);
});

test('every decision is explained in both languages', () => {
  for (const more of [{ given: GCJ02 }, { declared: 'gcj02' }, { hint: GCJ02 }]) {
    const { evidence } = decideCrs(question(WGS84, more));
    assert.match(evidence.zh, /GCJ-02：.+/);
    assert.match(evidence.en, /GCJ-02: .+/);
  }
});

test('an exact grid of degrees is WGS 84; the same grid through GCJ-02 or BD-09 is not, and we ask', () => {
  const cells = Array.from({ length: 400 }, (_, at) => [
    121.4 + (at % 20) * 0.000898,
    31.2 + Math.floor(at / 20) * 0.000898,
  ]);
  const inFile = (crs: Crs): Question => {
    const pairs = cells.map(([lon = 0, lat = 0]) =>
      fromWgs84(crs, lon, lat).map((degrees) => Math.round(degrees * 1e6) / 1e6),
    );
    return {
      file: 'grid.csv',
      given: null,
      declared: null,
      hint: null,
      isGeojson: false,
      first: Float64Array.from(pairs, ([first = 0]) => first),
      second: Float64Array.from(pairs, ([, second = 0]) => second),
      records: [],
      columnCount: 0,
      evidence: {},
    };
  };
  assert.equal(decidedText(decideCrs(inFile(WGS84))), 'wgs84');
  for (const crs of [GCJ02, parseCrs('bd09')]) {
    assert.equal(problemOf(() => decideCrs(inFile(crs))).code, 'crs-unsure');
  }
});
