import {
  applyImport,
  confirmFacilities,
  decideCorrection,
  type Facility,
  type FactKind,
  type ImportAsked,
  isPlaceField,
  listCorrections,
  listFacilitiesWithin,
  listImports,
  previewImport,
  readChineseHours,
  reportCorrection,
} from '@yike/directory';
import {
  type Actor,
  type CityCode,
  dayInChina,
  isWithinRegion,
  NATION,
  parseRegionCode,
  type RegionCode,
  type Role,
  SILENT,
  type Transaction,
} from '@yike/kernel';
import type { Database } from '@yike/postgres';
import { readCrsOptions } from '../planning/inputs/crs-options.ts';
import { InputLedger } from '../planning/inputs/input-ledger.ts';
import { loadCrosswalk } from '../planning/inputs/load-crosswalk.ts';
import { readMapOptions } from '../planning/inputs/map-options.ts';
import { prepareFacilities } from '../platform/imports/facilities/facility-import.ts';
import { regionAreas } from '../platform/imports/facilities/region-areas.ts';

/** Whose name stands beside what was done in the fictional district. */
export type ActorOfRole = (role: Role) => Actor;

const REGION = parseRegionCode('990107') ?? NATION;
const CITY = '990100' as CityCode;
/** Whose street worker goes round. */
const STREET = parseRegionCode('990107001') ?? NATION;
/** Where the demonstration's worker and resident are at home. */
const HOME = parseRegionCode('990107001001') ?? NATION;
const SOURCE = 'jiangpan';

/** The list is of that time; what nobody confirmed since has grown old. */
const LISTED_DAYS_AGO = 150;

/** Somebody of the street went round, or called; elsewhere the planner's people did. */
interface Round {
  readonly daysAgo: number;
  readonly how: 'visit' | 'call';
  readonly facts: readonly FactKind[];
  /** Of every ten places of the list, these. */
  readonly of: readonly number[];
}

/** Three of ten places nobody asked again. */
const ROUNDS: readonly Round[] = [
  {
    daysAgo: 120,
    how: 'visit',
    facts: ['name', 'position', 'hours', 'services', 'status', 'accessibility'],
    of: [3, 4, 5],
  },
  { daysAgo: 90, how: 'call', facts: ['hours', 'phone', 'status'], of: [9] },
  {
    daysAgo: 15,
    how: 'visit',
    facts: ['name', 'position', 'hours', 'services', 'status', 'accessibility', 'capacity'],
    of: [6, 7, 8],
  },
];

/** What a resident said is otherwise; the first two were decided, the others wait. */
const REPORTS = [
  { fact: 'phone', proposed: { phone: '000-5550-0110' }, note: '原号码打不通，门口贴的是这个' },
  { fact: 'hours', proposed: { hours: readChineseHours('24小时').hours }, note: '好像一直开着' },
  {
    fact: 'hours',
    proposed: { hours: readChineseHours('8:00-18:00').hours },
    note: '早上八点才开门',
  },
  { fact: 'status', proposed: { status: 'paused' }, note: '门口贴着装修告示' },
  {
    fact: 'accessibility',
    proposed: { accessibility: { 'step-free-entrance': 'yes', ramp: 'yes' } },
    note: '新修了坡道，轮椅能进',
  },
] as const;

const DECISIONS = [
  { verdict: 'approved', reason: '已去电核实', how: 'call' },
  { verdict: 'refused', reason: '与店主核对，夜里不营业', how: 'visit' },
] as const;

/**
 * Brings the directory of the fictional district in as its street would have kept it: a list of last
 * season, rounds since, and what residents reported. What is there already stays as it is.
 */
export async function loadDirectory(
  database: Database,
  file: string,
  actorOf: ActorOfRole,
): Promise<void> {
  const { items } = await listImports(database.reading, REGION, { limit: 1 });
  if (items.length === 0) {
    const asOf = new Date(database.reading.now.getTime() - LISTED_DAYS_AGO * DAY_MILLISECONDS);
    const asked = await readListings(database, file, asOf);
    await database.transaction(async (tx) => {
      const listed = daysBefore(tx, LISTED_DAYS_AGO);
      const planner = actorOf('planner');
      const { batch } = await previewImport(listed, planner, asked);
      await applyImport(listed, planner, CITY, batch.importId);
      const places = await listFacilitiesWithin(tx, REGION);
      for (const round of ROUNDS)
        await goRound(daysBefore(tx, round.daysAgo), round, places, actorOf);
    });
  }
  await bringReports(database, actorOf);
}

/** As `yike import facilities` reads it. */
async function readListings({ reading }: Database, file: string, asOf: Date): Promise<ImportAsked> {
  const areas = await regionAreas(reading, REGION, dayInChina(reading.now));
  const { asked } = await prepareFacilities(
    areas,
    {
      paths: [file],
      region: REGION,
      source: SOURCE,
      asOf,
      mapping: readMapOptions([], isPlaceField),
      crsOf: readCrsOptions(['wgs84'], [file]),
      crosswalk: await loadCrosswalk(undefined, new InputLedger(1)),
    },
    SILENT,
  );
  return asked;
}

const DAY_MILLISECONDS = 86_400_000;

/** The same transaction at a moment that is past, for what was done then. */
function daysBefore(tx: Transaction, days: number): Transaction {
  return {
    tables: tx.tables.bind(tx),
    lock: tx.lock.bind(tx),
    enqueue: tx.enqueue.bind(tx),
    now: new Date(tx.now.getTime() - days * DAY_MILLISECONDS),
  };
}

async function goRound(
  tx: Transaction,
  { how, facts, of }: Round,
  places: readonly Facility[],
  actorOf: ActorOfRole,
): Promise<void> {
  const due = places.filter((one) => of.includes(numberIn(one) % 10));
  const byRole = Map.groupBy(due, ({ regionCode }) =>
    isWithinRegion(regionCode, STREET) ? 'street-worker' : 'planner',
  );
  for (const [role, some] of byRole) {
    const facilityIds = some.map(({ facilityId }) => facilityId);
    await confirmFacilities(tx, actorOf(role), { cityCode: CITY, facilityIds }, { facts, how });
  }
}

/** `jiangpan:XGD00012` is the twelfth of the list. */
const numberIn = ({ sourceIds }: Facility): number => Number(sourceIds[0]?.slice(-5));

async function bringReports(database: Database, actorOf: ActorOfRole): Promise<void> {
  for (const state of ['open', 'approved', 'refused'] as const) {
    const { items } = await listCorrections(database.reading, REGION, { state, limit: 1 });
    if (items.length > 0) return;
  }
  const places = await placesToReport(database, HOME);
  const ids = await database.transaction(async (tx) => {
    const made: string[] = [];
    for (const [at, report] of REPORTS.entries()) {
      const key = { cityCode: CITY, facilityId: places[at]?.facilityId ?? '' };
      const past = daysBefore(tx, REPORTS.length - at);
      made.push((await reportCorrection(past, actorOf('resident'), key, report)).correctionId);
    }
    return made;
  });
  for (const [at, decision] of DECISIONS.entries()) {
    const key = { cityCode: CITY, correctionId: ids[at] ?? '' };
    await database.transaction((tx) =>
      decideCorrection(tx, actorOf('community-worker'), key, decision),
    );
  }
}

/** Places of which hours and phone are known, so that a report says otherwise than what is written. */
async function placesToReport({ reading }: Database, home: RegionCode): Promise<Facility[]> {
  const places = await listFacilitiesWithin(reading, home);
  return places
    .filter(({ hours, phone }) => hours !== null && phone !== null)
    .sort((one, other) => numberIn(one) - numberIn(other));
}
