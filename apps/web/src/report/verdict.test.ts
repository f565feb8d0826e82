import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReportData } from '@yike/planning/contract';
import { makeUpReport } from '../testing.ts';
import { areaNounKey } from './area-noun.ts';
import { figuresIn } from './figures.ts';
import { openReport } from './report.ts';
import { verdictSentences } from './verdict.ts';

const data = makeUpReport({ cellMetres: 400 });

const said = (report: ReportData, language: 'zh' | 'en' = 'zh'): string[] =>
  verdictSentences(openReport(report), 'adult', language, figuresIn(language));

/** The same report in which the first areas, for an adult, reach these tiers. */
function withTiers(...tiers: (string | null)[]): ReportData {
  const areas = data.summary.areas.map((area, index) => {
    const adult = area.walkers['adult'];
    if (adult === undefined) return area;
    return {
      ...area,
      walkers: { ...area.walkers, adult: { ...adult, tier: tiers[index] ?? null } },
    };
  });
  return { ...data, summary: { ...data.summary, areas } };
}

test('it counts the areas that reach a tier, and names the higher ones', () => {
  assert.equal(
    said(withTiers('basic', 'basic', 'improved', 'quality'))[0],
    '12 个社区中 4 个达到基础型。其中提升型 1 个、品质型 1 个。',
  );
  assert.equal(said(withTiers('basic'), 'en')[0], '1 of 12 communities reach the Basic tier.');
});

test('none is said plainly', () => {
  assert.equal(said(withTiers())[0], '12 个社区均未达到基础型。');
});

test('areas without people are not judged', () => {
  const report = withTiers('basic');
  const areas = report.summary.areas.map((area, index) =>
    index === 11 ? { ...area, people: { total: 0 } } : area,
  );
  assert.equal(
    said({ ...report, summary: { ...report.summary, areas } })[0],
    '11 个社区中 1 个达到基础型。另有 1 个没有人口数据。',
  );
});

test('the largest gap is named with people, place, service and minutes', () => {
  assert.match(
    said(data)[1] ?? '',
    /^必备类服务中最大的缺口：.+社区一带 [\d,]+ 人步行 \d+ 分钟内到不了.+。$/,
  );
});

test('what the data lack is not called a gap, but said', () => {
  assert.equal(said(data)[2], '另有 1 类设施在输入数据中一处也没有。');
});

test('one area is the whole', () => {
  const summary = { ...data.summary, areas: data.summary.areas.slice(0, 1) };
  assert.equal(said({ ...data, summary })[0], '全域未达到最低一级。');
});

test('areas are called what their names end in', () => {
  assert.equal(areaNounKey(['外滩街道', '豫园街道']), 'subdistrict');
  assert.equal(areaNounKey(['望江社区', '杏林社区']), 'community');
  assert.equal(areaNounKey(['望江社区', '豫园街道']), 'area');
  assert.equal(areaNounKey([]), 'area');
});
