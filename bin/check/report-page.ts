import { ROOT } from '../setup/launch.mjs';
import { buildReportTemplate, reportTemplateStands } from '../setup/report-template.mjs';
import { SetUpFailure } from '../setup/set-up-failure.mjs';
import { sayNothing } from '../setup/speaker.mjs';
import { cacheFolder } from '../setup.mjs';
import type { Outcome } from './outcome.ts';

/** The page of the report builds from its sources; the tests after this one fill it. */
export async function buildReportPage(): Promise<Outcome> {
  const cache = cacheFolder(ROOT);
  try {
    if (!reportTemplateStands(ROOT, cache)) {
      await buildReportTemplate(ROOT, cache, process.execPath, sayNothing);
    }
    return { passed: 1, failures: [], skips: [] };
  } catch (cause) {
    if (!(cause instanceof SetUpFailure)) {
      throw cause;
    }
    return { passed: 0, failures: [{ name: 'report page', text: cause.tell() }], skips: [] };
  }
}
