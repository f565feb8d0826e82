import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './program.ts';

const STEP_DEGREES = 0.001;
const SIDE = 6;

/** What a run of the program left behind. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program as its user would, in English unless told otherwise. */
export async function runYike(...args: string[]): Promise<Run> {
  return await runYikeWith({}, ...args);
}

/** The same with words from the environment and on standard input. */
export async function runYikeWith(
  { signOnSecret = null, input = '' }: { signOnSecret?: string | null; input?: string },
  ...args: string[]
): Promise<Run> {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = {
    print: (line: string) => out.push(`${line}\n`),
    note: (line: string) => err.push(`${line}\n`),
    readInput: async () => input,
  };
  const config = { language: 'en', databaseUrl: null, keys: null, signOnSecret } as const;
  const code = await runProgram(args, terminal, config);
  return { code, out: out.join(''), err: err.join('') };
}

/** Longitude and latitude of the corner of street `column` and street `row`. */
export function corner(column: number, row: number): readonly [number, number] {
  return [round(113 + column * STEP_DEGREES), round(23 + row * STEP_DEGREES)];
}

/**
 * A town of six by six streets, some 100 m apart, as OSM XML, with people at every corner of its
 * west half and a pharmacy in the east: files as a user brings them, in a folder of their own.
 */
export async function writeSmallTown(): Promise<{
  folder: string;
  path: (name: string) => string;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'yike-town-'));
  const path = (name: string): string => join(folder, name);
  await writeFile(path('streets.osm'), townXml());
  await writeFile(path('people.csv'), peopleCsv());
  await writeFile(path('shops.csv'), shopsCsv());
  await writeFile(path('areas.geojson'), areasJson());
  return { folder, path };
}

function townXml(): string {
  const nodes: string[] = [];
  const ways: string[] = [];
  const id = (column: number, row: number): number => 1 + row * SIDE + column;
  for (let row = 0; row < SIDE; row++) {
    const refs: string[] = [];
    const crossRefs: string[] = [];
    for (let column = 0; column < SIDE; column++) {
      const [lon, lat] = corner(column, row);
      nodes.push(`<node id="${id(column, row)}" lon="${lon}" lat="${lat}"/>`);
      refs.push(`<nd ref="${id(column, row)}"/>`);
      crossRefs.push(`<nd ref="${id(row, column)}"/>`);
    }
    ways.push(way(100 + row, refs), way(200 + row, crossRefs));
  }
  return `<?xml version="1.0"?><osm version="0.6">${nodes.join('')}${ways.join('')}</osm>`;
}

function way(id: number, refs: readonly string[]): string {
  return `<way id="${id}">${refs.join('')}<tag k="highway" v="residential"/></way>`;
}

function peopleCsv(): string {
  const rows = ['id,lon_wgs84,lat_wgs84,total,age0_64,age65plus'];
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < 3; column++) {
      rows.push(`p${row}${column},${corner(column, row).join()},100,80,20`);
    }
  }
  return `${rows.join('\n')}\n`;
}

function shopsCsv(): string {
  return [
    'id,name,type,lon_wgs84,lat_wgs84',
    `s1,街角药房,医疗保健服务;医药保健销售店;药房,${corner(4, 2).join()}`,
    `s2,晨光便利店,购物服务;便民商店/便利店;便民商店/便利店,${corner(1, 1).join()}`,
    '',
  ].join('\n');
}

function areasJson(): string {
  const half = (name: string, from: number, to: number) => {
    const [west, south] = corner(from, -1);
    const [east, north] = corner(to, SIDE);
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    return {
      type: 'Feature',
      properties: { name },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  };
  return JSON.stringify({
    type: 'FeatureCollection',
    features: [half('西社区', -0.5, 2.5), half('东社区', 2.5, 6)],
  });
}

const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
