import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSites, SitingImpossible } from '@yike/engine-siting';
import { SILENT } from '@yike/kernel';
import type { AssessmentInput } from '../assessment/assess.ts';
import { sitesSchema } from '../contract.ts';
import { problemOf } from '../testing/problem-of.ts';
import { degreesOf, inputOf, type SmallDistrict, type Spot } from '../testing/small-district.ts';
import type { Candidate } from './candidate.ts';
import { impossibleSiting } from './impossible-siting.ts';
import { poseSiting } from './pose-siting.ts';
import { sitesResult } from './sites-result.ts';
import { sitesScenario } from './sites-scenario.ts';
import type { SitingQuestion } from './siting-question.ts';
import { whoGains } from './who-gains.ts';

/*
 * One street of 2 km. A clinic at its west end; people every 500 m; an adult walks 720 m in ten minutes.
 *
 *   clinic                                   (an island street in the north, joined to nothing)
 *   P1 100     P2 200      P3 300      P4 400      P5 50
 *   0 m        500 m       1000 m      1500 m      2000 m
 */
const STREET: SmallDistrict = {
  streets: [
    {
      corners: [
        [0, 0],
        [2000, 0],
      ],
      tags: { highway: 'residential', name: '长街' },
    },
    {
      corners: [
        [0, 3000],
        [100, 3000],
      ],
    },
  ],
  people: [
    { at: [0, 0], total: 100, old: 10 },
    { at: [500, 0], total: 200, old: 20 },
    { at: [1000, 0], total: 300, old: 30 },
    { at: [1500, 0], total: 400, old: 40 },
    { at: [2000, 0], total: 50, old: 50 },
  ],
  facilities: [{ id: 'F1', at: [0, 0], types: ['clinic'] }],
  areas: [],
  walkers: ['adult'],
};

function room(id: string, [east, north]: Spot, more: Partial<Candidate> = {}): Candidate {
  return {
    id,
    name: '',
    lon: degreesOf(east),
    lat: degreesOf(north),
    address: '',
    squareMetres: null,
    capacity: null,
    costYuan: null,
    channel: null,
    mayHold: null,
    standing: 'free',
    source: { file: 'rooms.csv', row: 2 },
    ...more,
  };
}

const ROOMS = [room('A', [250, 0]), room('B', [1200, 0]), room('C', [2000, 0])];

function ask(more: Partial<SitingQuestion> = {}, rooms = ROOMS, district = STREET): SitingQuestion {
  const input: AssessmentInput = inputOf(district);
  const clinic = input.types.find(({ slug }) => slug === 'clinic');
  assert.ok(clinic !== undefined);
  return {
    input,
    walker: input.walkers[0] as SitingQuestion['walker'],
    services: [{ type: clinic, limitMinutes: 10, limitBasis: { zh: '指定', en: 'given' } }],
    objective: 'mclp',
    horizonMinutes: 30,
    candidates: {
      from: 'file',
      candidates: rooms,
      joints: input.snapper.snap(
        rooms.map(({ lon }) => lon),
        rooms.map(({ lat }) => lat),
        50,
      ),
    },
    weightColumns: ['total'],
    add: 1,
    budgetYuan: null,
    shareToCover: 1,
    forcedIds: [],
    forbiddenIds: [],
    complexSquareMetres: null,
    places: null,
    seed: 1,
    areaOf: () => 0,
    ...more,
  };
}

const PROVENANCE = {
  programVersion: '0',
  title: '长街',
  fictional: true,
  at: null,
  inputs: [],
  complaints: [],
  unmapped: [],
  duplicatesMerged: 0,
};

function solve(question: SitingQuestion) {
  const posed = poseSiting(question, SILENT);
  const answer = findSites(posed.task);
  const coveredBy = whoGains(posed, answer);
  return sitesSchema.parse(sitesResult(posed, answer, coveredBy, PROVENANCE));
}

test('the room that covers most of those whom the clinic does not', () => {
  const sites = solve(ask());
  const [site] = sites.sites;
  assert.equal(site?.id, 'B');
  assert.deepEqual(site?.gains[0]?.people, { total: 700, age65plus: 70 });
  assert.deepEqual([sites.before, sites.objective, sites.bound, sites.gap], [300, 1000, 1000, 0]);
  assert.equal(sites.services[0]?.coveredBefore['total'], 300);
  assert.equal(sites.services[0]?.coveredAfter['total'], 1000);
  assert.equal(sites.services[0]?.uncovered.people, 50);
  assert.equal(site?.street, '长街');
  assert.match(sites.method.en, /^Proven optimal/);
  assert.match(sites.method.zh, /^已证明最优/);
});

test('other weights, another room: those of 65 and over live in the east', () => {
  const { sites, unit, counted } = solve(ask({ weightColumns: ['age65plus'], add: 2 }));
  assert.deepEqual([sites.map(({ id }) => id), unit, counted], [['C', 'B'], 'people', 150]);
  assert.deepEqual(
    sites.map(({ gains: [gain] }) => [gain?.counted, gain?.countedSoFar]),
    [
      [90, 90],
      [30, 120],
    ],
  );
});

test('forced rooms come in, forbidden ones stay out, by the file or by the command', () => {
  const ids = (question: SitingQuestion) => solve(question).sites.map(({ id }) => id);
  assert.deepEqual(ids(ask({ forcedIds: ['C'] })), ['C']);
  assert.deepEqual(ids(ask({ forbiddenIds: ['B'] })), ['C']);
  const [a, b, c] = ROOMS as [Candidate, Candidate, Candidate];
  assert.deepEqual(ids(ask({}, [a, { ...b, standing: 'forbidden' }, c])), ['C']);
});

test('a budget buys what it can, and rooms without a cost are left out and told', () => {
  const [a, b, c] = ROOMS as [Candidate, Candidate, Candidate];
  const rooms = [a, { ...b, costYuan: 90_000 }, { ...c, costYuan: 10_000 }];
  const question = ask({ add: null, budgetYuan: 50_000 }, rooms);
  assert.deepEqual(
    poseSiting(question, SILENT).complaints.map(({ code }) => code),
    ['siting-candidate-unsuited'],
  );
  const sites = solve(question);
  assert.deepEqual([sites.sites[0]?.id, sites.costYuan], ['C', 10_000]);
});

test('where every site costs the same, a budget is as good as a number', () => {
  const rooms = ROOMS.map((own) => ({ ...own, costYuan: 40_000 }));
  const [byMoney, byNumber] = [
    solve(ask({ add: null, budgetYuan: 70_000 }, rooms)),
    solve(ask({ add: 1 }, rooms)),
  ];
  assert.deepEqual(
    byMoney.sites.map(({ id }) => id),
    byNumber.sites.map(({ id }) => id),
  );
  assert.deepEqual([byMoney.bound, byMoney.gap], [byNumber.bound, 0]);
});

test('fewest sites for a share, and for everybody', () => {
  const fewest = (shareToCover: number) =>
    solve(ask({ objective: 'lscp', add: null, shareToCover })).sites.map(({ id }) => id);
  assert.deepEqual(fewest(0.9), ['B']);
  assert.deepEqual(fewest(1).toSorted(), ['B', 'C']);
  assert.deepEqual(fewest(0.2), []);
});

test('walks are summed and told in seconds', () => {
  const sites = solve(ask({ objective: 'p-median' }));
  assert.equal(sites.unit, 'person-seconds');
  // from the clinic: 200·500 m, 300·1000 m, 400·1500 m, 50·2000 m at 1.2 m/s, as far as 30 minutes reach
  assert.ok(Math.abs((sites.before ?? 0) - 1_100_000 / 1.2) < 10);
  assert.equal(sites.sites[0]?.id, 'B');
});

test('with p-centre the walk is told in seconds and gains in people, never one in the unit of the other', () => {
  const sites = solve(ask({ objective: 'p-centre' }));
  // whoever lives at P5, 800 m from B at 1.2 m/s
  assert.deepEqual([sites.unit, sites.sites[0]?.id], ['seconds', 'B']);
  assert.ok(Math.abs((sites.objective ?? 0) - 800 / 1.2) < 1);
  // P1 and P2 have the clinic within that
  assert.deepEqual([sites.sites[0]?.gain, sites.sites[0]?.gainSoFar], [750, 750]);
});

test('where no choice of so many reaches everybody that is said, and never called the best there is', () => {
  const rooms = [...ROOMS, room('N', [0, 3000])];
  const island = {
    ...STREET,
    people: [...STREET.people, { at: [0, 3000] as Spot, total: 77, old: 0 }],
    facilities: [],
  };
  const sites = solve(ask({ objective: 'p-centre', horizonMinutes: 60 }, rooms, island));
  assert.equal(sites.objective, null);
  assert.match(sites.method.en, /Proven: with so few sites somebody stays unreached.* 77 of those/);
  assert.match(sites.method.zh, /还有 77 人走不到/);
});

test('who cannot be covered is said, with how many and why', () => {
  const district = {
    ...STREET,
    people: [...STREET.people, { at: [0, 3000] as Spot, total: 77, old: 0 }],
  };
  const posed = poseSiting(ask({ objective: 'lscp', add: null }, ROOMS, district), SILENT);
  try {
    findSites(posed.task);
    assert.fail('nobody can walk to the island');
  } catch (error) {
    assert.ok(error instanceof SitingImpossible);
    const problem = impossibleSiting(posed, error);
    assert.equal(problem.code, 'siting-beyond-reach');
    assert.match(problem.text.en, /at most 93.1% can be covered, 77 people too few/);
    assert.match(problem.text.en, /77 people have no candidate within 10 minutes/);
    assert.match(problem.text.zh, /77 人 10 分钟内走不到任何备选点/);
  }
});

const PLACES = { atSite: 350, atUnknown: Number.POSITIVE_INFINITY, demandShare: 1 };

test('where places run out: who finds one, who has one near that is full, who has none near', () => {
  const sites = solve(ask({ places: PLACES }));
  const [site] = sites.sites;
  // the clinic turns nobody away: 300; at B all of P3 and 50 of P4, who live farther
  assert.deepEqual([site?.id, site?.capacity, site?.assigned, site?.gain], ['B', 350, 350, 350]);
  assert.deepEqual(site?.gains[0]?.people, { total: 350, age65plus: 35 });
  assert.deepEqual([sites.before, sites.objective, sites.bound], [300, 650, 650]);
  assert.deepEqual(sites.services[0]?.uncovered, { people: 400, beyondReach: 0, full: 350 });
  assert.equal(sites.services[0]?.coveredAfter['total'], 650);
  assert.deepEqual(
    sites.places?.facilities.map(({ id, capacity, assigned }) => [id, capacity, assigned]),
    [['F1', null, 300]],
  );
  assert.match(sites.places?.text.en ?? '', /350 places are added at 1 site, 350 of them taken/);
  assert.match(sites.places?.text.zh ?? '', /另有 1 处现有设施容量未知，按不限名额计，去 300 人/);
});

test('a facility of unknown capacity is told, and counted as one says', () => {
  const question = ask({ places: { ...PLACES, atUnknown: 150 } });
  const [complaint] = poseSiting(question, SILENT).complaints;
  assert.equal(complaint?.code, 'siting-capacity-unknown');
  assert.match(complaint?.text.en ?? '', /1 of 1 .* taken as having 150 places each/);
  const sites = solve(question);
  assert.deepEqual([sites.before, sites.objective], [150, 500]);
  assert.equal(sites.services[0]?.uncovered.full, 500);
});

test('only a part may want a place, and a room may have its own number of them', () => {
  const [a, b, c] = ROOMS as [Candidate, Candidate, Candidate];
  const rooms = [a, { ...b, capacity: 40 }, c];
  const sites = solve(ask({ places: { ...PLACES, demandShare: 0.5 } }, rooms));
  // of P4 and P5 225 want one at C; at B there are 40
  assert.deepEqual([sites.counted, sites.sites[0]?.id, sites.sites[0]?.assigned], [525, 'C', 225]);
  assert.match(sites.weightText.en, /50% of whom want a place/);
  // shares of those who want one are shares of all who live there
  assert.deepEqual(sites.sites[0]?.gains[0]?.people, { total: 450, age65plus: 90 });
});

test('fewest sites with places for a share; too few are told with how many, and where', () => {
  const lscp = { objective: 'lscp', add: null, shareToCover: 0.9 } as const;
  const ids = solve(ask({ ...lscp, places: PLACES })).sites.map(({ id }) => id);
  assert.deepEqual(ids.toSorted(), ['B', 'C']);
  const posed = poseSiting(ask({ ...lscp, places: { ...PLACES, atSite: 100 } }), SILENT);
  assert.throws(
    () => findSites(posed.task),
    (error) => {
      assert.ok(error instanceof SitingImpossible);
      const problem = impossibleSiting(posed, error);
      assert.equal(problem.code, 'siting-capacity-short');
      assert.match(problem.text.en, /445 more are needed; the 550 people without one/);
      assert.match(problem.text.zh, /还差 445 个/);
      return true;
    },
  );
});

test('the plan carries the places', () => {
  const plan = sitesScenario(solve(ask({ places: PLACES })), 'zh');
  assert.match(plan, /capacity: 350/);
});

test('a room off the streets is left out and named, with how far it is', () => {
  const posed = poseSiting(ask({}, [...ROOMS, room('D', [500, 400])]), SILENT);
  const [complaint] = posed.complaints;
  assert.equal(complaint?.code, 'siting-candidate-off-network');
  assert.match(complaint?.text.en ?? '', /"D" is 400 m from the nearest street/);
});

test('more sites than candidates, no candidates, ids nobody has: refused', () => {
  const codeOf = (question: SitingQuestion) => problemOf(() => poseSiting(question, SILENT)).code;
  assert.equal(codeOf(ask({ add: 4 })), 'siting-more-than-candidates');
  assert.equal(codeOf(ask({ add: 3, forbiddenIds: ['A'] })), 'siting-more-than-candidates');
  assert.equal(codeOf(ask({}, [])), 'siting-no-candidates');
  assert.equal(codeOf(ask({}, [room('D', [500, 400])])), 'siting-no-candidates');
  assert.equal(codeOf(ask({ forcedIds: ['Z'] })), 'siting-site-unknown');
  assert.equal(codeOf(ask({ complexSquareMetres: 600 })), 'siting-complex-functions');
});

test('rooms are for the services they may hold, and complexes for rooms large enough', () => {
  const [a, b, c] = ROOMS as [Candidate, Candidate, Candidate];
  const own = [a, { ...b, mayHold: ['pharmacy'] }, { ...c, mayHold: ['clinic'] }];
  assert.deepEqual(
    solve(ask({}, own)).sites.map(({ id }) => id),
    ['C'],
  );
});

test('a plan can be read: quoted, and with every site', () => {
  const [a, b, c] = ROOMS as [Candidate, Candidate, Candidate];
  const sites = solve(ask({ add: 2 }, [a, { ...b, name: '"粮站": #1' }, c]));
  const plan = sitesScenario(sites, 'zh');
  assert.match(plan, /name: ".*\\"粮站\\": #1"/);
  assert.equal(plan.match(/do: add-facility/g)?.length, 2);
});
