import {
  accessOfTags,
  type Listing,
  NO_FACTS,
  otherPlaces,
  ownPlaces,
  readAnyHours,
  readListing,
  shortPhone,
} from '@yike/directory';
import { readOsm } from '@yike/files';
import type { Complaint, OsmData, OsmTags } from '@yike/kernel';
import { readOsmFacilities } from '@yike/planning';
import { getServiceType } from '@yike/standards';
import { readPlaceRecords } from './read-table.ts';
import type { FileRead, Reading } from './reading.ts';

/**
 * Places of OpenStreetMap with phone, operator and access. One without a name is called by what it is,
 * such as 公共厕所. What is said was true when the data were taken, where the file says when. Places that our own
 * export wrote are read as the table they came from.
 */
export async function readOsmPlaces(
  path: string,
  fileNumber: number,
  reading: Reading,
): Promise<FileRead> {
  const osm = await readOsm(path, reading.progress);
  const ours = ownPlaces(osm);
  if (ours.records.length === 0) return mappedPlaces(osm, reading);
  const own = readPlaceRecords(ours, path, fileNumber, reading);
  const mapped = mappedPlaces(otherPlaces(osm), reading);
  return {
    listings: [...own.listings, ...mapped.listings],
    complaints: [...own.complaints, ...mapped.complaints],
    unmapped: [...own.unmapped, ...mapped.unmapped],
    told: own.told,
  };
}

function mappedPlaces(osm: OsmData, { crosswalk }: Reading): FileRead {
  const read = readOsmFacilities(osm, crosswalk);
  const tagsOf = tagsById(osm);
  const complaints: Complaint[] = [];
  const listings: Listing[] = [];
  for (const [index, facility] of read.facilities.entries()) {
    const tags = tagsOf(facility.id);
    const place = { file: facility.source.file ?? osm.file.name, row: index + 1 };
    const typeName = getServiceType(facility.types[0] ?? '').zh;
    const listing = readListing(
      {
        ...facility,
        ...place,
        id: `osm:${facility.id}`,
        name: facility.name || typeName,
        hours: readAnyHours(facility.hours, place),
      },
      {
        ...NO_FACTS,
        phone: shortPhone(tags['phone'] ?? tags['contact:phone'] ?? ''),
        accessibility: accessOfTags(tags),
        provider: providerOf(tags),
        asOf: osm.dataTime === undefined ? null : new Date(osm.dataTime).toISOString(),
      },
    );
    complaints.push(...listing.complaints);
    if (listing.listing !== null) listings.push(listing.listing);
  }
  const [at] = (osm.dataTime ?? '').split('T');
  const told = {
    zh: `${osm.file.name}：OpenStreetMap${at === '' ? '' : `，数据截至 ${at}`}`,
    en: `${osm.file.name}: OpenStreetMap${at === '' ? '' : `, data of ${at}`}`,
  };
  return { listings, complaints, unmapped: read.unmapped, told };
}

function providerOf(tags: OsmTags): Listing['provider'] {
  const name = (tags['operator'] ?? tags['brand'] ?? '').trim().slice(0, 100);
  return name === '' ? null : { name, creditCode: null, isChain: tags['brand'] !== undefined };
}

/** Tags by ids such as `way/12`. */
function tagsById(osm: OsmData): (id: string) => OsmTags {
  const tags = new Map<string, OsmTags>();
  for (const [node, ofNode] of osm.nodes.tags) tags.set(`node/${osm.nodes.ids[node]}`, ofNode);
  for (const way of osm.ways) tags.set(`way/${way.id}`, way.tags);
  for (const relation of osm.relations) tags.set(`relation/${relation.id}`, relation.tags);
  return (id) => tags.get(id) ?? {};
}
