import type { AreaIndex, MetresToStreet } from '@yike/engine-geometry';

/** What coordinates can be held against. */
export interface CoordinateEvidence {
  readonly metresToStreet?: MetresToStreet;
  readonly areas?: { readonly index: AreaIndex; readonly names: readonly string[] };
}
