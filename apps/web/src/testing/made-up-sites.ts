import type { ReportData, Sites } from '@yike/planning/contract';
import { base64 } from './packing.ts';

const SITES = 3;
const REACH_DEGREES = 0.005;

/** A report that was also asked where to add: three sites among the people whom the type does not reach. */
export function withMadeUpSites(data: ReportData, type: string): ReportData {
  const { summary } = data;
  const people = floats(data.demand.people['total'] ?? '');
  const places = placesOf(data.demand.lonLats);
  const coveredBy = new Int16Array(people.length);
  let gainedSoFar = 0;
  const sites = Array.from({ length: SITES }, (_, at): Sites['sites'][number] => {
    const [lon, lat] = places[Math.floor(((at + 0.5) * places.length) / SITES)] ?? [0, 0];
    let gained = 0;
    places.forEach(([x, y], point) => {
      const isNear = Math.hypot(x - lon, y - lat) < REACH_DEGREES;
      if (!isNear || coveredBy[point] !== 0) return;
      coveredBy[point] = at + 1;
      gained += people[point] ?? 0;
    });
    gainedSoFar += gained;
    const gain = { total: gained };
    return {
      ...{
        rank: at + 1,
        id: `s${at}`,
        name: `空屋 ${at + 1}`,
        label: { zh: `空屋 ${at + 1}`, en: `room ${at + 1}` },
      },
      ...{ at: [lon, lat], address: '', street: '滨江路', area: summary.areas[at]?.id ?? null },
      ...{
        squareMetres: 300,
        capacity: null,
        assigned: null,
        costYuan: 40_000,
        channel: 'retrofit',
        isForced: at === 0,
        gain: gained,
        gainSoFar: gainedSoFar,
      },
      gains: [{ type, people: gain, peopleSoFar: gain, counted: gained, countedSoFar: gained }],
    };
  });
  const total = summary.people.total;
  const service = summary.types.find((one) => one.type === type);
  const result: Sites = {
    schema: 'yike-sites/2',
    ...headOf(summary),
    model: 'mclp',
    question: { zh: '补 3 处，怎样覆盖最多', en: 'With 3 more sites, where?' },
    ...{ unit: 'people', objective: 900, before: 100, bound: 910, gap: 0.0112, provenBy: null },
    method: { zh: '与最优至多相差 1.12%。', en: 'At most 1.12 % from optimal.' },
    ...{ isStopped: false, walker: summary.walkers[0]?.id ?? '', weights: ['age65plus'] },
    weightText: { zh: '65 岁及以上居民', en: 'aged 65 and over' },
    ...{ people: { total }, counted: total, shareToCover: null, add: 3, budgetYuan: null },
    ...{ costYuan: 120_000, candidates: { from: 'file', given: 9, usable: 8 }, complex: null },
    areaNames: Object.fromEntries(summary.areas.map(({ id, name }) => [id, name])),
    services: [
      {
        ...{ type, zh: service?.zh ?? type, en: service?.en ?? type, limitMinutes: 10 },
        ...{ limitBasis: { zh: '指定', en: 'given' }, facilities: 4 },
        ...{ coveredBefore: { total: 0 }, coveredAfter: { total: total / 2 } },
        ...{
          countedBefore: 0,
          countedAfter: total / 2,
          uncovered: { people: total / 2, beyondReach: 0, full: 0 },
        },
      },
    ],
    places: null,
    sites,
    round: null,
  };
  return { ...data, sites: { result, coveredBy: { [type]: base64(coveredBy) } } };
}

/** The three sites as stops of a unit on wheels: the third before the second. */
export function withMadeUpRound(data: ReportData): ReportData {
  const { sites } = data;
  if (sites === undefined) return data;
  const order = [1, 3, 2];
  const times = ['06:30', '07:00', '07:05', '07:35', '07:40', '08:10'];
  const round: Sites['round'] = {
    ...{ metres: 2400, bound: 2400, isProven: true, method: { zh: '已证明最短', en: 'proven' } },
    hours: { from: '06:30', to: '08:10', stopMinutes: 30, kmPerHour: 20 },
    stops: order.map((rank, at) => ({
      ...{ order: at + 1, rank, metresToNext: 800 },
      arrive: times[2 * at] ?? null,
      leave: times[2 * at + 1] ?? null,
    })),
    line: [...order, 1].map((rank) => sites.result.sites[rank - 1]?.at ?? [0, 0]),
  };
  return { ...data, sites: { ...sites, result: { ...sites.result, round } } };
}

function floats(text: string): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  return new Float32Array(bytes.buffer);
}

function placesOf(text: string): (readonly [number, number])[] {
  const degrees = new Float64Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer);
  return Array.from({ length: degrees.length / 2 }, (_, at) => [
    degrees[2 * at] ?? 0,
    degrees[2 * at + 1] ?? 0,
  ]);
}

/** What results of every kind open with. */
function headOf(summary: ReportData['summary']) {
  const { program, title, fictional, standard, walkers, bands, types, themes } = summary;
  const { tiers, marks, limitSeconds, at, inputs, complaints } = summary;
  const asked = { program, title, fictional, standard, walkers, bands, types, themes };
  return { ...asked, tiers, marks, limitSeconds, at, inputs, complaints };
}
