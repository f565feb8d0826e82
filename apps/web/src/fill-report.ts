import { gzipSync } from 'node:zlib';
import type { ComparisonData, ReportData } from '@yike/planning/contract';

/** What the page can show: an assessment, or plans side by side. */
export type PageData = ReportData | ComparisonData;

const TITLE_MARK = '{{report-title}}';
const DATA_MARK = '{{report-data}}';
const LANGUAGE_MARK = '<html lang="zh-CN"';
const HTML_LANGUAGES = { zh: 'zh-CN', en: 'en' } as const;
const TITLE_ENDS = {
  assessment: { zh: '一刻钟生活圈步行评估', en: 'walking assessment' },
  comparison: { zh: '方案比较', en: 'plans compared' },
} as const;

/**
 * Where the empty report page lies once `vite build` has run in this package. It is not there
 * before that; the caller reads it and says how to set up when it is missing.
 */
export function reportTemplatePath(): URL {
  return new URL('../dist/report.html', import.meta.url);
}

/**
 * The report page with its data, title and language in place.
 * @param template text of the file at `reportTemplatePath()`
 * @returns the whole HTML text; the same arguments give the same text
 * @throws Error when the template lacks one of its marks: it is not ours, or already filled
 */
export function fillReport(template: string, data: PageData): string {
  const [head, end] =
    'comparison' in data
      ? [data.comparison, TITLE_ENDS.comparison]
      : [data.summary, TITLE_ENDS.assessment];
  const title = `${head.title} · ${end[data.language]}`;
  const withLanguage = replaceOnce(
    template,
    LANGUAGE_MARK,
    `<html lang="${HTML_LANGUAGES[data.language]}"`,
  );
  const withTitle = replaceOnce(withLanguage, TITLE_MARK, escapeHtml(title));
  return replaceOnce(withTitle, DATA_MARK, packData(data));
}

/** Base64 has no `<`, so the data cannot end the script tag it lies in. */
function packData(data: PageData): string {
  const packed = gzipSync(JSON.stringify(data), { level: 6 });
  // byte 9 names the operating system; 255 is "unknown", so that all machines write the same
  packed[9] = 255;
  return packed.toString('base64');
}

/** Not `String.replace`: a `$&` in a title must stay what it is. */
function replaceOnce(text: string, mark: string, value: string): string {
  const [before, after, ...more] = text.split(mark);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`The report template must hold ${mark} exactly once.`);
  }
  return before + value + after;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
