import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import {
  CHROMIUM,
  openSittings,
  picture,
  type Sittings,
  skip,
  textOf,
  violations,
} from './testing/sitting.ts';
import { makeUpReport } from './testing.ts';

let sittings: Sittings;
before(async () => {
  if (skip === false) sittings = await openSittings(makeUpReport(), '#view-methods');
});
after(() => sittings?.close());

const sit: Sittings['sit'] = (...given) => sittings.sit(...given);

const headline = (page: Page): Promise<string> => textOf(page, '.headline');

test(
  'opens by double-click: the map is drawn, nothing is fetched, nothing complains',
  { skip },
  () =>
    sit('', async ({ page, complaints }) => {
      assert.ok((await picture(page)).colours > 100);
      assert.equal(await page.title(), '临江区 · 一刻钟生活圈步行评估');
      assert.match(await textOf(page, '.verdict'), /12 个社区/);
      assert.match(await textOf(page, '.fictional'), /虚构/);
      assert.deepEqual(complaints, []);
    }),
);

test('another walker, service and age band change figures and colours', { skip }, () =>
  sit('#type=pharmacy', async ({ page, complaints }) => {
    const first = { picture: await picture(page), headline: await headline(page) };
    await page.getByRole('radio', { name: '轮椅' }).check({ force: true });
    const wheels = { picture: await picture(page), headline: await headline(page) };
    assert.notEqual(wheels.picture.sum, first.picture.sum);
    assert.notEqual(wheels.headline, first.headline);
    await page.getByLabel('主题', { exact: true }).first().selectOption('green');
    await page.getByLabel('去哪里', { exact: true }).selectOption('pocket-park');
    const parks = { picture: await picture(page), headline: await headline(page) };
    assert.notEqual(parks.picture.sum, wheels.picture.sum);
    assert.match(parks.headline, /口袋公园/);
    await page.getByLabel('年龄', { exact: true }).selectOption('age80plus');
    assert.match(await headline(page), /80 岁以上的居民/);
    assert.match(page.url(), /walker=wheelchair&type=pocket-park&band=age80plus/);
    assert.deepEqual(complaints, []);
  }),
);

test('a walker that counts metres is told in metres', { skip }, () =>
  sit('#walker=gb50180&type=pharmacy', async ({ page }) => {
    assert.match(await headline(page), /500 米内/);
    assert.match(await textOf(page, '.legend'), /0–300 米/);
  }),
);

test('switches to English throughout, and the link keeps it', { skip }, () =>
  sit('', async ({ page }) => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.waitForFunction(
      () => document.querySelector('#view-methods h2')?.textContent === 'Data and methods',
    );
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    assert.match(page.url(), /lang=en/);
    // names of places and files stay what they are; every sentence of ours must have changed
    const left = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          'h2, h3, h4, legend, label, thead, .intro, .verdict, .legend, dt',
        ),
      ]
        .map((element) => element.textContent ?? '')
        .map((text) => text.replaceAll(/[一-鿿]+(社区|区)/g, ''))
        .filter((text) => /[一-鿿]/.test(text)),
    );
    assert.deepEqual(left, []);
    await page.reload();
    await page.waitForSelector('#view-methods');
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
  }),
);

test('a gap in the list takes the map there', { skip }, () =>
  sit('#type=pharmacy', async ({ page }) => {
    const before = await picture(page);
    await page.locator('.gap-list button').nth(1).click();
    await page.waitForFunction(() => location.hash.includes('gap='));
    assert.notEqual((await picture(page)).sum, before.sum);
    assert.equal(await page.locator('.gap-list button[aria-pressed="true"]').count(), 1);
    assert.match(page.url(), /at=118/);
  }),
);

test('an area opens its page, with its tier and what is missing to the next', { skip }, () =>
  sit('', async ({ page }) => {
    await page.locator('.matrix tbody').getByRole('button', { name: '杏林社区' }).click();
    await page.locator('.area-page h3', { hasText: '杏林社区' }).waitFor();
    const text = await textOf(page, '.area-page');
    assert.match(text, /还缺什么/);
    assert.match(text, /覆盖率 [\d.]+%，要求 80.0%；还有 [\d,]+ 人走不到/);
    assert.match(text, /半径法/);
    assert.match(page.url(), /area=area-2/);
  }),
);

test('the matrix sorts by a service, up and down', { skip }, () =>
  sit('', async ({ page }) => {
    const column = page.locator('.matrix thead th', { hasText: '药店' });
    await column.getByRole('button').click();
    await page.waitForSelector('th[aria-sort="ascending"]');
    const first = await textOf(page, '.matrix tbody tr:first-child');
    await column.getByRole('button').click();
    await page.waitForSelector('th[aria-sort="descending"]');
    assert.notEqual(await textOf(page, '.matrix tbody tr:first-child'), first);
  }),
);

test('what the input lacks is said, and not drawn as a gap', { skip }, () =>
  sit('#type=public-toilet', async ({ page }) => {
    assert.match(await textOf(page, '.panel'), /输入数据中没有此类设施/);
    assert.equal(await page.locator('.gap-list').count(), 0);
    assert.ok((await picture(page)).colours > 20);
  }),
);

test(
  'by keyboard alone: skip to the map, read a place, choose a walker, fly to a gap',
  { skip },
  () =>
    sit('#type=pharmacy', async ({ page }) => {
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip');
      await page.locator('.map-box canvas').focus();
      await page.keyboard.press('ArrowRight');
      await page.locator('.map-card').waitFor();
      assert.match(await textOf(page, '.map-card'), /最近：/);
      await page.keyboard.press('Escape');
      assert.equal(await page.locator('.map-card').count(), 0);
      await page.getByRole('radio', { name: '成人' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction(() => location.hash.includes('walker=elder'));
      await page.locator('.gap-list button').first().focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => location.hash.includes('gap='));
      const outline = await page.evaluate(
        () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
      );
      assert.equal(outline, 'solid');
    }),
);

test('a pointer over people tells minutes, place and people', { skip }, () =>
  sit('#type=pharmacy&at=118.42,31.605,16', async ({ page }) => {
    await page.waitForSelector('.map-box[data-drawn="true"]');
    const box = await page.locator('.map-box').boundingBox();
    assert.ok(box !== null);
    await page.mouse.move(box.x + box.width / 2, box.y + 200);
    for (let step = 0; step < 30 && (await page.locator('.map-card dl').count()) === 0; step++) {
      await page.mouse.move(box.x + 200 + step * 11, box.y + 150 + step * 5);
    }
    assert.match(await textOf(page, '.map-card'), /此处居民/);
  }),
);

const DRESSES: readonly (readonly [string, string, BrowserContextOptions])[] = [
  ['Chinese by day', '', {}],
  ['English by day', '#lang=en&walker=elder&area=area-3', {}],
  ['Chinese by night', '#type=public-toilet', { colorScheme: 'dark' }],
  ['English by night', '#lang=en&walker=gb50180', { colorScheme: 'dark' }],
  ['a phone', '#area=area-3', { viewport: { width: 360, height: 740 } }],
];

for (const [name, hash, options] of DRESSES) {
  test(`no barrier that axe can find: ${name}`, { skip }, () =>
    sit(
      hash,
      async ({ page }) => {
        assert.deepEqual(await violations(page), []);
      },
      // the checker is put in as a script, which the page itself would never allow
      { ...options, bypassCSP: true },
    ),
  );
}

test('on a phone nothing sticks out, and nothing jumps while loading', { skip }, () =>
  sit(
    '',
    async ({ page, complaints }) => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.equal(width, 360);
      const shift = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let sum = 0;
            const observer = new PerformanceObserver((list) => {
              for (const entry of list.getEntries())
                sum += (entry as unknown as { value: number }).value;
            });
            observer.observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => resolve(sum), 300);
          }),
      );
      assert.ok(shift < 0.02, `layout shift ${shift}`);
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
    assert.ok(pages >= 4 && pages <= 20, `${pages} pages`);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.selection-bar').isVisible(), false);
    assert.equal(await page.locator('.verdict').isVisible(), true);
    assert.equal(await page.locator('.map-box canvas').isVisible(), true);
  }),
);

test('without WebGL a plain map is drawn, and says so', { skip }, async () => {
  const plain = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-3d-apis'],
  });
  const page = await plain.newPage({ viewport: { width: 1200, height: 800 } });
  await page.goto(`${sittings.address}#type=pharmacy`);
  await page.waitForSelector('.map-box[data-drawn="true"]');
  assert.match(await textOf(page, '.plain-map-note'), /没有 WebGL/);
  const first = await picture(page);
  assert.ok(first.colours > 50);
  await page.locator('.gap-list button').nth(1).click();
  assert.notEqual((await picture(page)).sum, first.sum);
  await page.locator('.map-box canvas').focus();
  await page.keyboard.press('ArrowLeft');
  await page.locator('.map-card').waitFor();
  await plain.close();
});
