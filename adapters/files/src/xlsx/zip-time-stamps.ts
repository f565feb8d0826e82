import { listZipEntries } from './zip-directory.ts';

/** 1 January 1980, 00:00: the oldest moment a ZIP archive can name. */
const OLDEST_MOMENT = 0x0021_0000;

/**
 * The same archive with every entry dated 1 January 1980, so that what it holds alone decides its
 * bytes.
 */
export function withoutTimeStamps(zip: Uint8Array): Uint8Array {
  const dated = Uint8Array.from(zip);
  const view = new DataView(dated.buffer);
  for (const { headerAt, recordAt } of listZipEntries(dated, {})) {
    view.setUint32(headerAt + 10, OLDEST_MOMENT, true);
    view.setUint32(recordAt + 12, OLDEST_MOMENT, true);
  }
  return dated;
}
