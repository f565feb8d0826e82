export { readOsm } from './osm/read-osm.ts';
export { sniffFormat } from './sniff-format.ts';
