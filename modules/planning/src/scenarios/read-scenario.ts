import { type Crs, crsName, findCrs, parseCrs, toWgs84, WGS84 } from '@yike/engine-geometry';
import { type Bilingual, type Place, Problem } from '@yike/kernel';
import { type Crosswalk, issueText } from '@yike/standards';
import { decidedText } from '../inputs/decide-crs.ts';
import { GivenTypeReader } from '../inputs/given-types.ts';
import { brokenChange, isVerb, unknownVerb } from './change-fault.ts';
import { readNewPeople } from './read-new-people.ts';
import { readStreetChange } from './read-street-change.ts';
import type { Change, ChangeWanted, FacilityReference, LonLat, Scenario } from './scenario.ts';
import { CHANGE_SCHEMAS, type ChangeInFile, scenarioFileSchema } from './scenario-file.ts';
import type { ScenarioText } from './scenario-text.ts';

export interface ScenarioRead {
  readonly scenario: Scenario;
  readonly crs: {
    readonly decided: string;
    readonly how: 'given' | 'declared' | 'format';
    readonly evidence: Bilingual;
  };
}

/**
 * A planner's scenario. Its positions are in the system that the user names, else the one the file
 * names, else WGS 84, and come out in WGS 84.
 *
 * @param id what results call it
 * @param given what the user says of its coordinates; null: what the file says
 * @throws Problem `scenario-invalid`, `scenario-verb-unknown`, `scenario-change-invalid`, `crs-unknown`,
 * `service-type-unknown`, `coordinates-out-of-range` and others, each with the line
 */
export function readScenario(
  text: ScenarioText,
  id: string,
  given: string | null,
  crosswalk: Crosswalk,
): ScenarioRead {
  const parsed = scenarioFileSchema.safeParse(text.value, { reportInput: true });
  if (!parsed.success) throw invalid(text, parsed.error);
  const file = parsed.data;
  const crs = crsOf(text, given, file.crs);
  const reader = new ChangeReader(text, crs.crs, new GivenTypeReader(crosswalk));
  return {
    scenario: {
      id,
      title: file.title,
      note: file.note ?? '',
      file: text.fileName,
      changes: file.changes.map((change, at) => reader.read(change, at)),
    },
    crs: { decided: decidedText(crs), how: crs.how, evidence: crs.evidence },
  };
}

function crsOf(text: ScenarioText, given: string | null, declared: string | undefined) {
  if (given !== null) {
    const evidence = { zh: '由命令行指明', en: 'given on the command line' };
    return { crs: parseCrs(given), how: 'given' as const, evidence };
  }
  if (declared === undefined) {
    const evidence = {
      zh: '方案文件默认为 WGS 84',
      en: 'a scenario is WGS 84 unless it says otherwise',
    };
    return { crs: WGS84, how: 'format' as const, evidence };
  }
  const crs = findCrs(declared);
  if (crs === null) {
    const line = text.lineOf(['crs']);
    const known = 'wgs84, cgcs2000, gcj02, bd09, EPSG:4549 …';
    throw new Problem('crs-unknown', { file: text.fileName, line }, { name: declared, known });
  }
  const evidence = { zh: '文件自带声明', en: 'declared in the file' };
  return { crs, how: 'declared' as const, evidence };
}

class ChangeReader {
  readonly #text: ScenarioText;
  readonly #crs: Crs;
  readonly #types: GivenTypeReader;

  constructor(text: ScenarioText, crs: Crs, types: GivenTypeReader) {
    this.#text = text;
    this.#crs = crs;
    this.#types = types;
  }

  read(value: Readonly<Record<string, unknown>>, at: number): Change {
    const path = ['changes', at];
    const change = checkedChange(this.#text, at, value);
    const { fileName: file } = this.#text;
    return {
      wanted: this.#wanted(change, path),
      note: change.note ?? '',
      place: { file, line: this.#text.lineOf(path) },
    };
  }

  #wanted(change: ChangeInFile, path: readonly PropertyKey[]): ChangeWanted {
    switch (change.do) {
      case 'add-facility':
        return {
          do: change.do,
          id: change.id ?? null,
          name: change.name,
          types: this.#typesOf([change.types].flat(), [...path, 'types']),
          at: this.#placed(change.at, [...path, 'at']),
          capacity: change.capacity ?? null,
          address: change.address ?? '',
          hours: change.hours ?? '',
        };
      case 'move-facility': {
        const to = this.#placed(change.to, [...path, 'to']);
        return { do: change.do, facility: this.#facility(change.facility, path), to };
      }
      case 'remove-facility':
        return { do: change.do, facility: this.#facility(change.facility, path) };
      case 'resize-facility': {
        const { capacity } = change;
        return { do: change.do, facility: this.#facility(change.facility, path), capacity };
      }
      case 'add-people': {
        const place = this.#placeOf([...path, 'people']);
        const at = this.#placed(change.at, [...path, 'at']);
        return { do: change.do, name: change.name, at, ...readNewPeople(change.people, place) };
      }
      default:
        return readStreetChange(change, {
          placed: (position, field) => this.#placed(position, [...path, ...field]),
          placeOf: (field) => this.#placeOf([...path, ...field]),
        });
    }
  }

  #placeOf(path: readonly PropertyKey[]): Place {
    return { file: this.#text.fileName, line: this.#text.lineOf(path) };
  }

  #placed([x, y]: readonly [number, number], path: readonly PropertyKey[]): LonLat {
    const [lon, lat] = toWgs84(this.#crs, x, y);
    if (Number.isFinite(lon) && Number.isFinite(lat)) return [lon, lat];
    const details = { x, y, crs: crsName(this.#crs).zh };
    throw new Problem('coordinates-out-of-range', this.#placeOf(path), details);
  }

  #typesOf(words: readonly string[], path: readonly PropertyKey[]): readonly string[] {
    const types = new Set<string>();
    for (const word of words) {
      const { slugs, unknown } = this.#types.read(word, NO_SEPARATOR, true);
      const [type] = unknown;
      if (type !== undefined) {
        throw new Problem('service-type-unknown', this.#placeOf(path), { type });
      }
      for (const slug of slugs) types.add(slug);
    }
    return [...types];
  }

  #facility(
    named: string | number | { readonly name: string; readonly type?: string | undefined },
    path: readonly PropertyKey[],
  ): FacilityReference {
    if (typeof named !== 'object') return { idOrName: String(named), type: null };
    const [type = null] =
      named.type === undefined ? [] : this.#typesOf([named.type], [...path, 'facility', 'type']);
    return { idOrName: named.name, type };
  }
}

/** Each word is a type by itself. */
const NO_SEPARATOR = /(?!)/;

/** The change as its `do` asks for it. @throws Problem for what it says wrong */
function checkedChange(
  text: ScenarioText,
  at: number,
  value: Readonly<Record<string, unknown>>,
): ChangeInFile {
  const { do: verb } = value;
  if (!isVerb(verb)) throw unknownVerb(text, at, verb);
  const parsed = CHANGE_SCHEMAS[verb].safeParse(value, { reportInput: true });
  if (!parsed.success) throw brokenChange(text, at, verb, value, parsed.error);
  return parsed.data;
}

function invalid(text: ScenarioText, error: Parameters<typeof issueText>[0]): Problem {
  const { zh, en } = issueText(error);
  const line = text.lineOf(error.issues[0]?.path ?? []);
  return new Problem(
    'scenario-invalid',
    { file: text.fileName, line },
    { reasonZh: zh, reasonEn: en },
  );
}
