import { type Place, Problem } from '@yike/kernel';
import { checkJsonShape, isObject, parseJson, unknownJson } from '../parse-json.ts';

interface Features {
  readonly features: readonly unknown[];
  readonly crs: unknown;
}

/** RFC 8142 puts this before each text of a sequence. */
const RECORD_SEPARATOR = '\u001e';

/**
 * The features of a GeoJSON text, not yet looked at. A text that is not one JSON value is tried
 * as one value per line.
 */
export function parseFeatures(text: string, place: Place): Features {
  checkJsonShape(text, place);
  if (!isSequence(text)) return featuresOf(parseJson(text, place), place);
  const features: unknown[] = [];
  for (const { line, number } of filledLines(text)) {
    for (const feature of featuresOf(parseLine(line, number, place), place).features) {
      features.push(feature);
    }
  }
  return { features, crs: undefined };
}

function featuresOf(value: unknown, place: Place): Features {
  if (!isObject(value)) throw unknownJson(value, place);
  if (Array.isArray(value['features'])) {
    return { features: value['features'], crs: value['crs'] };
  }
  const isGeometry = Array.isArray(value['coordinates']) || Array.isArray(value['geometries']);
  if (value['type'] !== 'Feature' && !isGeometry) throw unknownJson(value, place);
  return { features: [value], crs: value['crs'] };
}

/** One value per line: marked so, or the first line is a whole object and another one follows. */
function isSequence(text: string): boolean {
  const firstEnd = text.indexOf('\n');
  const first = text.slice(0, firstEnd < 0 ? undefined : firstEnd).trim();
  if (first.startsWith(RECORD_SEPARATOR)) return true;
  return firstEnd >= 0 && /^\{.*\}$/.test(first) && /^\s*\{/.test(text.slice(firstEnd));
}

function* filledLines(text: string): Generator<{ line: string; number: number }> {
  let number = 1;
  for (let start = 0; start < text.length; number++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end).replace(RECORD_SEPARATOR, '').trim();
    if (line !== '') yield { line, number };
    start = end + 1;
  }
}

function parseLine(line: string, number: number, place: Place): unknown {
  try {
    return parseJson(line, place);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'json-broken') throw error;
    const character = Number(/character (\d+)/.exec(error.text.en)?.[1] ?? 1);
    throw new Problem('json-broken', place, { line: number, character });
  }
}
