import type { Language, Problem } from '@yike/kernel';

/** A problem for somebody who looks at it in a browser, as when a provider sends one back to us. */
export function problemPage({ code, text, mend }: Problem, language: Language): string {
  const [title, detail] = [text[language], mend[language]].map(escaped);
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
  body { font: 1.25rem/1.6 system-ui, sans-serif; max-width: 36rem; margin: 12vh auto; padding: 0 1rem; }
  h1 { font-size: 1.5rem; }
  code { color: #595959; font-size: 0.9rem; }
</style>
<h1>${title}</h1>
<p>${detail}</p>
<code>${code}</code>
</html>
`;
}

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
