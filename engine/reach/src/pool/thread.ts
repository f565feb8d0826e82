/** To a thread: a question to keep, some parts of it to answer, a question to forget. */
export type Order =
  | { readonly type: 'keep'; readonly work: number; readonly trade: string; readonly what: unknown }
  | { readonly type: 'answer'; readonly work: number; readonly begin: number; readonly end: number }
  | { readonly type: 'forget'; readonly work: number };

/** From a thread: it is ready for orders; the piece for its last order; or why there is none. */
export type Report =
  | { readonly type: 'ready' }
  | { readonly type: 'piece'; readonly work: number; readonly piece: unknown }
  | { readonly type: 'failed'; readonly work: number; readonly error: unknown };

/** One thread of the machine, whatever runs it: a worker of Node or of a browser. */
export interface Thread {
  post(order: Order): void;
  /** Called once, before anything is posted. `died`: it ended, and nobody had asked it to. */
  listen(heard: (report: Report) => void, died: (why: Error) => void): void;
  /** Ends it whatever it does; done when it is gone. */
  end(): Promise<void>;
}
