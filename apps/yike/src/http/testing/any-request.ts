import fc, { type Arbitrary } from 'fast-check';

/** What of JSON Schema our contracts are made of. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly examples?: readonly unknown[];
}

interface Operation {
  readonly operationId: string;
  readonly description?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
}

export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface AnyRequest {
  readonly method: Method;
  readonly url: string;
  readonly payload?: string;
  /** Of the payload. */
  readonly mediaType?: string;
}

/**
 * Requests of an operation as its description allows them, and, unless they are to be valid, others
 * in which any part may be anything.
 */
export function anyRequest(
  path: string,
  method: string,
  { parameters = [], requestBody }: Operation,
  { isValid = false } = {},
): Arbitrary<AnyRequest> {
  const part = (schema: Schema): Arbitrary<unknown> =>
    isValid ? valueFor(schema) : fc.oneof({ weight: 3, arbitrary: valueFor(schema) }, anything());
  const named = (place: string) => parameters.filter((one) => one.in === place);
  const values = (place: string) =>
    fc.record(Object.fromEntries(named(place).map(({ name, schema }) => [name, part(schema)])), {
      requiredKeys: named(place)
        .filter(({ required }) => required === true)
        .map(({ name }) => name),
    });
  const types = Object.keys(requestBody?.content ?? {});
  const schema = requestBody?.content['application/json']?.schema;
  if (types.length > 1) {
    // a file, which only its content tells
    return fc
      .record({
        params: values('path'),
        query: values('query'),
        mediaType: fc.constantFrom(...types),
        payload: isValid ? fc.constant(FILES[0] ?? '') : anyFile(),
      })
      .map(({ params, query, ...file }) => ({
        method: method.toUpperCase() as Method,
        url: urlOf(path, params, query),
        ...file,
      }));
  }
  return fc
    .record({
      params: values('path'),
      query: values('query'),
      body: schema === undefined ? fc.constant(undefined) : part(schema),
    })
    .map(({ params, query, body }) => ({
      method: method.toUpperCase() as Method,
      url: urlOf(path, params, query),
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    }));
}

/** Small files of the kinds that are read, the first one in order. */
const FILES = [
  '名称,类型,经度_WGS84,纬度_WGS84\n幸福食堂,社区食堂,121.5,31.2\n',
  '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"Point","coordinates":[121.5,31.2]}}]}',
  '{"contents":[{"id":"a","name":"药店","status":"active","service_at_locations":[{"location":{"id":"l","name":"a\\ud800\\u0000","latitude":31.2,"longitude":121.5}}]}]}',
  '<osm version="0.6"><node id="1" lat="31.2" lon="121.5"><tag k="amenity" v="pharmacy"/></node></osm>',
  '{"resources":[{"name":"service","path":"../../../etc/passwd"}]}',
];

/** Files, files that are cut off or spoilt, and what is none. */
function anyFile(): Arbitrary<string> {
  const file = fc.constantFrom(...FILES);
  const spoilt = fc
    .tuple(file, fc.nat(200), fc.nat(20), fc.string({ unit: 'binary', maxLength: 5 }))
    .map(([text, at, length, noise]) => text.slice(0, at) + noise + text.slice(at + length));
  return fc.oneof(file, spoilt, fc.string({ unit: 'binary' }), fc.constant(''));
}

function urlOf(path: string, params: object, query: object): string {
  // an object may have no way to become a text
  const text = (value: unknown): string =>
    typeof value === 'object' ? JSON.stringify(value) : String(value);
  const written = (value: unknown): string => encodeURIComponent(text(value).toWellFormed());
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    written((params as Record<string, unknown>)[name]),
  );
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${written(value)}`);
  return pairs.length === 0 ? filled : `${filled}?${pairs.join('&')}`;
}

/** What people and programs send by mistake or by malice. */
function anything(): Arbitrary<unknown> {
  const awkward = ['', '\0', '%00', "' or 1=1 --", '../../etc/passwd', '9'.repeat(400), '\ud800'];
  return fc.oneof(
    fc.constantFrom<unknown>(
      ...awkward,
      null,
      -1,
      0,
      1e308,
      2 ** 53,
      Number.NaN,
      [],
      {},
      '0000-01-01',
    ),
    fc.string({ unit: 'binary' }),
    fc.jsonValue(),
  );
}

const FORMATS: Readonly<Record<string, Arbitrary<unknown>>> = {
  uuid: fc.uuid(),
  date: fc
    .date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  'date-time': fc
    .date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
};

/** Regions and cities of the tests among those that a pattern allows, so that something is found. */
const PATTERNS: Readonly<Record<string, Arbitrary<unknown>>> = {
  '^\\d{12}$': fc.constantFrom('990101003001', '990101003000', '990101000000'),
  '^(?!..00)[1-9]\\d{3}00$': fc.constant('990100'),
};

function valueFor(schema: Schema): Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(valueFor));
  if (schema.allOf !== undefined) return valueFor(Object.assign({}, ...schema.allOf));
  const { minimum = -1e9, maximum = 1e9 } = schema;
  switch (schema.type) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return fc.array(valueFor(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 5, 5),
      });
    case 'integer':
      return fc.integer({ min: Math.max(minimum, -1e9), max: Math.min(maximum, 1e9) });
    case 'number':
      return fc.double({ min: minimum, max: maximum, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return stringOf(schema);
    default:
      return fc.jsonValue();
  }
}

function stringOf({ format, pattern, minLength = 0, maxLength = 40 }: Schema): Arbitrary<unknown> {
  const known = FORMATS[format ?? ''] ?? PATTERNS[pattern ?? ''];
  if (known !== undefined) return known;
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'));
  return fc.string({ unit: 'grapheme-ascii', minLength, maxLength: Math.min(maxLength, 40) });
}

function objectOf({ properties = {}, required = [] }: Schema): Arbitrary<unknown> {
  const fields = Object.entries(properties).map(([name, schema]) => [name, valueFor(schema)]);
  return fc.record(Object.fromEntries(fields), { requiredKeys: required as never[] });
}
