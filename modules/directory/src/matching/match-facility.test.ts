import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type MatchTraits, matchFacility, nameSimilarity } from './match-facility.ts';
import { matchListings } from './match-listings.ts';

const METRE = 1 / 111_195;

function place(name: string, metresNorth: number, more: Partial<MatchTraits> = {}): MatchTraits {
  return {
    name,
    lon: 121.5,
    lat: 31.2 + metresNorth * METRE,
    serviceTypes: ['community-canteen'],
    phone: null,
    creditCode: null,
    sourceIds: [],
    ...more,
  };
}

const verdict = (a: MatchTraits, b: MatchTraits): string => matchFacility(a, b).verdict;

test('the same name a few doors on is the same place; two streets on it is another', () => {
  assert.equal(verdict(place('幸福食堂', 0), place('幸福食堂', 40)), 'same');
  assert.equal(verdict(place('幸福食堂', 0), place('幸福食堂', 400)), 'different');
});

test('neighbours with other names are others, though they share door, type and phone', () => {
  const phone = '021-5555 1234';
  const a = place('幸福食堂', 0, { phone });
  assert.equal(verdict(a, place('老张面馆', 0, { phone })), 'different');
});

test('a longer name at the same door is doubtful, and the same with the same phone', () => {
  const a = place('邻里食堂', 0, { phone: '(021) 55551234' });
  const longer = place('江畔区北岸街道邻里食堂', 60);
  assert.equal(verdict(a, longer), 'doubtful');
  assert.equal(verdict(a, { ...longer, phone: '+86 21 5555 1234' }), 'same');
});

test('the same id at the source decides, however far it moved and whatever it is called now', () => {
  const a = place('旧名', 0, { sourceIds: ['amap:B1'] });
  const match = matchFacility(a, place('新名', 900, { sourceIds: ['amap:B1'] }));
  assert.equal(match.verdict, 'same');
  assert.equal(match.reasons[0]?.en, 'the same id at its source: amap:B1');
});

test('reasons say what was compared', () => {
  const { reasons } = matchFacility(place('幸福食堂', 0), place('幸福食堂（分店）', 30));
  assert.deepEqual(
    reasons.map(({ zh }) => zh),
    ['名称相似度 80 %（幸福食堂 / 幸福食堂（分店））', '相距 30 米', '同类服务：community-canteen'],
  );
});

test('likeness of names is symmetric, 1 for equals and never outside 0 … 1', () => {
  const name = fc.stringMatching(/^[社区食堂养老院一二A1 ]{0,8}$/);
  fc.assert(
    fc.property(name, name, (a, b) => {
      const likeness = nameSimilarity(a, b);
      assert.equal(likeness, nameSimilarity(b, a));
      assert.ok(likeness >= 0 && likeness <= 1);
      if (/\S/.test(a)) assert.equal(nameSimilarity(a, a), 1);
    }),
  );
});

test('a known place is taken once; of two listings of it the better has it', () => {
  const known = [place('幸福食堂', 0)];
  const [far, near] = matchListings(known, [place('幸福食堂', 90), place('幸福食堂', 5)]);
  assert.equal(near?.match?.verdict, 'same');
  assert.equal(far?.match?.verdict, 'doubtful');
});

test('the index finds what comparing with everybody finds', () => {
  const names = ['幸福食堂', '幸福食堂二店', '江畔药店'];
  const some = fc.record({ name: fc.constantFrom(...names), x: fc.nat(800), y: fc.nat(800) });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 12 }), some, (known, listed) => {
      const traits = ({ name, x, y }: { name: string; x: number; y: number }): MatchTraits => ({
        ...place(name, y),
        lon: 121.5 + x * METRE,
      });
      const places = known.map(traits);
      const best = Math.max(
        0,
        ...places
          .map((other) => matchFacility(other, traits(listed)))
          .filter((match) => match.verdict !== 'different')
          .map(({ score }) => score),
      );
      const [found] = matchListings(places, [traits(listed)]);
      assert.equal(found?.match?.score ?? 0, best);
    }),
  );
});
