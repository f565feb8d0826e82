import { type Complaint, complaint, type Place } from '@yike/kernel';
import { type HoursWord, hoursOfWords } from './hours-words.ts';
import { type OpeningHours, openingHoursSchema } from './opening-hours.ts';

export interface HoursRead {
  /** Null: not read; the complaints say why. */
  readonly hours: OpeningHours | null;
  readonly complaints: readonly Complaint[];
}

const LONGEST_TEXT = 1000;

/** What may stand at a place of a text, and what it says; null where it cannot mean that after all. */
export type WordFinder = readonly [
  pattern: RegExp,
  find: (found: RegExpExecArray) => readonly HoursWord[] | null,
];

/**
 * Hours from a text by the first finder that fits at every place. A text of which one part is not
 * understood gives no hours and a complaint that names the part: nothing is guessed.
 */
export function readHours(
  text: string,
  plain: string,
  finders: readonly WordFinder[],
  place: Place,
): HoursRead {
  if (plain.length > LONGEST_TEXT) return unreadable(text, plain, place);
  const words: HoursWord[] = [];
  for (let rest = plain; rest !== ''; ) {
    const match = matchWord(rest, finders);
    if (match === null) return unreadable(text, rest, place);
    words.push(...match.words);
    rest = rest.slice(match.length);
  }
  const hours = openingHoursSchema.safeParse(hoursOfWords(words));
  return hours.success ? { hours: hours.data, complaints: [] } : unreadable(text, plain, place);
}

function matchWord(
  rest: string,
  finders: readonly WordFinder[],
): { words: readonly HoursWord[]; length: number } | null {
  for (const [pattern, find] of finders) {
    const found = pattern.exec(rest);
    const words = found === null ? null : find(found);
    if (found !== null && words !== null) return { words, length: found[0].length };
  }
  return null;
}

function unreadable(text: string, part: string, place: Place): HoursRead {
  const details = { text: text.slice(0, 80), part: part.slice(0, 20) };
  return { hours: null, complaints: [complaint('warning', 'hours-unreadable', place, details)] };
}
