export { AreaIndex, type Box } from './area-index.ts';
export { checkPolygon, type PolygonFault } from './check-polygon.ts';
export { crsHintOfColumn } from './column-crs.ts';
export {
  BD09,
  CGCS2000,
  type Crs,
  type CrsAxes,
  crsName,
  crsText,
  fromWgs84,
  GCJ02,
  type GeographicCrs,
  getProjectedCrs,
  type ProjectedCrs,
  toWgs84,
  WGS84,
  withAxes,
} from './crs.ts';
export type { GaussKrugerZone } from './gauss-kruger.ts';
export { labelPointOf } from './label-point.ts';
export { LineOutline } from './line-outline.ts';
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
export type { LonLat } from './lon-lat.ts';
export { isInMainland } from './mainland-outline.ts';
export type { NamedAreas } from './name-agreement.ts';
export { ACCEPTED_CRS, findCrs, parseCrs } from './parse-crs.ts';
export { placeOrder } from './place-order.ts';
export { pointInPolygon } from './point-in-polygon.ts';
export { polygonCentroid, squareMetresOf } from './polygon-measures.ts';
export { type CrsEvidence, type CrsScore, type CrsVerdict, recogniseCrs } from './recognise-crs.ts';
export type { AreaGeometry } from './rings.ts';
export { EARTH_RADIUS_METRES, haversineMetres } from './ruler.ts';
export type { MetresToStreet } from './street-agreement.ts';
