import { socialCreditCheck } from '@yike/kernel';
import type { Facility } from './facility.ts';

/** Who runs a place. No such body exists, and each is called so. */
export interface Provider {
  readonly name: string;
  /** 统一社会信用代码 */
  readonly creditCode: string;
  readonly isChain: boolean;
}

/** What begins so is a branch of a chain. */
const CHAINS =
  '邻家便利 好邻居便利店 一刻便利 江畔生活超市 惠民超市 菜篮子生鲜 洁丽干洗 麦香西饼 一刻咖啡 同安堂药房 邻里快递驿站 叮到家 动力健身 江畔书房 澜影影城 江畔农商银行 清澜银行 澜讯通信 江畔快印 邻里帮家政'.split(
    ' ',
  );

/** Run by the office of the subdistrict. */
const PUBLIC_SERVICES = new Set([
  'community-service-centre',
  'community-service-station',
  'cultural-station',
  'elderly-activity-room',
  'shared-space',
]);

/** Run by one non-profit body of the subdistrict. */
const CARE_SERVICES = new Set([
  'community-canteen',
  'elderly-day-care',
  'elderly-service-station',
  'health-room',
]);

/** Registered by commerce (91), an office of government (11), a non-profit body (52). */
const FIRM = '91';
const OFFICE = '11';
const NON_PROFIT = '52';

/** Providers by name, each with a code of its own that checks out. */
export class ProviderList {
  readonly #byName = new Map<string, Provider>();

  /** Who runs a place; null: nobody knows. */
  find({ name, slugs, community }: Facility): Provider | null {
    const chain = CHAINS.find((one) => name.startsWith(one));
    if (chain !== undefined) return this.#enter(`${chain}连锁（虚构）`, FIRM, true);
    const { subdistrict } = community;
    if (slugs.some((slug) => PUBLIC_SERVICES.has(slug))) {
      return this.#enter(`${subdistrict}办事处（虚构）`, OFFICE, false);
    }
    if (slugs.some((slug) => CARE_SERVICES.has(slug))) {
      return this.#enter(
        `${subdistrict.replace(/街道$/, '')}颐养服务中心（虚构）`,
        NON_PROFIT,
        false,
      );
    }
    return null;
  }

  #enter(name: string, kind: string, isChain: boolean): Provider {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    // 100000 is the centre, no place; no body's own nine places begin with XG
    const body = `XG${String(this.#byName.size + 1).padStart(7, '0')}`;
    const places = `${kind}100000${body}`;
    const provider = { name, creditCode: `${places}${socialCreditCheck(places)}`, isChain };
    this.#byName.set(name, provider);
    return provider;
  }
}
