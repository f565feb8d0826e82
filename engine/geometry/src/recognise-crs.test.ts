import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import Flatbush from 'flatbush';
import type { FeatureCollection, Polygon } from 'geojson';
import { AreaIndex } from './area-index.ts';
import { type Crs, crsText, fromWgs84, GCJ02, toWgs84, WGS84 } from './crs.ts';
import { planeAt, planeX, planeY, projectOnSegmentInto } from './local-plane.ts';
import type { NamedAreas } from './name-agreement.ts';
import { parseCrs } from './parse-crs.ts';
import { type CrsEvidence, recogniseCrs } from './recognise-crs.ts';
import { haversineMetres } from './ruler.ts';
import type { MetresToStreet } from './street-agreement.ts';

const DATA = new URL('../../../../shared/data/', import.meta.url);
const skip = existsSync(DATA) ? false : '../shared/data is absent';

type Row = Readonly<Record<string, string>>;

function rowsOf(path: string): Row[] {
  const text = readFileSync(new URL(path, DATA), 'utf8').replace('\uFEFF', '');
  const [header, ...lines] = text.trim().split(/\r?\n/).map(cellsOf);
  return lines.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i]])));
}

function cellsOf(line: string): string[] {
  const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [];
  return cells.map((cell) => cell.replace(/,$/, '').replace(/^"(.*)"$/, '$1'));
}

interface OverpassElement {
  readonly type: string;
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly nodes: readonly number[];
}

/** Metres to the nearest street of Huangpu, up to 200. */
function huangpuStreets(): MetresToStreet {
  const text = readFileSync(new URL('huangpu/network/huangpu_walk.overpass.json', DATA), 'utf8');
  const { elements } = JSON.parse(text) as { elements: OverpassElement[] };
  const plane = planeAt(31.22);
  const nodes = new Map(
    elements
      .filter(({ type }) => type === 'node')
      .map(({ id, lon, lat }) => [id, [planeX(plane, lon), planeY(plane, lat)]]),
  );
  const ends: number[] = [];
  for (const { nodes: ids = [] } of elements) {
    for (let i = 1; i < ids.length; i++) {
      const [a, b] = [nodes.get(ids[i - 1]), nodes.get(ids[i])];
      if (a !== undefined && b !== undefined) ends.push(...a, ...b);
    }
  }
  const segments = new Flatbush(ends.length / 4);
  for (let i = 0; i < ends.length; i += 4) {
    const [ax, ay, bx, by] = ends.slice(i, i + 4);
    segments.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  segments.finish();
  const hit = { t: 0, distance: 0 };
  return (lon, lat) => {
    const [x, y] = [planeX(plane, lon), planeY(plane, lat)];
    for (const reach of [30, 200]) {
      let nearest = Number.POSITIVE_INFINITY;
      segments.search(x - reach, y - reach, x + reach, y + reach, (i) => {
        const at = 4 * i;
        projectOnSegmentInto(hit, plane, x, y, ends[at], ends[at + 1], ends[at + 2], ends[at + 3]);
        nearest = Math.min(nearest, hit.distance);
        return false;
      });
      if (nearest <= reach) return nearest;
    }
    return Number.POSITIVE_INFINITY;
  };
}

function areasOf(name: string): NamedAreas {
  const text = readFileSync(new URL(`huangpu/boundary/${name}.derived.geojson`, DATA), 'utf8');
  const { features } = JSON.parse(text) as FeatureCollection<Polygon, { name: string }>;
  return {
    index: new AreaIndex(features.map(({ geometry }) => geometry)),
    names: features.map(({ properties }) => properties.name),
  };
}

function pairsOf(rows: readonly Row[], first: string, second: string): CrsEvidence {
  return {
    first: rows.map((row) => Number(row[first])),
    second: rows.map((row) => Number(row[second])),
  };
}

/** The rows' WGS 84 columns, as a file in another system would have them, moved as a whole. */
function pairsIn(crs: Crs, rows: readonly Row[], eastDegrees = 0, northDegrees = 0): CrsEvidence {
  const pairs = rows.map((row) => {
    const [lon, lat] = [row['lon_wgs84'] ?? row['lon'], row['lat_wgs84'] ?? row['lat']];
    return fromWgs84(crs, Number(lon) + eastDegrees, Number(lat) + northDegrees);
  });
  return { first: pairs.map(([first]) => first), second: pairs.map(([, second]) => second) };
}

function named(areas: NamedAreas, rows: readonly Row[], column: string): NamedAreas {
  return { ...areas, expected: rows.map((row) => row[column] || null) };
}

/** Some of the rows, always the same for a seed. */
function some(rows: readonly Row[], count: number, seed: number): Row[] {
  const left = [...rows];
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return left.splice((state >>> 8) % left.length, 1)[0];
  });
}

function assertSure(evidence: CrsEvidence, expected: string): void {
  const { crs, sure, evidence: text } = recogniseCrs(evidence);
  assert.ok(sure && crs !== null, `${expected}: ${text.en}`);
  assert.equal(crsText(crs), expected, text.en);
}

function assertNotWrong(evidence: CrsEvidence, expected: string): boolean {
  const { crs, sure, evidence: text } = recogniseCrs(evidence);
  if (sure && crs !== null) assert.equal(crsText(crs), expected, text.en);
  return sure;
}

if (skip === false) {
  const metresToStreet = huangpuStreets();
  const district = areasOf('huangpu_district');
  const subdistricts = areasOf('huangpu_subdistricts');
  const pois = rowsOf('huangpu/poi/amap2026_both_crs.csv');
  const olderPois = rowsOf('huangpu/poi/amap_wgs84.csv');
  const compounds = rowsOf('huangpu/population/huangpu_compounds.derived.csv');
  const grid = rowsOf('huangpu/population/huangpu_popgrid100m.derived.csv');
  const gcj02Pairs = pairsOf(pois, 'lon_gcj02', 'lat_gcj02');

  test('the GCJ-02 columns of the 2026 POIs are recognised by streets alone', () => {
    assertSure({ ...gcj02Pairs, metresToStreet }, 'gcj02');
  });

  test('… by districts, by subdistricts, and by streets and districts together', () => {
    assertSure({ ...gcj02Pairs, areas: named(district, pois, 'adname') }, 'gcj02');
    assertSure({ ...gcj02Pairs, areas: named(subdistricts, pois, 'subdistrict') }, 'gcj02');
    const areas = named(district, pois, 'adname');
    assertSure({ ...gcj02Pairs, metresToStreet, areas }, 'gcj02');
  });

  test('… and land within a metre of the WGS 84 columns beside them', () => {
    for (const row of pois) {
      const [lon, lat] = toWgs84(GCJ02, Number(row['lon_gcj02']), Number(row['lat_gcj02']));
      const metres = haversineMetres(lon, lat, Number(row['lon_wgs84']), Number(row['lat_wgs84']));
      assert.ok(metres < 1, `${row['id']}: ${metres} m`);
    }
  });

  for (const text of ['wgs84', 'bd09:north-first', 'EPSG:4549']) {
    test(`the same POIs as ${text} are recognised by streets`, () => {
      assertSure({ ...pairsIn(parseCrs(text), some(pois, 1500, 1)), metresToStreet }, text);
    });
  }

  for (const text of ['wgs84', 'gcj02', 'bd09', 'EPSG:4549', 'EPSG:4528', 'EPSG:4499']) {
    for (const axes of ['', ':north-first']) {
      test(`the same POIs as ${text}${axes} are recognised by districts`, () => {
        const areas = named(district, pois, 'adname');
        assertSure({ ...pairsIn(parseCrs(text + axes), pois), areas }, text + axes);
      });
    }
  }

  test('older POIs, housing estates and the population grid are never taken for another system', () => {
    assert.ok(assertNotWrong({ ...pairsIn(WGS84, compounds), metresToStreet }, 'wgs84'));
    for (const rows of [olderPois, grid]) {
      assertNotWrong({ ...pairsIn(WGS84, rows), metresToStreet }, 'wgs84');
      const areas = named(subdistricts, rows, 'subdistrict');
      assertSure({ ...pairsIn(WGS84, rows), areas }, 'wgs84');
    }
  });

  for (const count of [30, 100, 300]) {
    test(`of ${count} rows drawn at random none is taken for another system`, () => {
      for (const [seed, rows] of [pois, olderPois, compounds, grid].entries()) {
        const crs = parseCrs(['wgs84', 'gcj02', 'bd09'][seed % 3]);
        const drawn = some(rows, count, seed + 1);
        const pairs = pairsIn(crs, drawn);
        const areas = named(subdistricts, drawn, 'subdistrict');
        assertNotWrong({ ...pairs, metresToStreet }, crs.id);
        assertNotWrong({ ...pairs, areas }, crs.id);
        assertNotWrong({ ...pairs, metresToStreet, areas }, crs.id);
      }
    });
  }

  test('POIs that are 300 m off in every system known are no sure case', () => {
    for (const [east, north] of [
      [0.003, 0.0004],
      [-0.0022, 0.002],
      [0.0004, -0.0027],
    ]) {
      const rows = some(pois, 400, 7);
      const pairs = pairsIn(WGS84, rows, east, north);
      assert.equal(recogniseCrs({ ...pairs, metresToStreet }).sure, false);
      const areas = named(district, rows, 'adname');
      assert.equal(recogniseCrs({ ...pairs, areas }).sure, false);
    }
  });

  test('without streets and names nothing is sure', () => {
    assert.equal(recogniseCrs(gcj02Pairs).sure, false);
    assert.equal(recogniseCrs({ ...gcj02Pairs, areas: subdistricts }).sure, false);
  });

  test('canteens of two other districts are no sure case, alone or with Huangpu beside them', () => {
    const canteens = rowsOf('crs/yangpu_jingan_canteens.csv');
    const pairs = pairsOf(canteens, 'lon_gcj02', 'lat_gcj02');
    const areas = named(district, canteens, 'district');
    for (const evidence of [
      pairs,
      { ...pairs, metresToStreet },
      { ...pairs, metresToStreet, areas },
    ]) {
      assert.equal(recogniseCrs(evidence).sure, false);
    }
    assert.match(recogniseCrs(pairs).evidence.en, /neither streets nor areas/);
  });
} else {
  test('coordinate systems are recognised on real data', { skip }, () => {});
}

test('no rows, no numbers, no known system: not sure, and says why', () => {
  assert.match(recogniseCrs({ first: [], second: [] }).evidence.en, /no coordinates/);
  assert.match(recogniseCrs({ first: [Number.NaN], second: [1] }).evidence.en, /no coordinates/);
  const odd = recogniseCrs({ first: [1e9, 2e9], second: [5e9, 6e9] });
  assert.equal(odd.crs, null);
  assert.match(odd.evidence.en, /none of the systems/);
});

test('the same evidence gives the same verdict', () => {
  const first = Array.from({ length: 500 }, (_, i) => 121.4 + ((i * 37) % 101) / 1000);
  const second = Array.from({ length: 500 }, (_, i) => 31.2 + ((i * 53) % 97) / 1000);
  const metresToStreet = (lon: number, lat: number) =>
    Math.abs(Math.sin(lon * 4000 + lat * 900)) * 60;
  const verdicts = [0, 1].map(() => recogniseCrs({ first, second, metresToStreet }));
  assert.deepEqual(verdicts[0], verdicts[1]);
  assert.equal(verdicts[0].sure, false);
});
