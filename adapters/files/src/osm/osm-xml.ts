import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { OsmData, Problem, Progress } from '@yike/kernel';
import { SaxesParser } from 'saxes';
import { asProblem, broken, dangerous, truncated } from '../file-problems.ts';
import { BOMB_FLOOR, BOMB_RATIO, LARGEST_GUNZIPPED } from '../limits.ts';
import { describe, type InspectedFile, unreadable } from '../opened-file.ts';
import { OsmCollector } from './osm-collector.ts';
import { OsmElementReader } from './osm-xml-elements.ts';

/**
 * Reads OSM XML as a stream, gunzipping it where the content is gzip. Memory depends on what the
 * file says, not on how long it takes to say it.
 * @throws Problem file-truncated, file-broken, file-dangerous (document types, bombs), osm-incomplete
 */
export async function readXml(file: InspectedFile, progress: Progress): Promise<OsmData> {
  const hash = createHash('sha256');
  const collector = new OsmCollector(file.name);
  const parser = new OsmXmlParser(file, collector);
  const gzip = file.head[0] === 0x1f && file.head[1] === 0x8b;
  let bytesRead = 0;

  async function* hashed(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      progress.throwIfStopped();
      hash.update(chunk);
      bytesRead += chunk.length;
      progress.share(Math.min(1, bytesRead / file.bytes));
      yield chunk;
    }
  }
  async function parse(source: AsyncIterable<Buffer>) {
    let unpacked = 0;
    for await (const chunk of source) {
      unpacked += chunk.length;
      if (gzip) refuseBomb(unpacked, bytesRead, file.name);
      parser.write(chunk);
    }
    parser.end();
  }
  try {
    const source = createReadStream(file.path, { highWaterMark: 262_144 });
    if (gzip) await pipeline(source, hashed, createGunzip(), parse);
    else await pipeline(source, hashed, parse);
  } catch (error) {
    throw gzip ? gzipProblem(error, file.name) : unreadable(error, file.name);
  }
  return collector.finish(describe(file, 'osm-xml', hash.digest('hex'), 'utf-8'));
}

function refuseBomb(unpacked: number, packed: number, file: string): void {
  if (unpacked > LARGEST_GUNZIPPED) {
    const megabytes = LARGEST_GUNZIPPED / 2 ** 20;
    throw dangerous({ file }, `解压后超过 ${megabytes} MB`, `it unpacks to over ${megabytes} MB`);
  }
  if (unpacked > BOMB_FLOOR && unpacked > packed * BOMB_RATIO) {
    throw dangerous(
      { file },
      `解压后膨胀超过 ${BOMB_RATIO} 倍（压缩炸弹）`,
      `it unpacks to more than ${BOMB_RATIO} times its size (a gzip bomb)`,
    );
  }
}

function gzipProblem(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'Z_BUF_ERROR') {
    return truncated({ file }, 'gzip 数据没有结尾', 'the gzip data have no end');
  }
  if (typeof code === 'string' && code.startsWith('Z_')) {
    return broken({ file }, 'gzip 数据解不开', 'the gzip data cannot be unpacked');
  }
  return unreadable(error, file);
}

/** An element must begin at least this often; else something is being piled up in memory. */
const LONGEST_WITHOUT_ELEMENT = 2 ** 24;
/** osm, way, tag: three deep. */
const DEEPEST = 12;

/** Feeds saxes and refuses what no OSM file has. */
class OsmXmlParser {
  private readonly sax = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private readonly file: InspectedFile;
  private sinceElement = 0;
  private depth = 0;

  constructor(file: InspectedFile, collector: OsmCollector) {
    this.file = file;
    const reader = new OsmElementReader(file.name, collector);
    this.sax.on('opentag', (tag) => {
      this.sinceElement = 0;
      this.depth++;
      if (this.depth > DEEPEST) throw this.broken('元素嵌套过深', 'elements nest too deep');
      reader.open(tag.name, tag.attributes);
    });
    this.sax.on('closetag', (tag) => {
      this.depth--;
      reader.close(tag.name);
    });
    this.sax.on('text', (text) => reader.text(text));
    this.sax.on('doctype', () => {
      const place = { file: file.name, row: this.sax.line };
      throw dangerous(place, 'XML 带有 DOCTYPE（实体定义）', 'the XML has a DOCTYPE (entities)');
    });
    this.sax.on('xmldecl', ({ encoding }) => {
      if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding)) {
        throw this.broken(`编码是 ${encoding}，应为 UTF-8`, `it is in ${encoding}, not UTF-8`);
      }
    });
    this.sax.on('error', (error) => {
      throw asProblem(error, this.broken('XML 语法错误', 'the XML is not well formed'));
    });
  }

  write(chunk: Buffer): void {
    this.sinceElement += chunk.length;
    if (this.sinceElement > LONGEST_WITHOUT_ELEMENT) {
      throw this.broken('长达 16 MB 没有任何元素', 'there is no element for 16 MB');
    }
    this.sax.write(this.decode(chunk));
  }

  end(): void {
    const rest = this.decode();
    if (this.depth > 0) {
      const place = { file: this.file.name, row: this.sax.line };
      throw truncated(place, '没有 </osm> 结尾', 'the closing </osm> is missing');
    }
    this.sax.write(rest).close();
  }

  private decode(chunk?: Buffer): string {
    try {
      return chunk === undefined
        ? this.decoder.decode()
        : this.decoder.decode(chunk, { stream: true });
    } catch (error) {
      throw asProblem(error, this.broken('不是有效的 UTF-8', 'it is not valid UTF-8'));
    }
  }

  private broken(zh: string, en: string): Problem {
    return broken({ file: this.file.name, row: this.sax.line }, zh, en);
  }
}
