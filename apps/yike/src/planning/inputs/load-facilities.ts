import { resolve } from 'node:path';
import { readOsm, readRecords, sniffFormat } from '@yike/files';
import {
  type CoordinateEvidence,
  decidedText,
  type FacilitiesRead,
  type Facility,
  locateRecords,
  mergeDuplicates,
  readFacilities,
  readOsmFacilities,
  type Unmapped,
} from '@yike/planning';
import type { Crosswalk } from '@yike/standards';
import type { LoadedNetwork } from './load-network.ts';
import type { Loading } from './loading.ts';

export interface LoadedFacilities {
  readonly facilities: readonly Facility[];
  readonly unmapped: readonly (Unmapped & { readonly file: string })[];
  readonly duplicatesMerged: number;
}

const OSM_FORMATS = new Set(['osm-pbf', 'osm-xml', 'overpass-json']);

/** Reads places from tables, GeoJSON and OSM files, and lists each of them once. */
export async function loadFacilities(
  paths: readonly string[],
  evidence: CoordinateEvidence,
  crosswalk: Crosswalk,
  network: LoadedNetwork,
  loading: Loading,
): Promise<LoadedFacilities> {
  const { ledger, progress } = loading;
  progress.phase({ zh: '读取设施', en: 'reading the facilities' });
  const facilities: Facility[] = [];
  const unmapped: (Unmapped & { file: string })[] = [];
  for (const [number, path] of paths.entries()) {
    const format = await sniffFormat(path);
    const [read, fileName] = OSM_FORMATS.has(format)
      ? await fromOsm(path, crosswalk, network, loading)
      : await fromTable(path, number + 1, evidence, crosswalk, loading);
    facilities.push(...read.facilities);
    unmapped.push(...read.unmapped.map((kind) => ({ ...kind, file: fileName })));
  }
  const merged = mergeDuplicates(facilities);
  for (const facility of merged.facilities) {
    for (const other of facility.alsoIn) {
      ledger.warn('note', 'duplicate-merged', other, {
        other: `${facility.name} (${facility.id})`,
      });
    }
  }
  for (const { file, label, count, examples } of unmapped) {
    const details = { label, count, examples: examples.join('、') };
    ledger.warn('note', 'facility-unmapped', { file }, details);
  }
  return { facilities: merged.facilities, unmapped, duplicatesMerged: merged.merged };
}

async function fromOsm(
  path: string,
  crosswalk: Crosswalk,
  network: LoadedNetwork,
  { ledger, progress }: Loading,
): Promise<[FacilitiesRead, string]> {
  const osm = resolve(path) === network.path ? network.osm : await readOsm(path, progress);
  const read = readOsmFacilities(osm, crosswalk);
  const tagged = osm.nodes.tags.size + osm.ways.length + osm.relations.length;
  ledger.enter('facilities', osm.file, tagged, []);
  return [read, osm.file.name];
}

async function fromTable(
  path: string,
  fileNumber: number,
  evidence: CoordinateEvidence,
  crosswalk: Crosswalk,
  { mapping, crsOf, ledger }: Loading,
): Promise<[FacilitiesRead, string]> {
  const set = await readRecords(path);
  mapping.see(set.columns);
  const located = locateRecords(set, mapping.map, crsOf(path), evidence);
  const read = readFacilities(set, located, mapping.map, crosswalk, fileNumber);
  const complaints = [...set.complaints, ...located.complaints];
  ledger.enter('facilities', set.file, set.records.length + set.complaints.length, complaints, {
    columns: { ...read.columns, ...located.columns },
    crs: {
      decided: decidedText(located.crs),
      how: located.crs.how,
      evidence: located.crs.evidence,
    },
  });
  return [read, set.file.name];
}
