/**
 * How long it takes to bring 9,000 places into a directory and out of it, on a PostgreSQL of its own in a
 * temporary folder: what a district of a large city has. Listings lie as densely as shops do, so that each is
 * compared with many.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  applyImport,
  DIRECTORY,
  exportedPlaces,
  joinListings,
  type Listing,
  listExported,
  placeTableRow,
  previewImport,
  undoImport,
} from '@yike/directory';
import { type CityCode, OPERATOR, parseRegionCode, type RegionCode } from '@yike/kernel';
import { Database, migrate } from '@yike/postgres';
import { SEED } from './measured-town.ts';
import { randomFrom } from './random-numbers.ts';
import { type Report, type Row, row } from './row.ts';

const PLACES = 9000;
const REGION = parseRegionCode('990101') as RegionCode;
const CITY = '990100' as CityCode;
const AS_OF = new Date('2026-06-01T00:00:00+08:00');

export async function measureDirectoryImports(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'yike-bench-'));
  // as root the server runs as another user
  chmodSync(folder, 0o755);
  const database = await Database.open({ dataFolder: folder, role: 'keeper', isLasting: false });
  const rows: Row[] = [];
  const measure = async <Done>(who: string, work: () => Promise<Done>): Promise<Done> => {
    const began = performance.now();
    const done = await work();
    rows.push(row(who, (performance.now() - began) / 1000));
    return done;
  };
  try {
    await migrate(database, [DIRECTORY]);
    const listings = somePlaces();
    const asked = { region: REGION, source: 'bench', asOf: AS_OF, listings, complaints: [] };
    const preview = () => database.transaction((tx) => previewImport(tx, OPERATOR, asked));
    await measure('each place once', async () => joinListings(listings, 'bench'));
    const { batch } = await measure('preview into an empty directory', preview);
    const { importId } = batch;
    await measure('apply', () =>
      database.transaction((tx) => applyImport(tx, OPERATOR, CITY, importId)),
    );
    const again = await measure('preview the same again', preview);
    const changed = again.plan.steps.filter(({ kind }) => kind !== 'same').length;
    await measure('read all for a file', async () => {
      const list = await listExported(database.reading, REGION);
      let cells = 0;
      for await (const places of exportedPlaces(database.reading, list)) {
        cells += places.flatMap((place) => placeTableRow(place, 'zh')).length;
      }
      return cells;
    });
    const undone = await measure('undo', () =>
      database.transaction((tx) => undoImport(tx, OPERATOR, CITY, importId)),
    );
    const notes = [
      `${listings.length} places; the same again changes ${changed}; undoing takes ${undone.removed} away`,
    ];
    return { rows, megabytes: null, notes };
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const KINDS = [
  ['药房', 'pharmacy'],
  ['便利店', 'convenience-store'],
  ['社区食堂', 'community-canteen'],
  ['理发店', 'hairdresser'],
] as const;
const FIRST = '福康万安宁四季江畔运河老城北塘机床'.split('');

/** Shops of a district of 4.5 km by 4.5 km, some with the same name. */
function somePlaces(): Listing[] {
  const random = randomFrom(SEED);
  return Array.from({ length: PLACES }, (_, at) => {
    const [word, serviceType] = KINDS[random(KINDS.length)] ?? KINDS[0];
    const pick = (): string => FIRST[random(FIRST.length)] ?? '';
    return {
      file: '',
      row: at + 2,
      sourceId: `B${at}`,
      sourceIds: [],
      regionCode: null,
      name: `${pick()}${pick()}${pick()}${word}`,
      lon: 121.45 + random(4500) / 100_000,
      lat: 31.2 + random(4000) / 100_000,
      address: `运河路 ${at} 号`,
      phone: `021-5555 ${at}`,
      services: [{ serviceType, capacity: null }],
      hours: null,
      accessibility: {},
      status: null,
      asOf: null,
      provider: null,
    };
  });
}
