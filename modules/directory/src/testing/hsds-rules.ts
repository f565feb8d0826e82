/** A kind of value, one of several words, or the object inside, in a list or alone. */
type FieldRule =
  | 'uuid'
  | 'number'
  | 'string'
  | 'date'
  | readonly string[]
  | { readonly list: string }
  | { readonly one: string };

/**
 * What the JSON Schemas of HSDS 3.0 ask of the objects we write: which fields there are and must be, of
 * what kind, and what lies inside of them. Source: openreferral/specification, branch 3.0, `schema/`.
 */
interface ObjectRule {
  readonly required: readonly string[];
  readonly fields: Readonly<Record<string, FieldRule>>;
}

const parts = {
  phones: { list: 'phone' },
  schedules: { list: 'schedule' },
  attributes: { list: 'attribute' },
} as const;

const RULES: Readonly<Record<string, ObjectRule>> = {
  service: {
    required: ['id', 'name', 'status'],
    fields: {
      id: 'uuid',
      name: 'string',
      alternate_name: 'string',
      description: 'string',
      status: ['active', 'inactive', 'defunct', 'temporarily closed'],
      assured_date: 'date',
      organization: { one: 'organization' },
      service_at_locations: { list: 'service_at_location' },
      ...parts,
    },
  },
  organization: {
    required: ['id', 'name', 'description'],
    fields: {
      id: 'uuid',
      name: 'string',
      description: 'string',
      organization_identifiers: { list: 'organization_identifier' },
      attributes: { list: 'attribute' },
    },
  },
  organization_identifier: {
    required: ['id', 'identifier_type', 'identifier'],
    fields: {
      id: 'uuid',
      identifier_scheme: 'string',
      identifier_type: 'string',
      identifier: 'string',
    },
  },
  service_at_location: {
    required: ['id'],
    fields: { id: 'uuid', location: { one: 'location' }, ...parts },
  },
  location: {
    required: ['id', 'location_type'],
    fields: {
      id: 'uuid',
      location_type: ['physical', 'postal', 'virtual'],
      name: 'string',
      latitude: 'number',
      longitude: 'number',
      external_identifier: 'string',
      external_identifier_type: 'string',
      addresses: { list: 'address' },
      accessibility: { list: 'accessibility' },
      ...parts,
    },
  },
  address: {
    required: [
      'id',
      'address_1',
      'city',
      'state_province',
      'postal_code',
      'country',
      'address_type',
    ],
    fields: {
      id: 'uuid',
      address_1: 'string',
      city: 'string',
      region: 'string',
      state_province: 'string',
      postal_code: 'string',
      country: 'string',
      address_type: ['physical', 'postal', 'virtual'],
    },
  },
  phone: { required: ['id', 'number'], fields: { id: 'uuid', number: 'string', type: 'string' } },
  accessibility: {
    required: ['id'],
    fields: { id: 'uuid', description: 'string', details: 'string' },
  },
  schedule: {
    required: ['id'],
    fields: {
      id: 'uuid',
      timezone: 'number',
      freq: ['WEEKLY', 'MONTHLY'],
      interval: 'number',
      byday: 'string',
      bymonthday: 'string',
      dtstart: 'date',
      valid_from: 'date',
      valid_to: 'date',
      opens_at: 'string',
      closes_at: 'string',
      description: 'string',
    },
  },
  attribute: {
    required: ['id'],
    fields: { id: 'uuid', value: 'string', taxonomy_term: { one: 'taxonomy_term' } },
  },
  taxonomy_term: {
    required: ['id', 'name', 'description'],
    fields: {
      id: 'uuid',
      code: 'string',
      name: 'string',
      description: 'string',
      taxonomy: 'string',
    },
  },
};

const KINDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  date: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
  uuid: (value) =>
    typeof value === 'string' &&
    /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(value),
};

/** All that does not follow HSDS in an object of this name; a field we do not know is one. */
export function hsdsFaults(name: string, value: unknown, at = name): string[] {
  const rule = RULES[name];
  if (rule === undefined) return [`${at}: no such object`];
  if (typeof value !== 'object' || value === null) return [`${at} is no object`];
  const missing = rule.required.filter((field) => !(field in value));
  return [
    ...missing.map((field) => `${at} has no ${field}`),
    ...Object.entries(value).flatMap(([field, part]) =>
      partFaults(rule.fields[field], part, `${at}.${field}`),
    ),
  ];
}

function partFaults(asked: FieldRule | undefined, part: unknown, at: string): string[] {
  if (asked === undefined) return [`${at} is no field of HSDS`];
  if (typeof asked === 'string') return KINDS[asked]?.(part) === true ? [] : [`${at}: no ${asked}`];
  if ('one' in asked) return hsdsFaults(asked.one, part, at);
  if ('list' in asked) {
    if (!Array.isArray(part)) return [`${at} is no list`];
    return part.flatMap((one, n) => hsdsFaults(asked.list, one, `${at}[${n}]`));
  }
  return asked.includes(String(part)) ? [] : [`${at}: ${part}`];
}
