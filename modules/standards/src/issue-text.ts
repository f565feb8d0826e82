import { type Bilingual, findSaid } from '@yike/kernel';
import { z } from 'zod';
import { en, zhCN } from 'zod/locales';

const LANGUAGES = { zh: zhCN().localeError, en: en().localeError };
const MOST_SHOWN = 3;

/**
 * What zod found, as `rows[3].types: expected …`, in both languages; the first few are enough.
 * `under` names what was checked when it is itself a part of a file. Parse with `reportInput`, or
 * the text cannot say what was found.
 */
export function issueText(error: z.ZodError, under = ''): Bilingual {
  const issues = error.issues.slice(0, MOST_SHOWN);
  const more = error.issues.length - issues.length;
  const say = (language: 'zh' | 'en'): string[] =>
    issues.map((issue) => {
      const path = [under, z.core.toDotPath(issue.path)].filter((part) => part !== '').join('.');
      return path === '' ? message(issue, language) : `${path}: ${message(issue, language)}`;
    });
  const zh = say('zh');
  const en = say('en');
  if (more > 0) {
    zh.push(`另有 ${more} 处`);
    en.push(`and ${more} more`);
  }
  return { zh: zh.join('；'), en: en.join('; ') };
}

function message(issue: z.core.$ZodIssue, language: 'zh' | 'en'): string {
  const said = findSaid(issue)?.[language] ?? LANGUAGES[language](issue as z.core.$ZodRawIssue);
  return typeof said === 'string' ? said : (said?.message ?? issue.message);
}
