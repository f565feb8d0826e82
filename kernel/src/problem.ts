import type { Bilingual } from './language.ts';
import { type Place, placeText } from './place.ts';
import { PROBLEM_TABLE, type ProblemCode, type ProblemRow } from './problem-table.ts';

export type ProblemDetails = Readonly<Record<string, string | number>>;

/** `interrupt`: what shells give a program that Ctrl-C ended. */
const EXIT_CODES = { usage: 64, data: 65, machine: 69, interrupt: 130 } as const;
const STATUSES = { usage: 400, data: 422, machine: 503, interrupt: 503 } as const;

/**
 * The request ends here, and this is what the user is told: what, where, and how to mend it.
 * Thrown for what users can meet; plain `Error` stays for our own mistakes.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly place: Place;
  readonly details: ProblemDetails;
  readonly text: Bilingual;
  readonly mend: Bilingual;
  readonly exitCode: number;
  /** Over HTTP. */
  readonly status: number;

  constructor(code: ProblemCode, place: Place = {}, details: ProblemDetails = {}) {
    const { text, mend, fault, status } = tell(code, details);
    const where = placeText(place).en;
    super(where === '' ? text.en : `${where}: ${text.en}`);
    this.name = 'Problem';
    this.code = code;
    this.place = place;
    this.details = details;
    this.text = text;
    this.mend = mend;
    this.exitCode = EXIT_CODES[fault];
    this.status = status;
  }
}

/**
 * Something in the input that did not stop us. `skipped`: the row was left out and counts towards
 * `--max-complaints`; `warning`: used, but look at it; `note`: said for completeness.
 */
export interface Complaint {
  readonly code: ProblemCode;
  readonly severity: 'skipped' | 'warning' | 'note';
  readonly place: Place;
  readonly text: Bilingual;
  readonly mend: Bilingual;
  readonly details: ProblemDetails;
}

export function complaint(
  severity: Complaint['severity'],
  code: ProblemCode,
  place: Place,
  details: ProblemDetails = {},
): Complaint {
  const { text, mend } = tell(code, details);
  return { code, severity, place, text, mend, details };
}

/** The same as a reason to stop. */
export function problemOf({ code, place, details }: Complaint): Problem {
  return new Problem(code, place, details);
}

function tell(code: ProblemCode, details: ProblemDetails) {
  const row: ProblemRow = PROBLEM_TABLE[code];
  const fill = (template: string): string =>
    template.replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(details[name] ?? hole));
  return {
    fault: row.fault,
    status: row.status ?? STATUSES[row.fault],
    text: { zh: fill(row.zh), en: fill(row.en) },
    mend: { zh: fill(row.mendZh), en: fill(row.mendEn) },
  };
}
