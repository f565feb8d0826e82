import { type Bilingual, type Complaint, type Language, placeText } from '@yike/kernel';
import type { Cell } from './workbook-sheet.ts';

/** Complaints as a table, for `complaints.csv` and the workbook. */
export function complaintTable(complaints: readonly Complaint[], language: Language) {
  const say = (text: Bilingual): string => text[language];
  return {
    columns: [
      say({ zh: '文件', en: 'file' }),
      say({ zh: '行', en: 'row' }),
      say({ zh: '列', en: 'column' }),
      say({ zh: '程度', en: 'severity' }),
      say({ zh: '问题', en: 'complaint' }),
      say({ zh: '怎么改', en: 'how to mend it' }),
      say({ zh: '代码', en: 'code' }),
    ],
    rows: complaints.map(({ place, severity, text, mend, code }): Cell[] => [
      place.file ?? '',
      place.row ?? null,
      place.column ?? '',
      say(SEVERITIES[severity]),
      say(text),
      say(mend),
      code,
    ]),
  };
}

const SEVERITIES = {
  skipped: { zh: '已跳过', en: 'skipped' },
  warning: { zh: '警告', en: 'warning' },
  note: { zh: '说明', en: 'note' },
} as const;

/** `people.csv，第 3 行：…` in one line, for messages. */
export function complaintLine({ place, text }: Complaint, language: Language): string {
  const where = placeText(place)[language];
  return where === ''
    ? text[language]
    : `${where}${language === 'zh' ? '：' : ': '}${text[language]}`;
}
