import { type Place, Problem } from '@yike/kernel';
import { asProblem, dangerous, tooMuch, truncated } from './file-problems.ts';
import { firstJsonError } from './json-errors.ts';
import { DEEPEST_JSON, MOST_JSON_PARTS } from './limits.ts';
import { placeInText } from './place-in-text.ts';

/**
 * `JSON.parse` of a text that `checkJsonShape` has passed.
 * @throws Problem file-truncated, json-broken (with line and character)
 */
export function parseJson(text: string, place: Place): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw jsonProblem(text, place, error);
  }
}

function jsonProblem(text: string, place: Place, error: unknown): Problem {
  const at = firstJsonError(text);
  const { line, character } = placeInText(text, at);
  const problem =
    at >= text.trimEnd().length
      ? truncated(
          place,
          `JSON 在第 ${line} 行中断`,
          `the JSON stops in the middle, in line ${line}`,
        )
      : new Problem('json-broken', place, { line, character });
  return asProblem(error, problem);
}

/**
 * Bounds nesting, so that nothing that walks the value later can overflow, and the number of
 * objects and lists, which take far more memory than their two brackets in the file.
 * @throws Problem file-dangerous, file-too-much
 */
export function checkJsonShape(text: string, place: Place): void {
  let depth = 0;
  let parts = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if ((code | BRACE_BIT) === OPENING) {
      parts++;
      depth++;
      if (depth > DEEPEST_JSON) throw tooDeep(place);
    } else if ((code | BRACE_BIT) === CLOSING) depth--;
  }
  if (parts > MOST_JSON_PARTS) {
    throw tooMuch(
      place,
      `有 ${parts} 个对象和列表，最多 ${MOST_JSON_PARTS / 1e4} 万个`,
      `${parts} objects and lists; at most ${MOST_JSON_PARTS / 1e6} million`,
    );
  }
}

function tooDeep(place: Place): Problem {
  return dangerous(
    place,
    `JSON 嵌套超过 ${DEEPEST_JSON} 层`,
    `the JSON nests more than ${DEEPEST_JSON} deep`,
  );
}

/** `[` and `{` differ in one bit only, and so do `]` and `}`. */
const BRACE_BIT = 0x20;
const OPENING = 0x7b;
const CLOSING = 0x7d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

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
