import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '@yike/kernel';
import { z } from 'zod';

const FORMAT = 'yike-backup';
const FORMAT_VERSION = 1;

const identifier = z.string().regex(/^[a-z_][a-z0-9_]*$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const tableSchema = z.object({
  schema: identifier,
  table: identifier,
  columns: z.array(z.string().min(1)),
  rows: z.number().int().nonnegative(),
  /** Of the rows as COPY writes them, before they are packed. */
  sha256,
});

const sequenceSchema = z.object({
  schema: identifier,
  sequence: identifier,
  last: z.string().regex(/^-?\d+$/),
});

const manifestSchema = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  madeAt: z.string(),
  server: z.string(),
  migrations: z.array(
    z.object({ module: identifier, number: z.number().int().positive(), name: z.string(), sha256 }),
  ),
  /** In an order in which they can be filled. */
  tables: z.array(tableSchema),
  sequences: z.array(sequenceSchema),
});

const versionSchema = z.object({ format: z.literal(FORMAT), formatVersion: z.number() });

/** What a backup holds, and the sums by which it is checked. */
export type Manifest = z.infer<typeof manifestSchema>;
export type SavedTable = z.infer<typeof tableSchema>;
export type SavedSequence = z.infer<typeof sequenceSchema>;

export const NEW_MANIFEST = { format: FORMAT, formatVersion: FORMAT_VERSION } as const;

const MANIFEST_FILE = 'manifest.json';
const SUM_FILE = 'manifest.sha256';

export function tableFile({ schema, table }: Pick<SavedTable, 'schema' | 'table'>): string {
  return `${schema}.${table}.copy.gz`;
}

/** Written last: a backup without it is none. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const options = { mode: 0o600, flush: true };
  await writeFile(join(folder, MANIFEST_FILE), text, options);
  await writeFile(join(folder, SUM_FILE), `${sumOf(text)}  ${MANIFEST_FILE}\n`, options);
}

/** @throws Problem `backup-missing`, `backup-damaged`, `backup-newer` */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST_FILE), 'utf8').catch(() => {
    throw new Problem('backup-missing', { file: folder });
  });
  const sum = await readFile(join(folder, SUM_FILE), 'utf8').catch(() => '');
  if (sum.slice(0, 64) !== sumOf(text)) throw damaged(folder, MANIFEST_FILE);
  const said = parsed(text);
  const { formatVersion } = versionSchema.safeParse(said).data ?? { formatVersion: 0 };
  if (formatVersion > FORMAT_VERSION) {
    throw new Problem('backup-newer', { file: folder }, { version: formatVersion });
  }
  const { data } = manifestSchema.safeParse(said);
  if (data === undefined) throw damaged(folder, MANIFEST_FILE);
  return data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param cause what the database or the unpacking said of it, for whoever looks closer */
export function damaged(folder: string, file: string, cause?: unknown): Problem {
  const problem = new Problem('backup-damaged', { file: folder }, { part: file });
  problem.cause = cause;
  return problem;
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
