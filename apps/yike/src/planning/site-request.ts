import type { SitingObjective } from '@yike/engine-siting';
import { Problem } from '@yike/kernel';
import type { PlacesWanted, RoundHours } from '@yike/planning';
import { complexRule } from '@yike/standards';
import type { CommandOption, Given } from '../terminal/command.ts';
import { numberOption } from '../terminal/command-line.ts';
import type { AssessmentRequest } from './assess-district.ts';
import { ASSESSMENT_OPTIONS, assessmentRequest } from './assessment-request.ts';
import type { ProofWanted } from './siting/solve-sites.ts';

const OBJECTIVES = ['mclp', 'lscp', 'p-median', 'p-centre'] as const satisfies SitingObjective[];
const DEFAULT_WALKER = 'elder';
const SPACING_METRES = 50;
const HORIZON_MINUTES = 30;
/** What a van does in a town with lights and lanes. */
const DRIVE_KMH = 20;
const COMPLEX = complexRule();
const PROVE_SECONDS = 20;
const INSIST_SECONDS = 600;

/** Options of `yike site` besides those every assessment has. */
export const SITE_OPTIONS = {
  network: ASSESSMENT_OPTIONS.network,
  people: ASSESSMENT_OPTIONS.people,
  facilities: ASSESSMENT_OPTIONS.facilities,
  service: {
    kind: 'many',
    value: 'NAME',
    isRequired: true,
    says: {
      zh: '补什么：服务的名称或代码，如 社区食堂、canteen；几种即同设一处',
      en: 'what to add: name or slug, such as canteen or 社区食堂; several share each site',
    },
  },
  add: { kind: 'one', value: 'N', says: { zh: '补几处', en: 'how many sites to add' } },
  stops: {
    kind: 'one',
    value: 'N',
    says: {
      zh: '流动服务每天停几站（蔬菜直通车等），只选车能停的街道',
      en: 'stops a day of a unit on wheels, as a vegetable bus; only where a van may stop',
    },
  },
  hours: {
    kind: 'one',
    value: 'HH:MM-HH:MM',
    says: {
      zh: '流动服务每天从几点到几点，如 06:30-10:30；排出每站的时间（须有 --stops）',
      en: 'when the unit on wheels is about, such as 06:30-10:30: gives hours at each stop (with --stops)',
    },
  },
  'stop-minutes': {
    kind: 'one',
    value: 'N',
    says: {
      zh: '每站停几分钟；不给则把路上以外的时间平分',
      en: 'minutes at each stop; what driving leaves, shared out alike, unless given',
    },
  },
  'drive-kmh': {
    kind: 'one',
    value: 'N',
    says: {
      zh: `各站之间的车速（公里/小时），默认 ${DRIVE_KMH}（自定）`,
      en: `speed between stops in km/h, ${DRIVE_KMH} unless given (our own value)`,
    },
  },
  objective: {
    kind: 'one',
    value: 'ID',
    says: {
      zh: 'mclp 覆盖最多（默认）、lscp 至少几处、p-median 总步行最少、p-centre 最远者最近',
      en: 'mclp most people (default), lscp fewest sites, p-median least walking, p-centre least for the worst off',
    },
  },
  'cover-share': {
    kind: 'one',
    value: '0–1',
    says: {
      zh: 'lscp 要覆盖的比例，默认 1（全部）',
      en: 'share of the people that lscp must cover, 1 unless given',
    },
  },
  weights: {
    kind: 'many',
    value: 'COLUMN',
    says: {
      zh: '算谁：total（默认）或年龄段，如 age65plus、age0_2；几列相加',
      en: 'who counts: total (default) or bands, such as age65plus, age0_2; several are added',
    },
  },
  'limit-minutes': {
    kind: 'one',
    value: 'N',
    says: {
      zh: '多少分钟以内算覆盖，默认按标准',
      en: 'minutes within which one is covered; by the standard unless given',
    },
  },
  walker: {
    kind: 'one',
    value: 'ID',
    says: {
      zh: `步行者，默认 ${DEFAULT_WALKER}`,
      en: `walker, ${DEFAULT_WALKER} unless given`,
    },
  },
  candidates: {
    kind: 'one',
    value: 'FILE',
    says: {
      zh: '备选点（空置房屋）：CSV、XLSX、GeoJSON；不给则沿街取点',
      en: 'candidates (vacant rooms): CSV, XLSX, GeoJSON; positions along streets unless given',
    },
  },
  'spacing-metres': {
    kind: 'one',
    value: 'N',
    says: {
      zh: `沿街每多少米取一点，默认 ${SPACING_METRES}`,
      en: `positions along streets every so many metres, ${SPACING_METRES} unless given`,
    },
  },
  budget: {
    kind: 'one',
    value: 'YUAN',
    says: {
      zh: '预算（元）；备选点没有费用的，用 --site-cost 给',
      en: 'budget in yuan; --site-cost for candidates without a cost',
    },
  },
  'site-cost': {
    kind: 'one',
    value: 'YUAN',
    says: {
      zh: '备选点没有费用时每处按多少元算，如沿街位置',
      en: 'yuan for each candidate that has no cost of its own, such as positions on streets',
    },
  },
  capacity: {
    kind: 'one',
    value: 'N',
    says: {
      zh: '名额有限时：每个新设点的托位、座位或床位数；备选点文件的容量列优先，现有设施按其容量',
      en: 'where places, seats or beds run out: how many at every new site; a capacity column of the candidates comes first, facilities there are have their own',
    },
  },
  'demand-share': {
    kind: 'one',
    value: '0–1',
    says: {
      zh: '所算的人中要名额的比例，默认 1（配合 --capacity）',
      en: 'part of the people who count that wants a place, 1 unless given; with --capacity',
    },
  },
  'unknown-capacity': {
    kind: 'one',
    value: 'N',
    says: {
      zh: '容量未知的现有设施按多少名额计，默认 unlimited 不限（配合 --capacity）',
      en: 'places of a facility of unknown capacity, unlimited unless given; with --capacity',
    },
  },
  force: {
    kind: 'many',
    value: 'ID',
    says: { zh: '必选的备选点', en: 'candidates that must be chosen' },
  },
  forbid: {
    kind: 'many',
    value: 'ID',
    says: { zh: '不选的备选点', en: 'candidates that must not be chosen' },
  },
  complex: {
    kind: 'flag',
    says: {
      zh: `嵌入式服务综合体：至少 ${COMPLEX.minFunctions} 项功能、${COMPLEX.minSquareMetres} 平方米`,
      en: `embedded complex: at least ${COMPLEX.minFunctions} functions and ${COMPLEX.minSquareMetres} m²`,
    },
  },
  'complex-area': {
    kind: 'one',
    value: 'M2',
    says: {
      zh: `综合体的最小面积，如 ${COMPLEX.wishedSquareMetres}`,
      en: `least floor area of a complex, such as ${COMPLEX.wishedSquareMetres}`,
    },
  },
  prove: {
    kind: 'flag',
    says: {
      zh: '一定要证明最优：问题再大也交给求解器，可能很久，Ctrl-C 可停',
      en: 'insist on a proof: the solver is asked however large the question; Ctrl-C ends it',
    },
  },
  'prove-seconds': {
    kind: 'one',
    value: 'N',
    says: {
      zh: `求解器最多用多少秒，默认 ${PROVE_SECONDS}，--prove 时 ${INSIST_SECONDS}`,
      en: `seconds the solver may take at most, ${PROVE_SECONDS} unless given, ${INSIST_SECONDS} with --prove`,
    },
  },
  seed: {
    kind: 'one',
    value: 'N',
    says: { zh: '随机种子，默认 1', en: 'seed of what is left to chance, 1 unless given' },
  },
  areas: ASSESSMENT_OPTIONS.areas,
  out: ASSESSMENT_OPTIONS.out,
  standard: ASSESSMENT_OPTIONS.standard,
  at: ASSESSMENT_OPTIONS.at,
  crs: ASSESSMENT_OPTIONS.crs,
  map: ASSESSMENT_OPTIONS.map,
  crosswalk: ASSESSMENT_OPTIONS.crosswalk,
  'snap-metres': ASSESSMENT_OPTIONS['snap-metres'],
  'max-complaints': ASSESSMENT_OPTIONS['max-complaints'],
  title: ASSESSMENT_OPTIONS.title,
  timings: ASSESSMENT_OPTIONS.timings,
} as const satisfies Readonly<Record<string, CommandOption>>;

/** What a planner asks of `yike site`, as the command line says it. */
export interface SiteRequest {
  readonly district: AssessmentRequest;
  readonly services: readonly string[];
  readonly objective: SitingObjective;
  readonly add: number | null;
  readonly isOnWheels: boolean;
  /** Of a unit on wheels; null: its stops have no hours. */
  readonly hours: RoundHours | null;
  readonly budgetYuan: number | null;
  /** Of a candidate without a cost of its own; null: it stays unknown. */
  readonly siteCostYuan: number | null;
  readonly shareToCover: number;
  readonly weightColumns: readonly string[];
  /** null: by the standard. */
  readonly limitMinutes: number | null;
  readonly horizonMinutes: number;
  readonly candidates: string | undefined;
  readonly spacingMetres: number;
  readonly forcedIds: readonly string[];
  readonly forbiddenIds: readonly string[];
  readonly complexSquareMetres: number | null;
  /** null: places do not run out. */
  readonly places: PlacesWanted | null;
  readonly seed: number;
  readonly proof: ProofWanted;
}

/** @throws Problem `option-invalid`, `siting-question-incomplete`, `siting-options-clash` */
export function siteRequest(given: Given): SiteRequest {
  const objective = objectiveOption(given);
  checkTogether(given, objective);
  const district = assessmentRequest(given);
  const limitMinutes = given.has('limit-minutes') ? district.limitMinutes : null;
  const isByCover = objective === 'mclp' || objective === 'lscp';
  return {
    district: {
      ...district,
      walkerIds: [given.one('walker') ?? DEFAULT_WALKER],
      limitMinutes: Math.max(HORIZON_MINUTES, limitMinutes ?? 0),
    },
    services: listOf(given, 'service'),
    objective,
    add: wholeOption(given, 'add') ?? wholeOption(given, 'stops'),
    isOnWheels: given.has('stops'),
    hours: hoursOption(given),
    budgetYuan: given.has('budget') ? numberOption(given, 'budget', 0, 0, 1e12) : null,
    siteCostYuan: given.has('site-cost') ? numberOption(given, 'site-cost', 0, 0, 1e12) : null,
    shareToCover: numberOption(given, 'cover-share', 1, 0, 1),
    weightColumns: given.has('weights') ? listOf(given, 'weights') : ['total'],
    limitMinutes,
    horizonMinutes: isByCover ? (limitMinutes ?? 0) : HORIZON_MINUTES,
    candidates: given.one('candidates'),
    spacingMetres: numberOption(given, 'spacing-metres', SPACING_METRES, 5, 1000),
    forcedIds: listOf(given, 'force'),
    forbiddenIds: listOf(given, 'forbid'),
    complexSquareMetres: complexOption(given),
    places: placesOption(given),
    seed: wholeOption(given, 'seed') ?? 1,
    proof: proofOption(given),
  };
}

export function proofOption(given: Given): ProofWanted {
  const proveSeconds = given.has('prove') ? INSIST_SECONDS : PROVE_SECONDS;
  return {
    isAsked: given.has('prove'),
    seconds: numberOption(given, 'prove-seconds', proveSeconds, 1, 86_400),
  };
}

/** Values after spaces and commas alike, each once. */
function listOf(given: Given, name: string): string[] {
  const values = given.many(name).flatMap((value) => value.split(/[,，、;；]/));
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))];
}

export function objectiveOption(given: Given): SitingObjective {
  const value = given.one('objective') ?? 'mclp';
  const objective = OBJECTIVES.find((one) => one === value.replace('p-center', 'p-centre'));
  if (objective !== undefined) return objective;
  const expected = OBJECTIVES.join(' | ');
  throw new Problem('option-invalid', {}, { option: '--objective', value, expected });
}

export function optionsClash(one: string, other: string): Problem {
  return new Problem('siting-options-clash', {}, { one: `--${one}`, other: `--${other}` });
}

function checkTogether(given: Given, objective: SitingObjective): void {
  const clash = (one: string, other: string): never => {
    throw optionsClash(one, other);
  };
  if (given.has('add') && given.has('stops')) clash('add', 'stops');
  if (given.has('stops') && given.has('complex')) clash('stops', 'complex');
  const needs = (one: string, other: string): void => {
    if (!given.has(one) || given.has(other)) return;
    throw new Problem('siting-option-alone', {}, { one: `--${one}`, other: `--${other}` });
  };
  needs('hours', 'stops');
  needs('stop-minutes', 'hours');
  needs('drive-kmh', 'hours');
  if (given.has('spacing-metres') && given.has('candidates')) clash('spacing-metres', 'candidates');
  const bounds = ['add', 'stops', 'budget'].filter((name) => given.has(name));
  if (objective === 'lscp') {
    const [first] = bounds;
    if (first !== undefined) clash(first, 'objective lscp');
    return;
  }
  if (given.has('cover-share')) clash('cover-share', `objective ${objective}`);
  if (bounds.length === 0) throw new Problem('siting-question-incomplete');
}

/** @throws Problem `option-invalid` */
function hoursOption(given: Given): RoundHours | null {
  const value = given.one('hours');
  if (value === undefined) return null;
  const [from, to, ...more] = value.split(/[-–~至]/).map(minutesOfDay);
  if (more.length > 0 || from === undefined || to === undefined || !(from < to)) {
    const expected = '06:30-10:30';
    throw new Problem('option-invalid', {}, { option: '--hours', value, expected });
  }
  return {
    ...{ from, to },
    stopMinutes: wholeOption(given, 'stop-minutes'),
    kmPerHour: numberOption(given, 'drive-kmh', DRIVE_KMH, 1, 120),
  };
}

/** NaN for what is no time of the day. */
function minutesOfDay(text: string): number {
  const [, hours = '', minutes = ''] = /^\s*(\d{1,2})[:：](\d{2})\s*$/.exec(text) ?? [];
  const all = 60 * Number(hours) + Number(minutes);
  return hours !== '' && Number(minutes) < 60 && all <= 24 * 60 ? all : Number.NaN;
}

const UNLIMITED = 'unlimited';
/** Where nobody wants a place there is nothing to ask. */
const LEAST_SHARE = 1e-6;

function placesOption(given: Given): PlacesWanted | null {
  if (!given.has('capacity')) {
    for (const name of ['demand-share', 'unknown-capacity']) {
      if (!given.has(name)) continue;
      throw new Problem('siting-without-capacity', {}, { option: `--${name}` });
    }
    return null;
  }
  if (listOf(given, 'service').length > 1) throw new Problem('siting-capacity-services');
  const isUnlimited = [undefined, UNLIMITED, '不限'].includes(given.one('unknown-capacity'));
  return {
    atSite: wholeOption(given, 'capacity') ?? 0,
    atUnknown: isUnlimited
      ? Number.POSITIVE_INFINITY
      : (wholeOption(given, 'unknown-capacity') ?? 0),
    demandShare: numberOption(given, 'demand-share', 1, LEAST_SHARE, 1),
  };
}

function complexOption(given: Given): number | null {
  if (!given.has('complex') && !given.has('complex-area')) return null;
  return numberOption(given, 'complex-area', COMPLEX.minSquareMetres, COMPLEX.minSquareMetres, 1e6);
}

export function wholeOption(given: Given, name: string): number | null {
  if (!given.has(name)) return null;
  const value = numberOption(given, name, 1, 0, 1e9);
  if (Number.isInteger(value)) return value;
  throw new Problem(
    'option-invalid',
    {},
    { option: `--${name}`, value: String(value), expected: '1, 2, 3 …' },
  );
}
