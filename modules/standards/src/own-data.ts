import type { z } from 'zod';

/**
 * A file of this module's own data, checked once when first asked for. People replace these files,
 * so a slip in one must name the file rather than surface later as an odd result.
 */
export function ownData<Schema extends z.ZodType>(
  fileName: string,
  schema: Schema,
  json: unknown,
): () => z.infer<Schema> {
  let checked: z.infer<Schema> | undefined;
  return () => {
    if (checked === undefined) {
      const result = schema.safeParse(json);
      if (!result.success) throw new Error(`modules/standards/data/${fileName}: ${result.error}`);
      checked = result.data;
    }
    return checked;
  };
}
