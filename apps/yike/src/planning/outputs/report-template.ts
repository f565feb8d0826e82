import { readFile } from 'node:fs/promises';
import { Problem } from '@yike/kernel';
import { reportTemplatePath } from '@yike/web';

/** The empty page that results are filled into. @throws Problem when it has not been built */
export async function reportTemplate(): Promise<string> {
  try {
    return await readFile(reportTemplatePath(), 'utf8');
  } catch {
    throw new Problem('report-template-missing');
  }
}

export const toBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
