import { type Place, Problem } from '@yike/kernel';
import { asProblem, dangerous, truncated } from './file-problems.ts';
import { firstJsonError } from './json-errors.ts';
import { DEEPEST_JSON } from './limits.ts';

/**
 * `JSON.parse` with a bound on nesting, so that nothing that walks the value later can overflow.
 * @throws Problem file-dangerous, json-broken (with line and character)
 */
export function parseJson(text: string, place: Place): unknown {
  refuseDeepNesting(text, place);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw jsonProblem(text, place, error);
  }
}

function jsonProblem(text: string, place: Place, error: unknown): Problem {
  const at = firstJsonError(text);
  const before = text.slice(0, at).split('\n');
  const line = before.length;
  const problem =
    at >= text.trimEnd().length
      ? truncated(
          { ...place },
          `JSON 在第 ${line} 行中断`,
          `the JSON stops in the middle, in line ${line}`,
        )
      : new Problem('json-broken', place, { line, character: (before.at(-1)?.length ?? 0) + 1 });
  return asProblem(error, problem);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function refuseDeepNesting(text: string, place: Place): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    // [ and { differ in one bit, as do ] and }
    else if ((code | 0x20) === 0x7b) depth++;
    else if ((code | 0x20) === 0x7d) depth--;
    if (depth > DEEPEST_JSON) {
      throw dangerous(
        place,
        `JSON 嵌套超过 ${DEEPEST_JSON} 层`,
        `the JSON nests more than ${DEEPEST_JSON} deep`,
      );
    }
  }
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) {
    at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  }
  return at;
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Neither GeoJSON nor Overpass: says what is at the top instead. */
export function unknownJson(value: unknown, place: Place): Problem {
  const keys = isObject(value) ? Object.keys(value).slice(0, 6).join(', ') : typeof value;
  return new Problem('json-kind-unknown', place, { keys: keys.slice(0, 120) || '{}' });
}
