/** Longitude, then latitude, in degrees of WGS 84 unless a name says otherwise. */
export type LonLat = [lon: number, lat: number];
