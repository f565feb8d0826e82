import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** 32 MB and some 60 ms for each guess. Kept beside the hash, so that it can grow. */
const LOG2_N = 15;
const BLOCK = 8;
const HASH_BYTES = 32;
const SALT_BYTES = 16;
/** What a password that nobody has is compared with, so that it takes as long. */
const NOBODYS = `scrypt$${LOG2_N}$${BLOCK}$${Buffer.alloc(SALT_BYTES).toString('base64')}$${Buffer.alloc(HASH_BYTES).toString('base64')}`;

const SHORTEST = 10;
const LONGEST = 200;
const FEWEST_DIFFERENT = 5;

/**
 * Long enough, of several characters, and not made of the phone number. Nothing else is asked:
 * rules about kinds of characters make passwords worse.
 */
export function isPasswordStrongEnough(password: string, contacts: readonly string[]): boolean {
  const text = normal(password);
  return (
    text.length >= SHORTEST &&
    text.length <= LONGEST &&
    new Set(text).size >= FEWEST_DIFFERENT &&
    !contacts.some((contact) => contact !== '' && text.includes(contact))
  );
}

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derived(password, salt, LOG2_N, BLOCK, HASH_BYTES);
  return `scrypt$${LOG2_N}$${BLOCK}$${salt.toString('base64')}$${hash.toString('base64')}`;
}

/** Is it the one? Without a hash the answer is no, after the same work. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [, log2N, block, salt = '', hash = ''] = (kept ?? NOBODYS).split('$');
  const wanted = Buffer.from(hash, 'base64');
  const given = await derived(
    password,
    Buffer.from(salt, 'base64'),
    Number(log2N),
    Number(block),
    wanted.length,
  );
  return timingSafeEqual(given, wanted) && kept !== null;
}

/** 20 characters that nobody mistakes for each other, about 97 bits. */
export function temporaryPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  let text = '';
  while (text.length < 20) {
    const [byte = 255] = randomBytes(1);
    // the last bytes would make some letters likelier
    if (byte < letters.length * 8) text += letters[byte % letters.length];
  }
  return text.replaceAll(/(.{5})(?=.)/g, '$1-');
}

function derived(password: string, salt: Buffer, log2N: number, block: number, bytes: number) {
  const N = 2 ** log2N;
  return derive(normal(password), salt, bytes, { N, r: block, p: 1, maxmem: 256 * N * block });
}

/** The same characters typed on another machine are the same password. */
const normal = (password: string): string => password.normalize('NFKC');
