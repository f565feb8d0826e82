/** A row of a table of an HSDS data package: column → text. */
export type HsdsRow = Readonly<Record<string, string>>;
/** The tables of a package by the name of their resource: `service`, `location` … */
export type HsdsTables = ReadonlyMap<string, readonly HsdsRow[]>;

/** Tables that places are made of. */
export const HSDS_TABLES = [
  'organization',
  'service',
  'service_at_location',
  'location',
  'phone',
  'contact',
  'address',
  'schedule',
  'accessibility',
  'organization_identifier',
  'attribute',
  'taxonomy_term',
] as const;

type Tree = Record<string, unknown>;

/** The rows of a package put together as HSDS has them in JSON: one tree for each service. */
export function hsdsTrees(tables: HsdsTables): Tree[] {
  const by = (table: (typeof HSDS_TABLES)[number], column: string) =>
    Map.groupBy(tables.get(table) ?? [], (row) => row[column] ?? '');
  const of = (groups: Map<string, HsdsRow[]>, id: string | undefined): HsdsRow[] =>
    id === undefined || id === '' ? [] : (groups.get(id) ?? []);
  const terms = by('taxonomy_term', 'id');
  const attributes = by('attribute', 'link_id');
  const attributesOf = (id: string | undefined): Tree[] =>
    of(attributes, id).map((row) => ({
      ...row,
      taxonomy_term: of(terms, row['taxonomy_term_id'])[0],
    }));
  const partsOf = (column: string) => {
    const [phones, schedules, contacts] = [
      by('phone', column),
      by('schedule', column),
      by('contact', column),
    ];
    const phonesOfContact = by('phone', 'contact_id');
    return (id: string | undefined): Tree => ({
      phones: of(phones, id),
      schedules: of(schedules, id),
      contacts: of(contacts, id).map((row) => ({ ...row, phones: of(phonesOfContact, row['id']) })),
    });
  };
  const ofLocation = partsOf('location_id');
  const ofPresence = partsOf('service_at_location_id');
  const ofService = partsOf('service_id');
  const ofOrganization = partsOf('organization_id');
  const addresses = by('address', 'location_id');
  const accessibility = by('accessibility', 'location_id');
  const codes = by('organization_identifier', 'organization_id');
  const tree = (row: HsdsRow, parts: Tree): Tree => ({ ...row, ...parts });

  const locations = new Map(
    (tables.get('location') ?? []).map((row) => {
      const id = row['id'];
      const more = { addresses: of(addresses, id), accessibility: of(accessibility, id) };
      return [id, tree(row, { ...ofLocation(id), ...more })];
    }),
  );
  const organizations = new Map(
    (tables.get('organization') ?? []).map((row) => {
      const id = row['id'];
      const more = { organization_identifiers: of(codes, id), attributes: attributesOf(id) };
      return [id, tree(row, { ...ofOrganization(id), ...more })];
    }),
  );
  const presences = by('service_at_location', 'service_id');
  return (tables.get('service') ?? []).map((row) => {
    const id = row['id'];
    return tree(row, {
      ...ofService(id),
      attributes: attributesOf(id),
      organization: organizations.get(row['organization_id']),
      service_at_locations: of(presences, id).map((at) =>
        tree(at, { ...ofPresence(at['id']), location: locations.get(at['location_id']) }),
      ),
    });
  });
}
