import type { Complaint, Language } from '@yike/kernel';
import type { Summary } from '../contract.ts';
import { complaintTable } from './complaint-table.ts';
import { coverage, missing, overview, themes } from './workbook-areas.ts';
import type { Say, WorkbookSheet } from './workbook-sheet.ts';
import { gaps, inputs } from './workbook-sources.ts';

/** `report.xlsx`: overview, coverage, themes, what is missing, gaps, inputs and complaints. */
export function workbook(
  summary: Summary,
  complaints: readonly Complaint[],
  language: Language,
): WorkbookSheet[] {
  const say: Say = (text) => text[language];
  const words = new Map(summary.types.map((type) => [type.type, say(type)]));
  const typeName = (slug: string): string => words.get(slug) ?? slug;
  return [
    overview(summary, say),
    coverage(summary, say, typeName),
    themes(summary, say),
    missing(summary, say, typeName),
    gaps(summary, say, typeName),
    inputs(summary, say),
    complaintSheet(complaints, language, say),
  ];
}

export function complaintSheet(
  complaints: readonly Complaint[],
  language: Language,
  say: Say,
): WorkbookSheet {
  const { columns, rows } = complaintTable(complaints, language);
  return {
    name: say({ zh: '数据问题', en: 'Complaints' }),
    columns: columns.map((title, at) => ({ title, width: at >= 4 ? 60 : 18 })),
    rows,
  };
}
