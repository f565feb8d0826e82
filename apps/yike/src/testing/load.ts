import { anEstate, BEITANG } from '@yike/territory/testing';
import type { ServedPlatform } from './served-platform.ts';

/** What many at once met. Milliseconds, from asking to the last byte. */
export interface LoadFigures {
  readonly reads: number;
  readonly writes: number;
  /** Statuses that were no success, and how often; `null`: no answer at all. */
  readonly failures: ReadonlyMap<number | null, number>;
  readonly readMilliseconds: Spread;
  readonly writeMilliseconds: Spread;
}

interface Spread {
  readonly median: number;
  readonly p99: number;
}

/** Readers and writers who ask again as soon as they are answered. */
export async function runLoad(
  { client }: ServedPlatform,
  load: { readonly readers: number; readonly writers: number; readonly seconds: number },
): Promise<LoadFigures> {
  const end = performance.now() + load.seconds * 1000;
  const failures = new Map<number | null, number>();
  const reads: number[] = [];
  const writes: number[] = [];
  const goOn = async (took: number[], ask: () => Promise<{ ok: boolean; status: number }>) => {
    while (performance.now() < end) {
      const began = performance.now();
      const answer = await ask().catch(() => null);
      took.push(performance.now() - began);
      const status = answer?.status ?? null;
      if (answer?.ok !== true) failures.set(status, (failures.get(status) ?? 0) + 1);
    }
  };
  const params = { regionCode: BEITANG };
  await Promise.all([
    ...Array.from({ length: load.readers }, () =>
      goOn(reads, () => client.listEstates({ params, query: { limit: 20 } })),
    ),
    ...Array.from({ length: load.writers }, () =>
      goOn(writes, () =>
        client.addEstate({ params, body: anEstate(), idempotencyKey: crypto.randomUUID() }),
      ),
    ),
  ]);
  return {
    reads: reads.length,
    writes: writes.length,
    failures,
    readMilliseconds: spreadOf(reads),
    writeMilliseconds: spreadOf(writes),
  };
}

export function loadText({
  reads,
  writes,
  readMilliseconds,
  writeMilliseconds,
}: LoadFigures): string {
  const spread = ({ median, p99 }: Spread): string =>
    `median ${Math.round(median)} ms, p99 ${Math.round(p99)} ms`;
  return `${reads} reads: ${spread(readMilliseconds)}; ${writes} writes: ${spread(writeMilliseconds)}`;
}

function spreadOf(milliseconds: number[]): Spread {
  const sorted = milliseconds.sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { median: at(0.5), p99: at(0.99) };
}
