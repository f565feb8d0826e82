import type { SourceFile } from '@yike/kernel';
import { inspectFile, readWhole, refuseTooLarge } from './opened-file.ts';
import { checkJsonShape, parseJson } from './parse-json.ts';
import { decodeText } from './text-encoding.ts';

/**
 * A JSON file of the user's own making, such as a standard or a crosswalk, and what it says.
 * @throws Problem json-broken, file-truncated, file-dangerous, and what is wrong with files
 */
export async function readJsonFile(path: string): Promise<{ json: unknown; file: SourceFile }> {
  const opened = await inspectFile(path);
  refuseTooLarge(opened, 'json');
  const { content, source } = await readWhole(opened, 'json');
  const { text, encoding } = decodeText(content, opened.name);
  const place = { file: opened.name };
  checkJsonShape(text, place);
  return { json: parseJson(text, place), file: { ...source, encoding } };
}
