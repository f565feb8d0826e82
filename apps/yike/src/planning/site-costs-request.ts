import { Problem } from '@yike/kernel';
import type { CostQuestion } from '@yike/planning';
import type { CommandOption, Given } from '../terminal/command.ts';
import { numberOption } from '../terminal/command-line.ts';
import {
  objectiveOption,
  optionsClash,
  proofOption,
  SITE_OPTIONS,
  wholeOption,
} from './site-request.ts';
import type { ProofWanted } from './siting/solve-sites.ts';

/** Options of `yike site` over a plain table of costs, without streets. */
export const SITE_COST_OPTIONS = {
  costs: {
    kind: 'one',
    value: 'FILE',
    says: {
      zh: '不用路网，直接给费用表：每行一对备选点与需求点的距离或时间',
      en: 'a table of costs instead of streets: a row for each pair of candidate and demand point',
    },
  },
  'cost-columns': {
    kind: 'one',
    value: 'SITE,DEMAND,COST',
    says: { zh: '费用表的三个列名', en: 'the three columns of the costs' },
  },
  demand: {
    kind: 'one',
    value: 'FILE',
    says: { zh: '需求点表（配合 --costs）', en: 'table of demand points, with --costs' },
  },
  'demand-columns': {
    kind: 'one',
    value: 'ID,WEIGHT',
    says: { zh: '需求点表的两个列名', en: 'the two columns of the demand points' },
  },
  radius: {
    kind: 'one',
    value: 'N',
    says: {
      zh: '多远以内算覆盖，单位同费用表（配合 --costs）',
      en: 'how far is covered, in the unit of the costs, with --costs',
    },
  },
  json: { kind: 'flag', says: { zh: '输出 JSON（配合 --costs）', en: 'print JSON, with --costs' } },
} as const satisfies Readonly<Record<string, CommandOption>>;

export interface SiteCostsRequest {
  readonly costs: string;
  readonly costColumns: readonly string[];
  readonly demand: string;
  readonly demandColumns: readonly string[];
  readonly question: CostQuestion;
  readonly proof: ProofWanted;
}

/** Options of `yike site` that a table of costs takes as well. */
const SHARED = ['add', 'objective', 'cover-share', 'prove', 'prove-seconds', 'seed'];

/** @throws Problem `option-missing`, `option-invalid`, `site-costs-columns`, `siting-options-clash` */
export function siteCostsRequest(given: Given): SiteCostsRequest {
  const stray = Object.keys(SITE_OPTIONS).find((name) => given.has(name) && !SHARED.includes(name));
  if (stray !== undefined) throw optionsClash(stray, 'costs');
  const model = objectiveOption(given);
  if (given.has('cover-share') && model !== 'lscp') {
    throw optionsClash('cover-share', `objective ${model}`);
  }
  const radius = numberOption(given, 'radius', Number.NaN, 0, Number.MAX_VALUE);
  return {
    costs: required(given, 'costs'),
    costColumns: columnsOption(given, 'cost-columns', 'name,DestinationName,distance', 3),
    demand: required(given, 'demand'),
    demandColumns: columnsOption(given, 'demand-columns', 'NAME,POP2000', 2),
    question: {
      model,
      radius: given.has('radius') ? radius : null,
      add: wholeOption(given, 'add'),
      shareToCover: numberOption(given, 'cover-share', 1, 0, 1),
      seed: wholeOption(given, 'seed') ?? 1,
    },
    proof: proofOption(given),
  };
}

function required(given: Given, name: string): string {
  const value = given.one(name);
  if (value !== undefined) return value;
  throw new Problem('option-missing', {}, { option: `--${name}`, command: 'site' });
}

function columnsOption(given: Given, name: string, example: string, count: number): string[] {
  const value = required(given, name);
  const columns = value.split(',').map((column) => column.trim());
  if (columns.length === count && !columns.includes('')) return columns;
  throw new Problem('site-costs-columns', {}, { option: `--${name}`, value, count, example });
}
