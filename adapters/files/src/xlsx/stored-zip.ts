import { crc32 } from 'node:zlib';

/**
 * A ZIP archive of the given files, uncompressed and with the oldest time stamp there is. The
 * library that reads spreadsheets only takes archives; this one holds parts already checked.
 */
export function storedZip(files: ReadonlyMap<string, Uint8Array>): ArrayBuffer {
  const locals: Uint8Array[] = [];
  const records: Uint8Array[] = [];
  let at = 0;
  for (const [name, content] of files) {
    const encodedName = new TextEncoder().encode(name);
    const fields = sharedFields(encodedName.length, content);
    const header = bytesOf(30, (view) => {
      view.setUint32(0, 0x04034b50, true);
      fields(view, 4);
    });
    records.push(
      bytesOf(46, (view) => {
        view.setUint32(0, 0x02014b50, true);
        view.setUint16(4, 20, true);
        fields(view, 6);
        view.setUint32(42, at, true);
      }),
      encodedName,
    );
    locals.push(header, encodedName, content);
    at += header.length + encodedName.length + content.length;
  }
  const directoryBytes = records.reduce((sum, part) => sum + part.length, 0);
  const end = bytesOf(22, (view) => {
    view.setUint32(0, 0x06054b50, true);
    view.setUint16(8, files.size, true);
    view.setUint16(10, files.size, true);
    view.setUint32(12, directoryBytes, true);
    view.setUint32(16, at, true);
  });
  return joined([...locals, ...records, end], at + directoryBytes + end.length);
}

/** The 26 bytes that local headers and directory records have in common. */
function sharedFields(nameBytes: number, content: Uint8Array) {
  const crc = crc32(content);
  return (view: DataView, start: number): void => {
    view.setUint16(start, 20, true);
    view.setUint16(start + 2, 0x0800, true);
    view.setUint16(start + 8, 0x0021, true);
    view.setUint32(start + 10, crc, true);
    view.setUint32(start + 14, content.length, true);
    view.setUint32(start + 18, content.length, true);
    view.setUint16(start + 22, nameBytes, true);
  };
}

function bytesOf(length: number, fill: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length);
  fill(new DataView(bytes.buffer));
  return bytes;
}

function joined(parts: readonly Uint8Array[], length: number): ArrayBuffer {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all.buffer;
}
