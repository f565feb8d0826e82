import type { ImportPreview } from '@yike/directory';
import type { Complaint } from '@yike/kernel';

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

export function shownComplaint({ severity, place, text, mend }: Complaint) {
  const { file, row, column } = place;
  return {
    severity,
    ...(file === undefined ? {} : { file }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
    says: text,
    mend,
  };
}
