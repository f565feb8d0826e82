import { type Place, Problem } from '@yike/kernel';
import { broken, dangerous } from '../file-problems.ts';
import { BOMB_FLOOR, BOMB_RATIO, LARGEST_UNZIPPED } from '../limits.ts';
import { refuseFarCells } from './far-cells.ts';
import { listZipEntries, unzipEntry, type ZipEntry } from './zip-directory.ts';

/**
 * The XML parts of a workbook, unpacked and checked: what the archive declares is believed only
 * within bounds, and no sheet claims cells so far out that filling up to them would take memory.
 * @throws Problem file-dangerous, file-broken, file-truncated, file-format-unknown, xlsx-locked
 */
export function workbookParts(zip: Uint8Array, place: Place): Map<string, Uint8Array> {
  const entries = listZipEntries(zip, place).filter(isWanted);
  if (entries.some((e) => e.encrypted)) throw new Problem('xlsx-locked', place);
  refuseBombs(entries, zip.length, place);
  if (!entries.some((e) => e.name === 'xl/workbook.xml')) {
    throw new Problem('file-format-unknown', place, {
      seenZh: 'ZIP 压缩包，里面没有 Excel 工作簿',
      seenEn: 'a ZIP archive without an Excel workbook in it',
    });
  }
  const parts = new Map<string, Uint8Array>();
  for (const entry of entries) {
    if (parts.has(entry.name)) throw broken(place, 'ZIP 内文件重名', 'its ZIP names a file twice');
    const content = unzipEntry(zip, entry, place);
    refuseFarCells(latin1(content), place);
    parts.set(entry.name, content);
  }
  return parts;
}

/** Of an XLSX file only these matter to us; drawings, themes and the like stay packed. */
function isWanted(entry: ZipEntry): boolean {
  return /^xl\/(?:(?!drawings|charts|theme|pivot|external)[^/]+\/)*[^/]+\.(?:xml|xml\.rels)$/.test(
    entry.name,
  );
}

function refuseBombs(entries: readonly ZipEntry[], zipBytes: number, place: Place): void {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  if (unpacked <= BOMB_FLOOR) return;
  if (unpacked > LARGEST_UNZIPPED || unpacked > zipBytes * BOMB_RATIO) {
    const megabytes = Math.ceil(unpacked / 2 ** 20);
    throw dangerous(place, `解压后将有 ${megabytes} MB`, `it says it unpacks to ${megabytes} MB`);
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
