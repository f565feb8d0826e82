import { applyImport, type ImportAsked, type ImportPreview, previewImport } from '@yike/directory';
import { OPERATOR, Problem, type Progress } from '@yike/kernel';
import type { Database } from '@yike/postgres';

class PreviewEnded extends Error {
  readonly preview: ImportPreview;

  constructor(preview: ImportPreview) {
    super('a preview leaves nothing');
    this.preview = preview;
  }
}

/** What an import would do. Nothing stays of it, whenever the program is stopped. */
export async function previewOnly(database: Database, asked: ImportAsked): Promise<ImportPreview> {
  try {
    return await database.transaction(async (tx) => {
      throw new PreviewEnded(await previewImport(tx, OPERATOR, asked));
    });
  } catch (error) {
    if (error instanceof PreviewEnded) return error.preview;
    throw error;
  }
}

/**
 * Does what was previewed, in one transaction: all of it, or nothing.
 * @throws Problem `import-outdated` where it would do something else by now
 */
export async function applyAsPreviewed(
  database: Database,
  asked: ImportAsked,
  told: ImportPreview,
  progress: Progress,
): Promise<ImportPreview> {
  return await database.transaction(async (tx) => {
    const preview = await previewImport(tx, OPERATOR, asked);
    if (sumOf(preview) !== sumOf(told)) throw new Problem('import-outdated');
    const { cityCode, importId } = preview.batch;
    return await applyImport(tx, OPERATOR, cityCode, importId, progress);
  });
}

/** What each row does, and to which place; new ones get their ids anew each time. */
function sumOf({ plan }: ImportPreview): string {
  return JSON.stringify(
    plan.steps.map(({ kind, facilityId }) => [kind, kind === 'add' ? null : facilityId]),
  );
}
