import { checkSocialCreditCode, saying } from '@yike/kernel';
import { z } from 'zod';

/** 统一社会信用代码, checked by GB 32100-2015. */
export const creditCodeSchema = z
  .string()
  .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
  .refine(
    (text) => 'code' in checkSocialCreditCode(text),
    saying(
      '统一社会信用代码校验不通过',
      'the check of the 统一社会信用代码 does not come out right',
    ),
  );

/** Who runs places. */
export interface Provider {
  readonly providerId: string;
  readonly name: string;
  /** 统一社会信用代码 */
  readonly creditCode: string | null;
  /** 连锁 */
  readonly isChain: boolean;
}
