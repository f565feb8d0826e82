import { type OsmData, type Place, Problem, type Progress } from '@yike/kernel';
import { PbfReader } from 'pbf';
import { asProblem, broken } from '../file-problems.ts';
import { describe, type InspectedFile } from '../opened-file.ts';
import { OsmCollector } from './osm-collector.ts';
import { eachBlob, type PbfBlob } from './pbf-blobs.ts';
import { decodeBlock } from './pbf-block.ts';
import { bytesField, eachField } from './pbf-message.ts';

const FEATURES_WE_HAVE: ReadonlySet<string> = new Set([
  'OsmSchema-V0.6',
  'DenseNodes',
  'HistoricalInformation',
]);

/** Reads an OSM PBF file block by block; see `eachBlob` for what is refused. */
export async function readPbf(file: InspectedFile, progress: Progress): Promise<OsmData> {
  const collector = new OsmCollector(file.name);
  let headerSeen = false;
  const sha256 = await eachBlob(file, progress, (blob, place) => {
    if (blob.type === 'OSMHeader') headerSeen = true;
    if (blob.type === 'OSMData' && !headerSeen) {
      throw broken(place, '没有文件头（OSMHeader）', 'it has no header block (OSMHeader)');
    }
    decodeBlob(blob, place, collector);
  });
  return collector.finish(describe(file, 'osm-pbf', sha256));
}

/** Blocks of other types are to be passed over, the format says. */
function decodeBlob(blob: PbfBlob, place: Place, collector: OsmCollector): void {
  try {
    if (blob.type === 'OSMHeader') decodeHeader(blob.content, place, collector);
    else if (blob.type === 'OSMData') decodeBlock(blob.content, collector);
  } catch (error) {
    throw asProblem(
      error,
      broken(place, '数据块的内容有误', 'a block does not hold what it should'),
    );
  }
}

function decodeHeader(content: Uint8Array, place: Place, collector: OsmCollector): void {
  const pbf = new PbfReader(content);
  eachField(pbf, pbf.length, (field) => {
    if (field === 4) {
      const feature = Buffer.from(bytesField(pbf)).toString('utf8');
      if (!FEATURES_WE_HAVE.has(feature)) {
        throw new Problem('osm-feature-unsupported', place, { feature });
      }
    } else if (field === 32) collector.setDataTimeSeconds(pbf.readVarint(true));
  });
}
