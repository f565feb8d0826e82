import type { Database } from '@yike/postgres';
import type { ImportKind, ImportOption, ImportOutcome } from './import-kind.ts';

class Undone extends Error {
  readonly outcome: ImportOutcome;

  constructor(outcome: ImportOutcome) {
    super('a preview leaves nothing');
    this.outcome = outcome;
  }
}

/** Brings a file in; without `isApplied` all is done and undone again, so that one sees what it does. */
export async function importFile(
  database: Database,
  kind: ImportKind,
  path: string,
  option: ImportOption,
  isApplied: boolean,
): Promise<ImportOutcome> {
  const bringIn = await kind.read(path, option);
  try {
    return await database.transaction(async (tx) => {
      const outcome = await bringIn(tx);
      if (!isApplied) throw new Undone(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}
