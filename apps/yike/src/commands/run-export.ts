import { extname } from 'node:path';
import { listExported } from '@yike/directory';
import { Problem } from '@yike/kernel';
import { migrate } from '@yike/postgres';
import { writeOutputFiles } from '../planning/outputs/output-files.ts';
import {
  FACILITY_FORMATS,
  type FacilityFormat,
  facilityFile,
} from '../platform/exports/facility-formats.ts';
import { MODULE_SCHEMAS } from '../platform/module-schemas.ts';
import { findRegionOption } from '../platform/region-option.ts';
import { withDatabase } from '../platform/with-database.ts';
import type { Given, Surroundings } from '../terminal/command.ts';
import { onlyWord } from '../terminal/command-line.ts';

export async function runExport(given: Given, surroundings: Surroundings): Promise<number> {
  const { language, print } = surroundings;
  const word = onlyWord(given, 'export', 'facilities');
  if (word !== 'facilities') throw new Problem('word-unexpected', {}, { word, command: 'export' });
  const out = given.one('out') ?? '';
  const format = formatOption(given, out);
  const region = findRegionOption(given);
  const count = await withDatabase(given, surroundings, async (database) => {
    await migrate(database, MODULE_SCHEMAS);
    return await database.read(async (reading) => {
      const list = await listExported(reading, region);
      const content = await facilityFile(reading, list, format, language);
      await writeOutputFiles([{ name: out, content }]);
      return list.places.length;
    });
  });
  print(language === 'zh' ? `${out}：${count} 个网点` : `${out}: ${count} places`);
  return 0;
}

function formatOption(given: Given, out: string): FacilityFormat {
  const ending = extname(out).slice(1).toLowerCase();
  const value = given.one('format') ?? (ending === 'json' ? 'hsds' : ending);
  const format = FACILITY_FORMATS.find((one) => one === value);
  if (format !== undefined) return format;
  const expected = FACILITY_FORMATS.join(', ');
  throw new Problem('option-invalid', {}, { option: '--format', value, expected });
}
