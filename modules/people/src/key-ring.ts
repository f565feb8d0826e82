import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

const key = z.base64().refine((text) => Buffer.from(text, 'base64').length === KEY_BYTES, {
  error: '32 bytes in base64',
});

/** How a ring of keys is written down. The first sealing key seals; all of them open. */
export const keyRingSchema = z.object({
  sealing: z.array(z.object({ keyId: z.string().regex(/^[\w-]{1,40}$/), key })).min(1),
  /** For keyed hashes. It stays: hashes of numbers that are kept nowhere cannot be made anew. */
  hashing: key,
});

export type KeyRingFile = z.infer<typeof keyRingSchema>;

export interface Sealed {
  readonly bytes: Buffer;
  readonly keyId: string;
}

/**
 * The keys that open what the database keeps closed. They come from outside of it: who has the
 * database alone has neither names nor numbers.
 */
export class KeyRing {
  #sealing: ReadonlyMap<string, Buffer>;
  readonly #readAgain: () => KeyRingFile;
  readonly #hashing: Buffer;
  /** What new things are sealed with. */
  readonly newestKeyId: string;

  /** @param readAgain the ring as it is now, asked when something was sealed with a key that is new */
  constructor(file: KeyRingFile, readAgain: () => KeyRingFile = () => file) {
    const { sealing, hashing } = keyRingSchema.parse(file);
    this.#sealing = keysOf(file);
    this.#readAgain = readAgain;
    this.#hashing = Buffer.from(hashing, 'base64');
    this.newestKeyId = sealing[0]?.keyId ?? '';
  }

  /**
   * Seals a value for one place: table, city, row. Moved to another place it does not open. Each
   * place has a key of its own, made from the ring's, so no nonce can meet itself again.
   */
  seal(place: string, value: unknown): Sealed {
    const keyId = this.newestKeyId;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#keyOf(keyId, place), nonce);
    const body = [cipher.update(JSON.stringify(value), 'utf8'), cipher.final()];
    return { bytes: Buffer.concat([nonce, cipher.getAuthTag(), ...body]), keyId };
  }

  /** @throws Error when the key is not on the ring, or the bytes were changed or moved */
  open(place: string, { bytes, keyId }: Sealed): unknown {
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv(CIPHER, this.#keyOf(keyId, place), nonce, {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const body = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
    return JSON.parse(Buffer.concat([body, decipher.final()]).toString('utf8'));
  }

  /** The same text gives the same 32 bytes, and only with the key. Kinds do not meet. */
  hash(kind: string, text: string): Buffer {
    return createHmac('sha256', this.#hashing).update(`${kind}\n${text}`).digest();
  }

  #keyOf(keyId: string, place: string): Buffer {
    if (!this.#sealing.has(keyId)) this.#sealing = keysOf(this.#readAgain());
    const key = this.#sealing.get(keyId);
    if (key === undefined) throw new Error(`the ring has no key ${keyId}`);
    return Buffer.from(hkdfSync('sha256', key, '', place, KEY_BYTES));
  }
}

/** A ring with keys made by chance. */
export function newKeyRing(keyId: string): KeyRingFile {
  return { sealing: [newKey(keyId)], hashing: randomBytes(KEY_BYTES).toString('base64') };
}

/** The same ring with a new key in front; what the others sealed can still be opened. */
export function withNewKey(ring: KeyRingFile, keyId: string): KeyRingFile {
  return { ...ring, sealing: [newKey(keyId), ...ring.sealing] };
}

const keysOf = ({ sealing }: KeyRingFile): ReadonlyMap<string, Buffer> =>
  new Map(sealing.map(({ keyId, key }) => [keyId, Buffer.from(key, 'base64')]));

function newKey(keyId: string) {
  return { keyId, key: randomBytes(KEY_BYTES).toString('base64') };
}
