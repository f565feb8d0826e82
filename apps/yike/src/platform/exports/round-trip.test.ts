import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { applyImport, DIRECTORY, type Listing, listExported, previewImport } from '@yike/directory';
import { someListings } from '@yike/directory/testing';
import { type Language, OPERATOR, type RegionCode, SILENT } from '@yike/kernel';
import { testDatabase } from '@yike/postgres/testing';
import { compileCrosswalk } from '@yike/standards';
import { TERRITORY } from '@yike/territory';
import fc from 'fast-check';
import { readMapOptions } from '../../planning/inputs/map-options.ts';
import { prepareFacilities } from '../imports/facilities/facility-import.ts';
import { regionAreas } from '../imports/facilities/region-areas.ts';
import { FACILITY_FORMATS, type FacilityFormat, facilityFile } from './facility-formats.ts';

const database = await testDatabase([TERRITORY, DIRECTORY]);
const folder = await mkdtemp(join(tmpdir(), 'yike-round-trip-'));
after(() => rm(folder, { recursive: true, force: true }));
const region = '990101000000' as RegionCode;
const crosswalk = compileCrosswalk();

const empty = () =>
  database.pool.query(
    'truncate directory.facility, directory.service, directory.provider, directory.import_batch, directory.change, directory.correction',
  );

async function bringIn(listings: readonly Listing[], source: string): Promise<void> {
  const asked = { region, source, asOf: new Date(), listings, complaints: [] };
  await database.transaction(async (tx) => {
    const { batch, plan } = await previewImport(tx, OPERATOR, asked);
    assert.deepEqual([...new Set(plan.steps.map(({ kind }) => kind))], ['add']);
    await applyImport(tx, OPERATOR, batch.cityCode, batch.importId);
  });
}

async function written(format: FacilityFormat, language: Language): Promise<string | Uint8Array> {
  const { reading } = database;
  const list = await listExported(reading, region);
  const content = await facilityFile(reading, list, format, language);
  if (content instanceof Uint8Array) return content;
  const pieces: string[] = [];
  for await (const piece of content) pieces.push(piece);
  return pieces.join('');
}

async function readBack(path: string) {
  const request = {
    ...{ paths: [path], region, source: null, asOf: new Date(), crosswalk },
    mapping: readMapOptions([]),
    crsOf: () => null,
  };
  const areas = await regionAreas(database.reading, region, '2026-01-01');
  return await prepareFacilities(areas, request, SILENT);
}

const ENDINGS = { csv: 'csv', xlsx: 'xlsx', geojson: 'geojson', osm: 'osm', hsds: 'json' } as const;

for (const format of FACILITY_FORMATS) {
  test(`${format}: what was written, brought into an empty platform, is written the same again`, async () => {
    const path = join(folder, `places.${ENDINGS[format]}`);
    await fc.assert(
      fc.asyncProperty(
        someListings,
        fc.constantFrom<Language>('zh', 'en'),
        async (listings, language) => {
          await empty();
          await bringIn(listings, 'x');
          const first = await written(format, language);
          await writeFile(path, first);
          const { asked, unmapped } = await readBack(path);
          assert.deepEqual([asked.complaints, unmapped], [[], []]);
          await empty();
          await bringIn(asked.listings, 'y');
          assert.deepEqual(await written(format, language), first);
        },
      ),
      { numRuns: 8, endOnFailure: true },
    );
  });
}
