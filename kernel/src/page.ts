import { z } from 'zod';
import { Problem } from './problem.ts';

const MOST_ITEMS = 200;
const USUAL_ITEMS = 50;

/** What every list can be asked: how many, and from where. Spread into the query of an endpoint. */
export const pageQuery = {
  cursor: z.string().min(1).max(500).optional(),
  limit: z.coerce.number().int().min(1).max(MOST_ITEMS).default(USUAL_ITEMS),
};

/** Part of a list. `next` is the cursor of what follows; null at the end. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item).readonly(), next: z.string().nullable() });
}

/**
 * The page from rows that were read in the order of their keys, one more than asked for. A cursor is
 * the key of the last item, so what is added or taken away meanwhile shifts nothing.
 */
export function pageFrom<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly string[],
): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const isMore = rows.length > limit && last !== undefined;
  return { items, next: isMore ? writeCursor(keyOf(last)) : null };
}

// in browsers and Node alike, and in no library that is written for neither
declare function btoa(text: string): string;
declare function atob(text: string): string;

function writeCursor(key: readonly string[]): string {
  return btoa(encodeURIComponent(JSON.stringify(key)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The key behind which a page begins; null for the first page. @throws Problem `cursor-invalid` */
export function readCursor<const Key extends z.ZodTuple>(
  cursor: string | undefined,
  key: Key,
): z.output<Key> | null {
  if (cursor === undefined) return null;
  try {
    const text = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    return key.parse(JSON.parse(decodeURIComponent(text)));
  } catch {
    throw new Problem('cursor-invalid');
  }
}
