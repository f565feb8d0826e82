import { type Place, Problem } from '@yike/kernel';

/** The file breaks the rules of its format; the reason in both languages. */
export function broken(place: Place, zh: string, en: string): Problem {
  return new Problem('file-broken', place, { reasonZh: zh, reasonEn: en });
}

/** The file ends too early. */
export function truncated(place: Place, zh: string, en: string): Problem {
  return new Problem('file-truncated', place, { reasonZh: zh, reasonEn: en });
}

/** The file is built to hurt: it would unfold into far more than it is. */
export function dangerous(place: Place, zh: string, en: string): Problem {
  return new Problem('file-dangerous', place, { reasonZh: zh, reasonEn: en });
}

/** The file is honest but exceeds a bound that keeps memory in hand. */
export function tooMuch(place: Place, zh: string, en: string): Problem {
  return new Problem('file-too-much', place, { reasonZh: zh, reasonEn: en });
}

/**
 * What a decoding library threw, as a Problem. Libraries report damaged input by errors of every
 * kind (RangeError included), so anything that is not yet a Problem becomes `otherwise`, with the
 * original as its cause.
 */
export function asProblem(error: unknown, otherwise: Problem): Problem {
  if (error instanceof Problem) return error;
  otherwise.cause = error;
  return otherwise;
}
