/**
 * Names of places, and the small language in which the crosswalk speaks of them: plain text that
 * must occur; `^text` at the start, `text$` at the end; `a+b` when both must occur.
 */
export interface PlaceName {
  readonly whole: string;
  /** Outside all brackets: what the place is, with branch and entrance left off. */
  readonly main: string;
  /** Inside brackets, those that name a branch left out. */
  readonly asides: readonly string[];
}

export interface NamePattern {
  readonly text: string;
  readonly parts: readonly NamePart[];
}

interface NamePart {
  readonly text: string;
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

const BRACKETED = /[([【〔［]([^()[\]【】〔〕]*)[)\]】〕］]?/g;
const CLOSERS = /[)\]】〕］]+$/;
const BRANCH = /(店|分店|分部|分校|校区|院区)$/;

/** Full-width forms, case and blanks do not tell places apart. */
export function placeName(name: string): PlaceName {
  const whole = plain(name);
  const asides: string[] = [];
  const main = whole.replaceAll(BRACKETED, (_, inside: string) => {
    if (!BRANCH.test(inside)) asides.push(inside);
    return '';
  });
  return { whole: whole.replace(CLOSERS, ''), main, asides };
}

export function namePattern(text: string): NamePattern {
  const parts = text
    .split('+')
    .map(plain)
    .filter((part) => part !== '')
    .map((part) => ({
      text: part.replace(/^\^/, '').replace(/\$$/, ''),
      atStart: part.startsWith('^'),
      atEnd: part.endsWith('$'),
    }));
  return { text, parts };
}

/** Whether the pattern holds anywhere in the name, brackets included. */
export function holdsIn(pattern: NamePattern, name: PlaceName): boolean {
  return (
    pattern.parts.length > 0 &&
    pattern.parts.every(
      (part) => endOfPart(part, name.whole) >= 0 || (part.atEnd && endOfPart(part, name.main) >= 0),
    )
  );
}

/**
 * Where the last part of the pattern ends in a text, or −1. A Chinese name ends in what the place
 * is, so of two patterns the one that ends later says more: 养老院长者食堂 is a canteen.
 */
export function endIn(pattern: NamePattern, text: string): number {
  let end = -1;
  for (const part of pattern.parts) {
    const partEnd = endOfPart(part, text);
    if (partEnd < 0) return -1;
    end = Math.max(end, partEnd);
  }
  return end;
}

function endOfPart(part: NamePart, text: string): number {
  let at = text.lastIndexOf(part.text);
  while (at >= 0 && cutsWord(text, at, part.text)) {
    at = at === 0 ? -1 : text.lastIndexOf(part.text, at - 1);
  }
  if (at < 0) return -1;
  const end = at + part.text.length;
  if (part.atEnd && end !== text.length) return -1;
  return part.atStart && !text.startsWith(part.text) ? -1 : end;
}

/** `spa` is no part of `space`; Chinese has no such borders. */
function cutsWord(text: string, at: number, word: string): boolean {
  const after = at + word.length;
  return (
    (isLatin(word, 0) && isLatin(text, at - 1)) ||
    (isLatin(word, word.length - 1) && isLatin(text, after))
  );
}

function isLatin(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 97 && code <= 122;
}

/** Blanks matter only between Latin words. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<![a-z0-9]) | (?![a-z0-9])/g, '');
}
