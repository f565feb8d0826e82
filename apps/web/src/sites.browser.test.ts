import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openSittings, type Sittings, skip, textOf, violations } from './testing/sitting.ts';
import { makeUpReport, withMadeUpRound, withMadeUpSites } from './testing.ts';

const DATA = withMadeUpSites(makeUpReport(), 'wet-market');
const DRAWN = '.sites-map canvas[data-drawn]';

let sittings: Sittings;
before(async () => {
  if (skip === false) sittings = await openSittings(DATA, DRAWN);
});
after(() => sittings?.close());

const sit: Sittings['sit'] = (...given) => sittings.sit(...given);

/** What the map shows, as a number by which two pictures differ. */
const pictureOf = (page: Page): Promise<string> =>
  page.evaluate(
    () => document.querySelector<HTMLCanvasElement>('.sites-map canvas')?.toDataURL() ?? '',
  );

test('the answer, how good it is, the sites in order with whom each adds', { skip }, () =>
  sit('', async ({ page }) => {
    const text = await textOf(page, '#view-sites');
    assert.match(text, /与最优至多相差 1.12%/);
    assert.match(text, /新覆盖（65 岁及以上居民，人）/);
    assert.equal(await page.locator('#view-sites tbody tr').count(), 3);
    assert.match(
      (await page.locator('#view-sites tbody tr').first().textContent()) ?? '',
      /空屋 1[\s\S]*必选/,
    );
    assert.equal(await page.locator('.view-links button').first().textContent(), '补在哪里');
  }),
);

test('a unit on wheels: the stops in the order of its round, with their hours and its line', {
  skip,
}, async () => {
  const round = await openSittings(withMadeUpRound(DATA), DRAWN);
  try {
    let plain = '';
    await sit('', async ({ page }) => {
      plain = await pictureOf(page);
    });
    await round.sit('', async ({ page }) => {
      const rows = await page.locator('#view-sites tbody tr').allTextContents();
      assert.deepEqual(
        rows.map((row) => /^(\d)(空屋 \d)/.exec(row)?.slice(1)),
        [
          ['1', '空屋 1'],
          ['2', '空屋 3'],
          ['3', '空屋 2'],
        ],
      );
      assert.match(rows[0] ?? '', /06:30–07:00/);
      assert.match(await textOf(page, '.sites-legend'), /行车路线/);
      assert.equal(await page.getByRole('button', { name: /^第 2 处，空屋 3/ }).textContent(), '2');
      assert.notEqual(await pictureOf(page), plain);
    });
  } finally {
    await round.close();
  }
});

test(
  'by keyboard a site is chosen on the map, shown in the table, and let go again',
  { skip },
  () =>
    sit('#lang=en', async ({ page }) => {
      const before = await pictureOf(page);
      const badge = page.getByRole('button', { name: /^Site 2, room 2, newly covers/ });
      await badge.focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector('#view-sites tr[data-chosen="true"] >> text=room 2');
      await page.waitForTimeout(300);
      assert.notEqual(await pictureOf(page), before);
      await page.getByRole('button', { name: 'Show the whole' }).press('Enter');
      await page.waitForTimeout(300);
      assert.equal(await page.locator('#view-sites tr[data-chosen="true"]').count(), 0);
    }),
);

test(
  'on paper, where nothing is painted anew, the sites stay where they are on the map',
  { skip },
  () =>
    sit('', async ({ page }) => {
      const shares = (): Promise<number[][]> =>
        page.evaluate(() => {
          const box = document.querySelector('.sites-map')?.getBoundingClientRect();
          return [...document.querySelectorAll('.site-badge')].map((badge) => {
            const own = badge.getBoundingClientRect();
            const [x, y] = [own.x + own.width / 2, own.y + own.height / 2];
            return [
              (x - (box?.x ?? 0)) / (box?.width ?? 1),
              (y - (box?.y ?? 0)) / (box?.height ?? 1),
            ];
          });
        });
      const onScreen = await shares();
      await page.evaluate(() => {
        const map = document.querySelector<HTMLElement>('.sites-map');
        if (map !== null) map.style.maxWidth = '333px';
      });
      const narrow = await shares();
      assert.equal(narrow.length, 3);
      narrow.flat().forEach((share, at) => {
        assert.ok(Math.abs(share - (onScreen.flat()[at] ?? 0)) < 0.02, `${share}`);
      });
    }),
);

for (const [name, hash, options] of [
  ['Chinese', '', {}],
  ['English at night', '#lang=en', { colorScheme: 'dark' }],
  ['a phone', '', { viewport: { width: 360, height: 740 } }],
] as const) {
  test(`no barrier that axe can find, and nothing sticks out: ${name}`, { skip }, () =>
    sit(
      hash,
      async ({ page }) => {
        await page.locator('.site-badge').first().click();
        assert.deepEqual(await violations(page), []);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= (page.viewportSize()?.width ?? 0));
      },
      { ...options, bypassCSP: true },
    ),
  );
}
