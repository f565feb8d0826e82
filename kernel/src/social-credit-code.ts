import { isProvincePrefix } from './province-prefix.ts';

/** A unified social credit code (统一社会信用代码, GB 32100-2015) found in order. */
export type SocialCreditCode = string & { readonly kind: 'SocialCreditCode' };

export type SocialCreditFault = 'shape' | 'region' | 'check-character';

export type SocialCreditFinding =
  | { readonly code: SocialCreditCode }
  | { readonly fault: SocialCreditFault };

/** Digits and letters without I, O, S, V and Z, in the order of their values. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Powers of 3, modulo 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const SHAPE = new RegExp(`^[${CHARACTERS}]{2}\\d{6}[${CHARACTERS}]{10}$`);
/** Bodies that the centre registers have a region of 100000. */
const CENTRE = '10';

/**
 * Checks 18 places: registering department, kind of body, six digits of a region, nine of the body,
 * one to check. Whether the body exists is not known here. Full-width and small letters and spaces
 * are read as what they mean.
 */
export function checkSocialCreditCode(text: string): SocialCreditFinding {
  const code = text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
  if (!SHAPE.test(code)) return { fault: 'shape' };
  const province = code.slice(2, 4);
  if (province !== CENTRE && !isProvincePrefix(province)) return { fault: 'region' };
  if (code[17] !== socialCreditCheck(code)) return { fault: 'check-character' };
  return { code: code as SocialCreditCode };
}

/** The 18th place that belongs to the 17 before. */
export function socialCreditCheck(characters: string): string {
  const sum = WEIGHTS.reduce(
    (total, weight, at) => total + weight * CHARACTERS.indexOf(characters[at] ?? ''),
    0,
  );
  return CHARACTERS[(CHARACTERS.length - (sum % CHARACTERS.length)) % CHARACTERS.length] ?? '';
}
