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
  readonly parts: readonly { text: string; atStart: boolean; atEnd: boolean }[];
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
    pattern.parts.every((part) => {
      if (part.atEnd) {
        return endsProperly(name.whole, part) || endsProperly(name.main, part);
      }
      return part.atStart ? name.whole.startsWith(part.text) : name.whole.includes(part.text);
    })
  );
}

function endsProperly(text: string, part: NamePattern['parts'][number]): boolean {
  return part.atStart ? text === part.text : text.endsWith(part.text);
}

/**
 * Where the last part of the pattern ends in a text, or −1. A Chinese name ends in what the place
 * is, so of two patterns the one that ends later says more: 养老院长者食堂 is a canteen.
 */
export function endIn(pattern: NamePattern, text: string): number {
  let end = -1;
  for (const part of pattern.parts) {
    const at = text.lastIndexOf(part.text);
    if (at < 0) return -1;
    const partEnd = at + part.text.length;
    if (part.atStart && !text.startsWith(part.text)) return -1;
    if (part.atEnd && partEnd !== text.length) return -1;
    end = Math.max(end, partEnd);
  }
  return end;
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');
}
