import type { Bilingual } from '@yike/kernel';

/**
 * A body on foot, as numbers. A timed walker counts seconds; one without a speed counts metres and
 * knows neither stairs nor waits nor slopes.
 */
export interface Walker {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Speed on the flat; null: counts metres. */
  readonly metresPerSecond: number | null;
  /** Speed along stairs; null: stairs are not used. */
  readonly stairsMetresPerSecond: number | null;
  /** Wait at a signalled and at another tagged crossing of a main road. */
  readonly signalledCrossingSeconds: number;
  readonly otherCrossingSeconds: number;
  /** Wait and ride of a lift. */
  readonly liftSeconds: number;
  readonly passesRaisedKerbs: boolean;
  /** Stiles and turnstiles. */
  readonly passesNarrowGates: boolean;
  /** Gates that are locked, private or shut at the hour: only a yardstick of metres passes those. */
  readonly passesClosedGates: boolean;
  /** Ways marked wheelchair=no. */
  readonly usesRoughWays: boolean;
  /** Steepest tagged slope that is still used, in thousandths; null: any. */
  readonly maxInclinePermille: number | null;
  /** Where the figures come from, and whose they are. */
  readonly source: Bilingual;
}

const OURS = {
  zh: '一刻自定取值，可修改',
  en: 'our own values; can be changed',
} as const;
const WAITS = { signalledCrossingSeconds: 15, otherCrossingSeconds: 5, liftSeconds: 60 } as const;

/** The bodies we compute for by default, and the yardstick of GB 50180. */
export const STANDARD_WALKERS: readonly Walker[] = [
  {
    id: 'adult',
    zh: '成年人',
    en: 'adult',
    metresPerSecond: 1.2,
    stairsMetresPerSecond: 0.5,
    ...WAITS,
    passesRaisedKerbs: true,
    passesNarrowGates: true,
    passesClosedGates: false,
    usesRoughWays: true,
    maxInclinePermille: null,
    source: {
      zh: `${OURS.zh}。GB 50180 的 15 分钟 800–1000 米相当于 0.89–1.11 米/秒`,
      en: `${OURS.en}. 800–1000 m in 15 minutes, as in GB 50180, is 0.89–1.11 m/s`,
    },
  },
  {
    id: 'elder',
    zh: '老年人',
    en: 'older person',
    metresPerSecond: 0.8,
    stairsMetresPerSecond: 0.35,
    ...WAITS,
    passesRaisedKerbs: true,
    passesNarrowGates: true,
    passesClosedGates: false,
    usesRoughWays: true,
    maxInclinePermille: null,
    source: { zh: `${OURS.zh}（常见取值 0.6–1.0 米/秒）`, en: `${OURS.en} (0.6–1.0 m/s is usual)` },
  },
  {
    id: 'wheelchair',
    zh: '轮椅使用者',
    en: 'wheelchair user',
    metresPerSecond: 0.7,
    stairsMetresPerSecond: null,
    ...WAITS,
    passesRaisedKerbs: false,
    passesNarrowGates: false,
    passesClosedGates: false,
    usesRoughWays: false,
    // a ramp of 1:12
    maxInclinePermille: 83,
    source: {
      zh: `${OURS.zh}（不走台阶、不上未降坡的路缘石，坡度不大于 1:12）`,
      en: `${OURS.en} (no stairs, no kerb that is not lowered, no slope over 1:12)`,
    },
  },
  {
    id: 'pram',
    zh: '推婴儿车者',
    en: 'parent with a pram',
    metresPerSecond: 0.8,
    stairsMetresPerSecond: 0.2,
    ...WAITS,
    passesRaisedKerbs: true,
    passesNarrowGates: false,
    passesClosedGates: false,
    usesRoughWays: true,
    maxInclinePermille: null,
    source: OURS,
  },
  {
    id: 'gb50180',
    zh: '国标距离（GB 50180）',
    en: 'GB 50180 distance',
    metresPerSecond: null,
    stairsMetresPerSecond: null,
    signalledCrossingSeconds: 0,
    otherCrossingSeconds: 0,
    liftSeconds: 0,
    passesRaisedKerbs: true,
    passesNarrowGates: true,
    passesClosedGates: true,
    usesRoughWays: true,
    maxInclinePermille: null,
    source: {
      zh: '只计距离，不计台阶、等候、坡度和门禁：5、10、15 分钟对应 300、500、1000 米（GB 50180-2018，据转述，待核）',
      en: 'metres only, whatever stairs, waits, slopes and gates: 300, 500, 1000 m for 5, 10, 15 minutes (GB 50180-2018, from copies, to be verified)',
    },
  },
];
