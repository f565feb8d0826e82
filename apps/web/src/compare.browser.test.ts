import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContextOptions } from 'playwright-core';
import { makeUpComparison } from './testing/make-up-comparison.ts';
import {
  openSittings,
  picture,
  type Sittings,
  skip,
  textOf,
  violations,
} from './testing/sitting.ts';

let sittings: Sittings;
before(async () => {
  if (skip === false) sittings = await openSittings(makeUpComparison(), '#compare-methods');
});
after(() => sittings?.close());

const sit: Sittings['sit'] = (...given) => sittings.sit(...given);

test(
  'opens by double-click with the plan that moves most people, and fetches nothing',
  { skip },
  () =>
    sit('', async ({ page, complaints }) => {
      assert.equal(await page.title(), '临江区 · 方案比较');
      assert.ok((await picture(page)).colours > 50);
      assert.match(await textOf(page, '.verdict'), /A · 沿街药房/);
      assert.match(await textOf(page, '.verdict'), /120 人新覆盖，0 人失去覆盖；900 人走得更近/);
      assert.match(await textOf(page, '.change-list'), /新修步行道 300 米/);
      assert.deepEqual(complaints, []);
    }),
);

test(
  'another plan, another age band and another sight change map and tables, and the link',
  { skip },
  () =>
    sit('', async ({ page }) => {
      const first = await picture(page);
      await page.getByRole('radio', { name: '方案 B' }).check({ force: true });
      const other = await picture(page);
      assert.notEqual(other.sum, first.sum);
      assert.match(await textOf(page, '.verdict'), /60 人失去覆盖/);
      await page.getByRole('radio', { name: '现状' }).check({ force: true });
      const now = await picture(page);
      assert.notEqual(now.sum, other.sum);
      await page.getByLabel('年龄', { exact: true }).selectOption('age80plus');
      assert.notEqual((await picture(page)).sum, now.sum);
      assert.match(page.url(), /scenario=B.*band=age80plus.*mode=before/);
      await page.reload();
      await page.waitForSelector('#compare-methods');
      assert.equal(await page.getByRole('radio', { name: '方案 B' }).isChecked(), true);
    }),
);

test(
  'by keyboard alone: skip to the map, move it, read who lives in its middle, change the plan',
  { skip },
  () =>
    sit('', async ({ page }) => {
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip');
      await page.locator('.map-box canvas').focus();
      await page.keyboard.press('+');
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction(() =>
        document.querySelector('.compare-reading')?.textContent?.includes('此处'),
      );
      assert.match(await textOf(page, '.compare-reading'), /此处 [\d,]+ 人：.+ → .+/);
      await page.getByRole('radio', { name: '方案 A' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction(() => location.hash.includes('scenario=B'));
    }),
);

test('switches to English throughout', { skip }, () =>
  sit('', async ({ page }) => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    const left = await page.evaluate(() =>
      [...document.querySelectorAll('h2, legend, label, thead, .intro, .compare-legend')]
        .map((element) => (element.textContent ?? '').replaceAll(/[一-鿿]+(社区|区)/g, ''))
        .filter((text) => /[一-鿿]/.test(text) && !/沿街/.test(text)),
    );
    assert.deepEqual(left, []);
  }),
);

const DRESSES: readonly (readonly [string, string, BrowserContextOptions])[] = [
  ['Chinese by day', '', {}],
  ['English by night', '#lang=en&scenario=B&walker=gb50180', { colorScheme: 'dark' }],
  ['a phone', '#mode=after', { viewport: { width: 360, height: 740 } }],
];
for (const [name, hash, options] of DRESSES) {
  test(`no barrier that axe can find: ${name}`, { skip }, () =>
    sit(
      hash,
      async ({ page }) => {
        assert.deepEqual(await violations(page), []);
      },
      { ...options, bypassCSP: true },
    ),
  );
}

test('on a phone nothing sticks out', { skip }, () =>
  sit(
    '',
    async ({ page, complaints }) => {
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
      assert.deepEqual(complaints, []);
    },
    { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  ),
);

test('prints on A4: verdict, map and tables, without the controls', { skip }, () =>
  sit('', async ({ page }) => {
    await page.waitForSelector('.map-box[data-drawn="true"]');
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    assert.ok(pages >= 2 && pages <= 8, `${pages} pages`);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.selection-bar').isVisible(), false);
    assert.equal(await page.locator('.map-box canvas').isVisible(), true);
  }),
);
