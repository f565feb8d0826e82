import { readCrosswalk } from './crosswalk-data.ts';

/** Tags by which OpenStreetMap would call a place of this type; none where it has no word for it. */
export function osmTagsFor(type: string): Readonly<Record<string, string>> {
  const [first] = readCrosswalk().types[type]?.osm ?? [];
  const plain = Object.entries(first?.tags ?? {}).filter(([key]) => !key.startsWith('!'));
  return Object.fromEntries(
    plain.map(([key, values]) => [key, typeof values === 'string' ? values : (values[0] ?? '')]),
  );
}
