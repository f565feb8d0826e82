import { type Place, Problem } from '@yike/kernel';
import { isObject, parseJson, unknownJson } from '../parse-json.ts';

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
  const lines = sequenceLines(text);
  if (lines === undefined) return featuresOf(parseJson(text, place), place);
  const features = lines.flatMap(({ line, number }) => {
    return featuresOf(parseLine(line, number, place), place).features;
  });
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

/** The lines, when every one begins an object and the first one also ends it. */
function sequenceLines(text: string): { line: string; number: number }[] | undefined {
  const firstEnd = text.indexOf('\n');
  const first = text.slice(0, firstEnd < 0 ? undefined : firstEnd).trim();
  const rest = firstEnd < 0 ? '' : text.slice(firstEnd).trim();
  const isSequence =
    first.startsWith(RECORD_SEPARATOR) ||
    (first.startsWith('{') && first.endsWith('}') && rest.startsWith('{'));
  if (!isSequence) return undefined;
  return text
    .split('\n')
    .map((line, i) => ({ line: line.replace(RECORD_SEPARATOR, '').trim(), number: i + 1 }))
    .filter(({ line }) => line !== '');
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
