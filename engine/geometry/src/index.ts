export {
  type LocalPlane,
  planeAt,
  planeLat,
  planeLon,
  planeMetres,
  planeX,
  planeY,
  projectOnSegment,
  projectOnSegmentInto,
  type SegmentProjection,
} from './local-plane.ts';
export { EARTH_RADIUS_METRES, haversineMetres } from './ruler.ts';
