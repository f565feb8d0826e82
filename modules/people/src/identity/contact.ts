/** Where somebody can be reached, in its one way of writing. */
export type Contact =
  | { readonly kind: 'phone'; readonly address: string }
  | { readonly kind: 'email'; readonly address: string };

const MOBILE = /^1[3-9]\d{9}$/;
const EMAIL = /^[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/;
const LONGEST = 254;

/**
 * A mobile phone of the mainland (11 digits; +86, spaces and hyphens are passed over) or an e-mail
 * address (in small letters). Null where it is neither.
 */
export function parseContact(text: string): Contact | null {
  const plain = text.normalize('NFKC').trim();
  if (plain.includes('@')) {
    const address = plain.toLowerCase();
    return EMAIL.test(address) && address.length <= LONGEST ? { kind: 'email', address } : null;
  }
  const address = plain.replaceAll(/[\s-]/g, '').replace(/^(?:\+?86|0086)(?=1\d{10}$)/, '');
  return MOBILE.test(address) ? { kind: 'phone', address } : null;
}

/** What may be shown to others: `138****8000`, `l***@example.org`. */
export function maskContact({ kind, address }: Contact): string {
  if (kind === 'phone') return `${address.slice(0, 3)}****${address.slice(-4)}`;
  return `${address.slice(0, 1)}***${address.slice(address.lastIndexOf('@'))}`;
}
