import type { SeededRandom } from './seeded-random.ts';

const WORDS =
  '福临 万家 康宁 和顺 清和 鑫源 祥瑞 永昌 江月 晨曦 悦来 四季 邻好 同心 春晖 金穗 兴隆 吉庆 澜岸 小满'.split(
    ' ',
  );
const SURNAMES = '陈 林 周 吴 徐 孙 马 朱 胡 郭 何 高 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾'.split(
  ' ',
);

export interface NameContext {
  /** Street or estate. */
  readonly place: string;
  /** Without 社区. */
  readonly community: string;
  /** Without 街道. */
  readonly subdistrict: string;
}

/** Fills a pattern such as `{w}超市({p}店)`. */
export function facilityName(pattern: string, context: NameContext, random: SeededRandom): string {
  return pattern
    .replace('{w}', () => random.pick(WORDS))
    .replace('{s}', () => random.pick(SURNAMES))
    .replace('{p}', context.place)
    .replace('{c}', context.community)
    .replace('{d}', context.subdistrict);
}
