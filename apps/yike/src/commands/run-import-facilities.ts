import { stat } from 'node:fs/promises';
import { type ImportPreview, isPlaceField, momentOfDay, SOURCE_NAME } from '@yike/directory';
import { type Bilingual, dayInChina, daySchema, Problem } from '@yike/kernel';
import { migrate } from '@yike/postgres';
import { readCrsOptions } from '../planning/inputs/crs-options.ts';
import { InputLedger } from '../planning/inputs/input-ledger.ts';
import { loadCrosswalk } from '../planning/inputs/load-crosswalk.ts';
import { readMapOptions } from '../planning/inputs/map-options.ts';
import { applyAsPreviewed, previewOnly } from '../platform/imports/facilities/ask-and-apply.ts';
import {
  type FacilitiesAsked,
  prepareFacilities,
} from '../platform/imports/facilities/facility-import.ts';
import { regionAreas } from '../platform/imports/facilities/region-areas.ts';
import { MODULE_SCHEMAS } from '../platform/module-schemas.ts';
import { getRegionOption } from '../platform/region-option.ts';
import { withDatabase } from '../platform/with-database.ts';
import { askYesOrNo, canAsk } from '../terminal/ask-yes-or-no.ts';
import type { Given, Surroundings } from '../terminal/command.ts';
import { showProgress } from '../terminal/progress-bar.ts';
import { sayComplaints } from './say-complaints.ts';
import { ONLY_PREVIEWED, sayPreview } from './say-preview.ts';

/** `yike import facilities FILE…`: preview, question, import. Stopped at any time, it leaves nothing. */
export async function runImportFacilities(
  given: Given,
  surroundings: Surroundings,
): Promise<number> {
  const [, ...paths] = given.words;
  if (paths.length === 0) {
    throw new Problem('option-missing', {}, { option: 'FILE', command: 'import' });
  }
  const { language, print, isQuiet } = surroundings;
  const region = getRegionOption(given, 'import');
  const asOf = await asOfOption(given, paths);
  const request = {
    paths,
    region,
    asOf,
    source: sourceOption(given),
    mapping: readMapOptions(given.many('map'), isPlaceField),
    crsOf: readCrsOptions(given.many('crs'), paths),
    crosswalk: await loadCrosswalk(given.one('crosswalk'), new InputLedger(1)),
  };
  const progress = showProgress(language, process.stderr.isTTY && !isQuiet);
  return await withDatabase(given, surroundings, async (database) => {
    await migrate(database, MODULE_SCHEMAS);
    try {
      const { reading } = database;
      const areas = await regionAreas(reading, region, dayInChina(reading.now));
      const prepared = await prepareFacilities(areas, request, progress);
      progress.phase({ zh: '与已有网点比对', en: 'comparing with the places that are there' });
      const preview = await previewOnly(database, prepared.asked);
      progress.finish();
      sayAll(prepared, preview, surroundings);
      const isNothing = preview.plan.steps.every(({ after }) => after === null);
      if (isNothing || !(await isApproved(given, surroundings))) {
        print((isNothing ? NOTHING_NEW : ONLY_PREVIEWED)[language]);
        return 0;
      }
      progress.phase({ zh: '写入', en: 'writing' });
      const { batch } = await applyAsPreviewed(database, prepared.asked, preview, progress);
      progress.finish();
      print(
        language === 'zh'
          ? `已导入。撤销：yike import undo ${batch.importId}`
          : `imported; to take it back: yike import undo ${batch.importId}`,
      );
      return 0;
    } finally {
      progress.finish();
    }
  });
}

const NOTHING_NEW: Bilingual = { zh: '没有可写入的内容', en: 'there is nothing to write' };

function sayAll(
  { asked, unmapped, told }: FacilitiesAsked,
  preview: ImportPreview,
  surroundings: Surroundings,
): void {
  const { language, note, print } = surroundings;
  for (const one of told) note(one[language]);
  sayComplaints(asked.complaints, surroundings);
  sayPreview(preview, unmapped, surroundings);
  const day = dayInChina(asked.asOf);
  print(language === 'zh' ? `内容截至 ${day}（--as-of）` : `as of ${day} (--as-of)`);
}

async function isApproved(given: Given, { language, isQuiet }: Surroundings): Promise<boolean> {
  if (given.has('apply') || given.has('yes')) return true;
  if (isQuiet || !canAsk()) return false;
  return await askYesOrNo({ zh: '写入数据库？', en: 'Write this into the database?' }, language);
}

/** The day that `--as-of` says, else the one on which the newest of the files was changed. */
async function asOfOption(given: Given, paths: readonly string[]): Promise<Date> {
  const value = given.one('as-of');
  if (value !== undefined && !daySchema.safeParse(value).success) {
    const expected = '2026-01-01';
    throw new Problem('option-invalid', {}, { option: '--as-of', value, expected });
  }
  if (value !== undefined) return new Date(momentOfDay(value));
  const changed = await Promise.all(
    paths.map(async (path) => (await stat(path).catch(() => null))?.mtimeMs ?? 0),
  );
  return new Date(momentOfDay(dayInChina(new Date(Math.max(...changed)))));
}

function sourceOption(given: Given): string | null {
  const value = given.one('source');
  if (value === undefined || SOURCE_NAME.test(value)) return value ?? null;
  const expected = 'amap, 民政局-2026';
  throw new Problem('option-invalid', {}, { option: '--source', value, expected });
}
