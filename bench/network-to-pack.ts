/** Reads an OSM file, builds its walking network and packs it; prints each phase. */
import { buildNetwork, packNetwork } from '@yike/engine-network';
import { readOsm } from '@yike/files';

const [path = ''] = process.argv.slice(2);
let since = performance.now();
const lap = (name: string): void => {
  const seconds = (performance.now() - since) / 1000;
  console.error(`${seconds.toFixed(2).padStart(8)} s  ${name}`);
  since = performance.now();
};
const osm = await readOsm(path);
lap('reading');
const { network } = buildNetwork(osm);
lap('building');
const packed = packNetwork(network);
lap('packing');
console.log(`${network.nodeCount} nodes, ${network.edgeCount} edges, ${packed.length} bytes`);
