import type { z } from 'zod';
import type { Bilingual } from './language.ts';

/**
 * One thing that can be asked over HTTP, as the contract of a module declares it: the server checks
 * requests and answers by it, the OpenAPI document describes it, and clients are typed by it.
 */
export interface Endpoint {
  /** Unique among all modules; `operationId` in OpenAPI, and the action in audit lines. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`; parameters with a colon: `/regions/:regionCode`. */
  readonly path: `/${string}`;
  readonly says: Bilingual;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body is a file of one of these media types, as it is; what it holds decides how it is read. */
  readonly takes?: readonly string[];
  /** What comes back is a file of one of these media types, and `response` a text. */
  readonly gives?: readonly string[];
  /** Something new is there afterwards: answered with 201 instead of 200. */
  readonly creates?: true;
  /** A change that says by `If-Match` which version it starts from. */
  readonly isVersioned?: true;
  /**
   * What comes back. With a number `version` it can be changed by `If-Match`. Without
   * transforms; what it does not name never leaves the server.
   */
  readonly response: z.ZodType;
}

/** Keeps the exact type of what is declared. */
export function endpoint<const Declared extends Endpoint>(declared: Declared): Declared {
  return declared;
}

type Part<Schema, Side extends 'input' | 'output'> = Schema extends z.ZodType
  ? Side extends 'input'
    ? z.input<Schema>
    : z.output<Schema>
  : undefined;

/** A request that was checked, as whoever handles it gets it. */
export interface InputOf<Asked extends Endpoint> {
  readonly params: Part<Asked['params'], 'output'>;
  readonly query: Part<Asked['query'], 'output'>;
  readonly body: Part<Asked['body'], 'output'>;
  /** The version a versioned change starts from; null: whatever there is (`If-Match: *`). */
  readonly version: number | null;
}

/** A file as a client sends it. */
export interface SentFile {
  readonly type: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** A request as a client writes it: parts that the endpoint does not have are left out. */
export type RequestOf<Asked extends Endpoint> = {
  readonly [Name in 'params' | 'body' as Asked[Name] extends z.ZodType ? Name : never]: Part<
    Asked[Name],
    'input'
  >;
} & (Asked['takes'] extends readonly string[] ? { readonly file: SentFile } : unknown) & {
    readonly query?: Part<Asked['query'], 'input'>;
    /** The `ETag` of what a versioned change starts from; for reads, of what one has already. */
    readonly etag?: string;
    /** The same for all tries to do one thing. */
    readonly idempotencyKey?: string;
  };

export type ResponseOf<Asked extends Endpoint> = z.output<Asked['response']>;
