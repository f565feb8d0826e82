import type { Bilingual } from '@yike/kernel';
import type { Summary } from '../contract.ts';

/** A sheet of the planner's workbook; what writes it is somebody else's business. */
export interface WorkbookSheet {
  readonly name: string;
  readonly columns: readonly {
    readonly title: string;
    readonly width?: number;
    readonly format?: string;
  }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export type Cell = string | number | null;

/** Number formats of a spreadsheet. */
export const HEADS = '#,##0';
export const PERCENT = '0.0%';

/** Says a text in the language of the workbook. */
export type Say = (text: Bilingual) => string;

/** Headings that several sheets share. */
export const AREA = { zh: '区域', en: 'Area' };
export const WALKER = { zh: '步行者', en: 'Walker' };
export const TYPE = { zh: '服务类型', en: 'Service type' };
export const PEOPLE = { zh: '人口（人）', en: 'People' };

/** How well a row of the standard is known. */
export function markOf({ marks }: Pick<Summary, 'marks'>, verification: string, say: Say): string {
  const mark = marks.find(({ id }) => id === verification);
  return mark === undefined ? verification : say(mark);
}
