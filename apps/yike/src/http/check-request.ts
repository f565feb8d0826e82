import { type Bilingual, Problem } from '@yike/kernel';
import type { z } from 'zod';
import { faultText } from './fault-texts.ts';

/** One thing in a request that does not keep to the contract. */
export interface RequestFault {
  /** `query`, `params`, `body`, `headers` */
  readonly in: string;
  /** `/households` */
  readonly at: string;
  readonly says: Bilingual;
}

/** `request-invalid`, with all that is wrong. */
export class InvalidRequest extends Problem {
  readonly faults: readonly RequestFault[];

  constructor(faults: readonly RequestFault[]) {
    super('request-invalid', {}, { count: faults.length });
    this.faults = faults;
  }
}

/** Checks one part of a request. @throws InvalidRequest */
export function checkPart(part: string, schema: z.ZodType, data: unknown): unknown {
  const unwritable = findUnwritable(data, '');
  if (unwritable !== null)
    throw new InvalidRequest([{ in: part, at: unwritable, says: UNWRITABLE }]);
  const { data: value, error } = schema.safeParse(data, { reportInput: true });
  if (error === undefined) return value;
  const faults = error.issues.map((issue) => {
    const at = issue.path.map((step) => `/${String(step)}`).join('');
    return { in: part, at, says: faultText(issue) };
  });
  throw new InvalidRequest(faults);
}

const UNWRITABLE: Bilingual = {
  zh: '含有无法保存的字符（空字符或不成对的代理项）',
  en: 'it holds characters that cannot be kept (NUL, or half of a pair)',
};

/** Where a text is that no database keeps. */
function findUnwritable(value: unknown, at: string): string | null {
  if (typeof value === 'string') {
    return value.includes('\0') || !value.isWellFormed() ? at : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    const found = findUnwritable(name, at) ?? findUnwritable(inner, `${at}/${name}`);
    if (found !== null) return found;
  }
  return null;
}
