import type { Bilingual, Day, Language, Reading } from '@yike/kernel';
import type { Feature } from 'geojson';
import { z } from 'zod';

/** West, south, east, north in degrees; WGS 84, which is CRS84 here. */
export type Box = readonly [west: number, south: number, east: number, north: number];

export interface FeaturesAsked {
  /** Two where the box that was asked for spans the 180th meridian; null: everywhere. */
  readonly boxes: readonly Box[] | null;
  /** First and last day, both included. */
  readonly from: Day;
  readonly to: Day;
  /** What was said in the words of the collection's own `filters`. */
  readonly filters: Readonly<Record<string, unknown>>;
}

/** Something with places that maps can show: one collection of OGC API Features. */
export interface FeatureSource {
  readonly id: string;
  readonly title: Bilingual;
  readonly says: Bilingual;
  /** Words of its own that its features can be asked by; each optional. */
  readonly filters: z.ZodObject;
  /** What its features have, each called by `propertyCalled`. */
  readonly properties: z.ZodObject;
  /** The box around everything; null where there is nothing. */
  findBox(reading: Reading): Promise<Box | null>;
  /** Null: too many to count for a page of them. */
  count(reading: Reading, asked: FeaturesAsked): Promise<number | null>;
  list(
    reading: Reading,
    asked: FeaturesAsked,
    page: { readonly cursor: string | undefined; readonly limit: number },
  ): Promise<{ readonly items: readonly Feature[]; readonly next: string | null }>;
  find(reading: Reading, featureId: string): Promise<Feature | null>;
}

/** A property, and what it is called in both languages. */
export function propertyCalled<Schema extends z.ZodType>(
  schema: Schema,
  zh: string,
  en: string,
): Schema {
  return schema.meta({ called: { zh, en } });
}

/** JSON Schema of the features of a collection, with titles in one language. */
export function featureSchema({ id, title, properties }: FeatureSource, language: Language) {
  const schema = z.toJSONSchema(properties, {
    io: 'input',
    override: ({ jsonSchema }) => {
      const { called } = jsonSchema as { called?: Bilingual };
      if (called === undefined) return;
      delete jsonSchema['called'];
      jsonSchema.title = called[language];
    },
  });
  return { ...schema, $id: id, title: title[language] };
}
