import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillReport } from './fill-report.ts';
import { unpackReport } from './report/unpack.ts';
import { makeUpReport } from './testing.ts';

const TEMPLATE =
  '<html lang="zh-CN"><title>{{report-title}}</title><script id="report-data">{{report-data}}</script>';

const dataOf = (html: string): string => /id="report-data">([^<]*)<\/script>/.exec(html)?.[1] ?? '';

const withTitle = (title: string, language: 'zh' | 'en' = 'zh') => {
  const data = makeUpReport({ cellMetres: 400, language });
  return { ...data, summary: { ...data.summary, title } };
};

test('what is filled in comes out of the page as it was', async () => {
  const data = makeUpReport({ cellMetres: 400 });
  assert.deepEqual(await unpackReport(dataOf(fillReport(TEMPLATE, data))), data);
});

test('the same data give the same page, byte for byte', () => {
  const [first, second] = [makeUpReport({ cellMetres: 400 }), makeUpReport({ cellMetres: 400 })];
  assert.equal(fillReport(TEMPLATE, first), fillReport(TEMPLATE, second));
});

test('a title cannot end a script, open a tag or call on String.replace', async () => {
  const title = '</script><b>$&$1"江&';
  const html = fillReport(TEMPLATE, withTitle(title));
  assert.match(html, /<title>&lt;\/script&gt;&lt;b&gt;\$&amp;\$1&quot;江&amp;/);
  const opened = await unpackReport(dataOf(html));
  assert.ok('summary' in opened);
  assert.equal(opened.summary.title, title);
});

test('the page says its language', () => {
  assert.match(fillReport(TEMPLATE, withTitle('江畔区', 'en')), /<html lang="en">/);
  assert.match(fillReport(TEMPLATE, withTitle('江畔区', 'zh')), /<html lang="zh-CN">/);
});

test('a template that is not ours, or is filled already, is refused', () => {
  const data = makeUpReport({ cellMetres: 400 });
  assert.throws(() => fillReport('<html></html>', data), /exactly once/);
  assert.throws(() => fillReport(fillReport(TEMPLATE, data), data), /exactly once/);
});
