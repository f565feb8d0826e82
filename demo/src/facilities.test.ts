import assert from 'node:assert/strict';
import { test } from 'node:test';
import { communities } from './communities.ts';
import { drawDistrict } from './draw-district.ts';
import { facilities } from './facilities.ts';
import { spots } from './frontages.ts';
import { grouped } from './grouped.ts';
import { seededRandom } from './seeded-random.ts';
import { SERVICE_PLANS } from './service-plan.ts';

const areas = communities();
const { drawing } = drawDistrict(15);
const listed = facilities(
  drawing.grounds,
  spots(drawing, areas),
  areas,
  seededRandom(15, 'facilities'),
);

function countOf(slug: string, community: string): number {
  return listed.filter((one) => one.slugs.includes(slug) && one.community.name === community)
    .length;
}

test('services meant to be missing in a community are missing there', () => {
  const plansOf = grouped(
    SERVICE_PLANS.flatMap((plan) => plan.slugs.map((slug) => ({ slug, plan }))),
    ({ slug }) => slug,
  );
  for (const [slug, plans] of plansOf) {
    const nowhere = areas.filter(({ name }) =>
      plans.every(({ plan }) => plan.missingIn.includes(name)),
    );
    const onGrounds = drawing.grounds.some(({ name }) =>
      listed.some((one) => one.name === name && one.slugs.includes(slug)),
    );
    if (onGrounds) continue;
    for (const { name } of nowhere) assert.equal(countOf(slug, name), 0, `${slug} in ${name}`);
  }
});

test('the new town has no canteen, no day care and no wet market', () => {
  for (const slug of ['community-canteen', 'elderly-day-care', 'wet-market']) {
    for (const name of ['新澜社区', '星河社区'])
      assert.equal(countOf(slug, name), 0, `${slug} in ${name}`);
  }
});

test('渡口 has neither a health centre nor a health station of its own', () => {
  for (const slug of ['community-health-centre', 'community-health-station', 'clinic']) {
    assert.equal(countOf(slug, '渡口社区'), 0, slug);
  }
});

test('services meant to be everywhere are everywhere else', () => {
  for (const plan of SERVICE_PLANS.filter(({ everywhere }) => everywhere)) {
    for (const { name } of areas) {
      if (plan.missingIn.includes(name)) continue;
      for (const slug of plan.slugs) assert.ok(countOf(slug, name) >= 1, `${slug} in ${name}`);
    }
  }
});

test('most service types occur, some facilities have two, a few rows fit none', () => {
  assert.ok(new Set(listed.flatMap(({ slugs }) => slugs)).size >= 60);
  assert.ok(listed.some(({ slugs }) => slugs.length > 1));
  assert.ok(listed.filter(({ slugs }) => slugs.length === 0).length >= 5);
});

test('a handful of shops is listed twice, a few metres apart', () => {
  const twice = listed.filter((one, i) =>
    listed.some((other, j) => {
      const metres = Math.hypot(one.at[0] - other.at[0], one.at[1] - other.at[1]);
      return j < i && other.name === one.name && other.typecode === one.typecode && metres < 20;
    }),
  );
  assert.ok(twice.length >= 5 && twice.length <= 14, `${twice.length}`);
});
