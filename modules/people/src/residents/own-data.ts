import type { Bilingual, Reading, Transaction } from '@yike/kernel';

/** What stays when somebody has all that is known of him or her taken away, and why. */
export interface Retained {
  readonly what: Bilingual;
  readonly why: Bilingual;
  readonly source: string;
  /** None was compared with the official text yet. */
  readonly verification: 'from-memory';
}

/** What another module keeps of an account. */
export interface OwnDataPart {
  /** Under which it stands in what one takes along. */
  readonly name: string;
  exportOf(reading: Reading, accountId: string): Promise<unknown>;
  /** Takes away what names the bearer of an account that is being closed. */
  forget(tx: Transaction, accountId: string): Promise<void>;
  readonly retained: readonly Retained[];
}

/** Nothing of it names anybody; the ids in it lead nowhere any more. */
export const RETAINED: readonly Retained[] = [
  {
    what: {
      zh: '谁在何时查看或修改过个人信息的记录（仅编号）',
      en: 'who saw or changed personal data and when, by ids alone',
    },
    why: {
      zh: '网络日志至少留存六个月',
      en: 'logs of a network are kept for six months at least',
    },
    source: '中华人民共和国网络安全法',
    verification: 'from-memory',
  },
  {
    what: {
      zh: '同意与撤回的记录（仅编号）',
      en: 'what was agreed to and taken back, by ids alone',
    },
    why: {
      zh: '个人信息处理者须能证明处理有依据',
      en: 'whoever handles personal data has to show on what ground it was',
    },
    source: '中华人民共和国个人信息保护法',
    verification: 'from-memory',
  },
  {
    what: {
      zh: '账号曾经存在、所获角色及登录事件（仅编号）',
      en: 'that an account was there, its roles and sign-ins, by ids alone',
    },
    why: {
      zh: '网络日志至少留存六个月；其经手之事须可追溯',
      en: 'logs are kept for six months at least; what it did for others has to be traceable',
    },
    source: '中华人民共和国网络安全法',
    verification: 'from-memory',
  },
];
