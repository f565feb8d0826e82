export {
  type NetworkDraft,
  networkOf,
  type TestEdge,
  type TestNode,
} from './testing/network-of.ts';
export { networksEach } from './testing/networks-each.ts';
export { type OsmDraft, osmOf } from './testing/osm-of.ts';
export { joinPlaces, randomNetworks, randomPlaces } from './testing/random-networks.ts';
export { type Town, townFromText } from './testing/town-from-text.ts';
