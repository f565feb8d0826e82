import {
  type Actor,
  type Complaint,
  complaint,
  Problem,
  type RegionCode,
  type Transaction,
} from '@yike/kernel';
import type { Boundary } from './boundary.ts';
import { saveBoundary } from './boundary-store.ts';
import { listBoundaries } from './boundary-view.ts';
import type { Headcount } from './population.ts';
import { saveHeadcounts } from './population-store.ts';
import { mayImportRegions } from './region-policy.ts';
import { listHistories } from './region-view.ts';

/** What became of the rows of an import. */
export interface Imported {
  readonly saved: number;
  /** As they were already. */
  readonly same: number;
  readonly complaints: readonly Complaint[];
}

/** Saves boundaries that differ from what is there. @throws Problem `not-allowed` */
export async function importBoundaries(
  tx: Transaction,
  actor: Actor,
  boundaries: readonly Boundary[],
): Promise<Imported> {
  const { known, complaints } = await beginImport(tx, actor, boundaries);
  const [{ validFrom = '' } = {}] = boundaries;
  const codes = known.map(({ regionCode }) => regionCode);
  const before = await listBoundaries(tx, codes, validFrom);
  const changed = known.filter(({ regionCode, geometry }) => {
    const there = before.get(regionCode)?.geometry;
    return JSON.stringify(there?.coordinates) !== JSON.stringify(geometry.coordinates);
  });
  for (const boundary of changed) await saveBoundary(tx, boundary);
  return { saved: changed.length, same: known.length - changed.length, complaints };
}

/** Saves headcounts, in place of those of the same ages and day. @throws Problem `not-allowed` */
export async function importPopulation(
  tx: Transaction,
  actor: Actor,
  headcounts: readonly Headcount[],
): Promise<Imported> {
  const { known, complaints } = await beginImport(tx, actor, headcounts);
  await saveHeadcounts(tx, known);
  return { saved: known.length, same: 0, complaints };
}

/** Imports come one after the other, and are about regions that are known. */
async function beginImport<Row extends { readonly regionCode: RegionCode }>(
  tx: Transaction,
  actor: Actor,
  rows: readonly Row[],
) {
  if (!mayImportRegions(actor)) throw new Problem('not-allowed');
  await tx.lock(['territory.region']);
  const codes = [...new Set(rows.map(({ regionCode }) => regionCode))];
  const histories = await listHistories(tx, codes);
  const complaints = codes
    .filter((code) => !histories.has(code))
    .map((code) => complaint('skipped', 'region-not-known', {}, { code }));
  return { known: rows.filter(({ regionCode }) => histories.has(regionCode)), complaints };
}
