import { type Complaint, complaint, Problem } from '@yike/kernel';
import { placeInText } from './place-in-text.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
  /** When the encoding is a guess that does not look right, or characters are already lost. */
  readonly complaints: readonly Complaint[];
}

/**
 * Text of a file in UTF-8 (with or without BOM), UTF-16 with BOM, or GB18030.
 * @throws Problem text-encoding-unknown
 */
export function decodeText(bytes: Uint8Array, file: string): DecodedText {
  const marked = byteOrderMark(bytes);
  const encodings = marked === undefined ? (['utf-8', 'gb18030'] as const) : [marked];
  for (const encoding of encodings) {
    const text = strictly(bytes, encoding);
    if (text === undefined) continue;
    const complaints = lostCharacters(text, file);
    if (encoding === 'gb18030') complaints.push(...doubtfulGb18030(bytes, file));
    return { text, encoding, complaints };
  }
  throw new Problem('text-encoding-unknown', { file });
}

function byteOrderMark(bytes: Uint8Array): DecodedText['encoding'] | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

function strictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** U+FFFD, and the three hanzi it becomes when UTF-8 is taken for GBK. */
const LOST = /\uFFFD+|锟斤拷/g;

function lostCharacters(text: string, file: string): Complaint[] {
  const first = text.search(LOST);
  if (first < 0) return [];
  let count = 0;
  for (const _ of text.matchAll(LOST)) count++;
  const around = text.slice(Math.max(0, first - 6), first + 6);
  const details = { example: around.replaceAll(/\s+/g, ' '), count };
  const row = placeInText(text, first).line;
  return [complaint('warning', 'text-characters-lost', { file, row }, details)];
}

/**
 * Almost any bytes are valid GB18030. In Chinese text nearly all characters are of the first
 * level of GB 2312 or its symbols; Big5, Latin-1 or Shift JIS taken for it scatter.
 */
function doubtfulGb18030(bytes: Uint8Array, file: string): Complaint[] {
  const { common, total, firstRare } = countPairs(bytes);
  const share = common / total;
  if (total < 4 || share >= 0.6) return [];
  if (share < 0.3) throw new Problem('text-encoding-unknown', { file });
  const example = strictly(bytes.subarray(firstRare, firstRare + 2), 'gb18030') ?? '?';
  return [complaint('warning', 'text-encoding-unsure', { file }, { example })];
}

function countPairs(bytes: Uint8Array): { common: number; total: number; firstRare: number } {
  let common = 0;
  let total = 0;
  let firstRare = -1;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    total++;
    if (isCommonPair(lead, trail)) common++;
    else if (firstRare < 0) firstRare = at;
    at += isFourByte(trail) ? 3 : 1;
  }
  return { common, total, firstRare };
}

function isCommonPair(lead: number, trail: number): boolean {
  return lead >= 0xa1 && lead <= 0xd7 && trail >= 0xa1;
}

/** Four-byte characters have a digit in second place. */
function isFourByte(trail: number): boolean {
  return trail >= 0x30 && trail <= 0x39;
}
