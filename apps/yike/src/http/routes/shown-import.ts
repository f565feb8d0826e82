import type { ImportPreview } from '@yike/directory';

/** An import as it is told over HTTP: what each row does, without the places themselves. */
export function shownImport({ batch, plan: { steps } }: ImportPreview) {
  const count = (asked: string): number => steps.filter(({ kind }) => kind === asked).length;
  return {
    importId: batch.importId,
    region: batch.region,
    source: batch.source,
    state: batch.state,
    madeAt: batch.madeAt.toISOString(),
    counts: {
      add: count('add'),
      change: count('change'),
      same: count('same'),
      doubtful: count('doubtful'),
    },
    steps: steps.map(({ before: _, after: __, ...told }) => told),
  };
}
