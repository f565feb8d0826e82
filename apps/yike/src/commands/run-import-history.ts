import { findCityOfImport, listImports, undoImport } from '@yike/directory';
import { NATION, OPERATOR, Problem } from '@yike/kernel';
import { migrate } from '@yike/postgres';
import { MODULE_SCHEMAS } from '../platform/module-schemas.ts';
import { findRegionOption } from '../platform/region-option.ts';
import { withDatabase } from '../platform/with-database.ts';
import type { Given, Surroundings } from '../terminal/command.ts';

const SHOWN_IMPORTS = 50;

/** Clocks in China. */
const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

const STATES = {
  previewed: { zh: '待批准', en: 'previewed' },
  applied: { zh: '已导入', en: 'applied' },
  undone: { zh: '已撤销', en: 'undone' },
} as const;

/** `yike import list` */
export async function listFacilityImports(
  given: Given,
  surroundings: Surroundings,
): Promise<number> {
  const { language, print } = surroundings;
  const [, extra] = given.words;
  if (extra !== undefined) {
    throw new Problem('word-unexpected', {}, { word: extra, command: 'import' });
  }
  const region = findRegionOption(given) ?? NATION;
  const { items, next } = await withDatabase(given, surroundings, async (database) => {
    await migrate(database, MODULE_SCHEMAS);
    return await listImports(database.reading, region, { limit: SHOWN_IMPORTS });
  });
  for (const { importId, region: of, source, madeAt, madeBy, state } of items) {
    print([importId, CLOCK.format(madeAt), STATES[state][language], of, source, madeBy].join('  '));
  }
  if (items.length === 0) print(language === 'zh' ? '还没有导入' : 'nothing was imported yet');
  if (next !== null) print('…');
  return 0;
}

/** `yike import undo ID` */
export async function undoFacilityImport(
  given: Given,
  surroundings: Surroundings,
): Promise<number> {
  const { language, print } = surroundings;
  const [, importId, extra] = given.words;
  if (importId === undefined) {
    throw new Problem('option-missing', {}, { option: 'ID', command: 'import' });
  }
  if (extra !== undefined) {
    throw new Problem('word-unexpected', {}, { word: extra, command: 'import' });
  }
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(importId)) {
    throw new Problem('import-unknown', {}, { id: importId });
  }
  const { restored, removed } = await withDatabase(given, surroundings, async (database) => {
    await migrate(database, MODULE_SCHEMAS);
    return await database.transaction(async (tx) => {
      const cityCode = await findCityOfImport(tx, importId);
      if (cityCode === null) throw new Problem('import-unknown', {}, { id: importId });
      return await undoImport(tx, OPERATOR, cityCode, importId);
    });
  });
  print(
    language === 'zh'
      ? `已撤销：${restored} 个网点恢复原样，${removed} 个新增的已移除`
      : `taken back: ${restored} places are what they were, ${removed} new ones are gone`,
  );
  return 0;
}
