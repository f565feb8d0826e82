import type { Bilingual, Complaint, Transaction } from '@yike/kernel';

/** What became of an import, or what would. */
export interface ImportOutcome {
  /** How many of what: `新增 new`, `不变 as before`. */
  readonly counts: readonly { readonly says: Bilingual; readonly count: number }[];
  readonly complaints: readonly Complaint[];
}

/** The value of an option of `yike import`, where it was given. */
export type ImportOption = (name: string) => string | undefined;

/** A kind of file that `yike import` brings into the database. */
export interface ImportKind {
  readonly name: string;
  readonly says: Bilingual;
  /**
   * Reads the file. What it gives brings the rows in, as the operator; for a preview the same is done,
   * and the transaction undone: what it says is what would happen.
   */
  read(path: string, option: ImportOption): Promise<(tx: Transaction) => Promise<ImportOutcome>>;
}
