import type { AgeBand, FieldValue, SourceFile } from '@yike/kernel';

/**
 * Where people live, as columns: point `p` lies at `lons[p]`, `lats[p]` (WGS 84) and has `total[p]`
 * people, `byBand[b][p]` of them in band `bands[b]`.
 */
export interface Demand {
  readonly count: number;
  readonly lons: Float64Array;
  readonly lats: Float64Array;
  readonly total: Float64Array;
  readonly bands: readonly AgeBand[];
  readonly byBand: readonly Float64Array[];
  /** Which row of which file each point is. */
  readonly sources: readonly DemandSource[];
  readonly sourceOf: Uint16Array;
  readonly row: Uint32Array;
}

/** A file of people, with the columns it had, to be handed on as they were. */
export interface DemandSource {
  readonly file: SourceFile;
  readonly columns: readonly string[];
  /** By row number. */
  readonly values: ReadonlyMap<number, readonly FieldValue[]>;
}

/** A demand point as the readers find it, before the bands of all files are lined up. */
export interface DemandPoint {
  readonly lon: number;
  readonly lat: number;
  readonly row: number;
  readonly total: number;
  /** By band id. */
  readonly byBand: ReadonlyMap<string, number>;
}

/** Points of several sources as one demand; a band a source does not have counts 0 there. */
export function joinDemand(
  sources: readonly {
    source: DemandSource;
    bands: readonly AgeBand[];
    points: readonly DemandPoint[];
  }[],
): Demand {
  const bands = [
    ...new Map(sources.flatMap(({ bands: own }) => own.map((band) => [band.id, band]))).values(),
  ].sort((a, b) => a.from - b.from || (a.to ?? 999) - (b.to ?? 999));
  const all = sources.flatMap(({ points }, source) => points.map((point) => ({ point, source })));
  return {
    count: all.length,
    lons: Float64Array.from(all, ({ point }) => point.lon),
    lats: Float64Array.from(all, ({ point }) => point.lat),
    total: Float64Array.from(all, ({ point }) => point.total),
    bands,
    byBand: bands.map((band) =>
      Float64Array.from(all, ({ point }) => point.byBand.get(band.id) ?? 0),
    ),
    sources: sources.map(({ source }) => source),
    sourceOf: Uint16Array.from(all, ({ source }) => source),
    row: Uint32Array.from(all, ({ point }) => point.row),
  };
}
