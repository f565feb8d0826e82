import {
  getHolidays,
  type HolidayYear,
  importHolidays,
  readHolidayJson,
  readHolidayTable,
} from '@yike/directory';
import { readJsonFile, readRecords, sniffFormat } from '@yike/files';
import { OPERATOR } from '@yike/kernel';
import type { ImportKind, ImportOption } from './import-kind.ts';

/** The State Council's arrangement of public holidays and make-up workdays, year by year. */
export const HOLIDAYS: ImportKind = {
  name: 'holidays',
  says: { zh: '节假日与调休', en: 'public holidays and make-up workdays' },
  async read(path, option) {
    const years = await yearsIn(path, option);
    return async (tx) => {
      const known = new Map((await getHolidays(tx)).years.map((year) => [year.year, year]));
      const changed = years.filter(
        (year) => JSON.stringify(known.get(year.year)) !== JSON.stringify(year),
      );
      await importHolidays(tx, OPERATOR, changed);
      const named = ({ year, holidays, makeUpWorkdays }: HolidayYear) => ({
        says: {
          zh: `${year} 年：${holidays.length} 个节日、${makeUpWorkdays.length} 个调休上班日，替换已有的`,
          en: `${year}: ${holidays.length} holidays, ${makeUpWorkdays.length} make-up workdays, in place of what is known:`,
        },
        count: known.has(year) ? 1 : 0,
      });
      const counts = [
        ...changed.map(named),
        { says: { zh: '不变的年份', en: 'years as before' }, count: years.length - changed.length },
      ];
      return { counts, complaints: [] };
    };
  },
};

async function yearsIn(path: string, option: ImportOption): Promise<readonly HolidayYear[]> {
  const format = await sniffFormat(path);
  if (format === 'json') {
    const { json, file } = await readJsonFile(path);
    return readHolidayJson(json, file.name);
  }
  const set = await readRecords(path);
  return [readHolidayTable(set, option('source') ?? set.file.name)];
}
