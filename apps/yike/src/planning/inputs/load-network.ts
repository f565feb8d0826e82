import { resolve } from 'node:path';
import {
  buildNetwork,
  type Moment,
  momentOf,
  StreetSnapper,
  type WalkingNetwork,
} from '@yike/engine-network';
import { readOsm } from '@yike/files';
import { complaint, type OsmData, Problem, type Progress } from '@yike/kernel';
import type { InputLedger } from './input-ledger.ts';

export interface LoadedNetwork {
  readonly path: string;
  readonly osm: OsmData;
  readonly network: WalkingNetwork;
  readonly snapper: StreetSnapper;
}

/** The `--at` option as a moment. @throws Problem `option-invalid` */
export function momentOption(at: string | undefined): Moment | null {
  if (at === undefined) return null;
  const moment = momentOf(at);
  if (moment !== null) return moment;
  throw new Problem(
    'option-invalid',
    {},
    { option: '--at', value: at, expected: '2026-11-21T18:30' },
  );
}

/** Reads an OSM file and builds its walking network. @throws Problem `network-empty` and what files throw */
export async function loadNetwork(
  path: string,
  at: Moment | null,
  ledger: InputLedger,
  progress: Progress,
): Promise<LoadedNetwork> {
  progress.phase({ zh: '读取路网', en: 'reading the network' });
  const osm = await readOsm(path, progress);
  progress.phase({ zh: '构建路网', en: 'building the network' });
  const { network, unreadGateHours } = buildNetwork(osm, at);
  const { file } = osm;
  if (network.edgeCount === 0) throw new Problem('network-empty', { file: file.name });
  const complaints = unreadGateHours.map((hours) =>
    complaint('warning', 'gate-hours-unread', { file: file.name }, { hours }),
  );
  ledger.enter('network', file, osm.ways.length, complaints, {
    crs: {
      decided: 'wgs84',
      how: 'format',
      evidence: { zh: 'OSM 数据均为 WGS 84', en: 'OSM data is WGS 84' },
    },
  });
  return { path: resolve(path), osm, network, snapper: new StreetSnapper(network) };
}
