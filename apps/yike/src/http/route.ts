import type {
  Actor,
  Endpoint,
  InputOf,
  Language,
  Policy,
  Reading,
  RegionCode,
  ResponseOf,
  Transaction,
  Transactions,
} from '@yike/kernel';

/**
 * Whom a route lets in.
 *
 * `everyone`: what is public. `signed-in`: an account's own things; the handler looks at nothing but
 * what is the actor's. Everything else concerns a region, and a sentence of a policy says who may:
 * `regionOf` finds the region, null where there is no such thing.
 */
export type Access<Asked extends Endpoint> =
  | 'everyone'
  | 'signed-in'
  | {
      readonly regionOf: (
        input: InputOf<Asked>,
        reading: Reading,
      ) => RegionCode | null | Promise<RegionCode | null>;
      readonly may: Policy;
      /** Whom it concerns, and whoever acts for him or her, may without a role there. */
      readonly orIf?: (actor: Actor, input: InputOf<Asked>, reading: Reading) => Promise<boolean>;
    };

/** What else of a request a handler may know and do. */
export interface Exchange {
  /** From where it came, and what the program calls itself. */
  readonly source: { readonly address: string; readonly agent: string };
  /** Gives the browser a token to bear from now on; null: none. */
  readonly setSession: (token: string | null) => void;
  /** What the browser bears while it is away at a provider to sign in. */
  readonly signOnToken: string | null;
  readonly setSignOnToken: (token: string | null) => void;
  /** Answers a browser that came by itself: it goes on to another page. */
  readonly goOnTo: (address: string) => void;
}

/** An endpoint of a contract with who may ask it and what is done then. */
export interface Route<Asked extends Endpoint = Endpoint> {
  readonly endpoint: Asked;
  /** The module it belongs to, for the OpenAPI document. */
  readonly module: string;
  readonly access: Access<Asked>;
  /**
   * Reads get what is committed; changes one transaction, which ends with the answer, as do reads
   * that write down who looked. Use cases of several steps make their transactions themselves, and
   * what they answer is not remembered; where a provider sends a browser back to, that is a GET.
   * Uploads are such, with a file that is there as long as they work; downloads are reads whose answer
   * is sent while it is read.
   */
  readonly handle:
    | { readonly kind: 'read'; readonly run: Handler<Asked, Reading> }
    | { readonly kind: 'change' | 'recorded-read'; readonly run: Handler<Asked, Transaction> }
    | { readonly kind: 'steps'; readonly run: Handler<Asked, Transactions> }
    | { readonly kind: 'upload'; readonly run: UploadHandler<Asked> }
    | { readonly kind: 'download'; readonly run: DownloadHandler<Asked> };
}

type Handler<Asked extends Endpoint, Within> = (
  within: Within,
  actor: Actor,
  input: InputOf<Asked>,
  exchange: Exchange,
) => Promise<ResponseOf<Asked>>;

type UploadHandler<Asked extends Endpoint> = (
  transactions: Transactions,
  actor: Actor,
  input: InputOf<Asked>,
  /** Where the file is. */
  path: string,
) => Promise<ResponseOf<Asked>>;

type DownloadHandler<Asked extends Endpoint> = (
  reading: Reading,
  actor: Actor,
  input: InputOf<Asked>,
  language: Language,
) => Promise<Download>;

/** A file that is sent piece by piece. */
export interface Download {
  readonly name: string;
  readonly mediaType: string;
  /** The same as long as its bytes are. */
  readonly tag: string;
  readonly content: () => Promise<Uint8Array | AsyncIterable<string>>;
}

/** Makes the routes of a module. */
export function routesOf(module: string) {
  return {
    read: <Asked extends Endpoint & { readonly method: 'GET' }>(
      endpoint: Asked,
      access: Access<Asked>,
      run: Handler<Asked, Reading>,
    ): Route => ({ endpoint, module, access, handle: { kind: 'read', run } }) as unknown as Route,
    recordedRead: <Asked extends Endpoint & { readonly method: 'GET' }>(
      endpoint: Asked,
      access: Access<Asked>,
      run: Handler<Asked, Transaction>,
    ): Route =>
      ({ endpoint, module, access, handle: { kind: 'recorded-read', run } }) as unknown as Route,
    steps: <Asked extends Endpoint>(
      endpoint: Asked,
      access: Access<Asked>,
      run: Handler<Asked, Transactions>,
    ): Route => ({ endpoint, module, access, handle: { kind: 'steps', run } }) as unknown as Route,
    upload: <Asked extends Endpoint & { readonly takes: readonly string[] }>(
      endpoint: Asked,
      access: Access<Asked>,
      run: UploadHandler<Asked>,
    ): Route => ({ endpoint, module, access, handle: { kind: 'upload', run } }) as unknown as Route,
    download: <Asked extends Endpoint & { readonly gives: readonly string[] }>(
      endpoint: Asked,
      access: Access<Asked>,
      run: DownloadHandler<Asked>,
    ): Route =>
      ({ endpoint, module, access, handle: { kind: 'download', run } }) as unknown as Route,
    change: <Asked extends Endpoint & { readonly method: Exclude<Endpoint['method'], 'GET'> }>(
      endpoint: Asked,
      access: Access<Asked>,
      run: Handler<Asked, Transaction>,
    ): Route => ({ endpoint, module, access, handle: { kind: 'change', run } }) as unknown as Route,
  };
}
