import type { AreaResult, PageGround } from '@yike/planning/contract';

/** What stands still beneath every map: streets, areas, and the people who live there. */
export interface Ground {
  readonly data: PageGround;
  readonly demandCount: number;
  /** lon, lat alternating, degrees */
  readonly lonLats: Float64Array;
  readonly summary: { readonly whole: Pick<AreaResult, 'squareMetres'> };
  people(band: string): Float32Array;
}
