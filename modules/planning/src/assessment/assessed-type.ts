import type { Bilingual } from '@yike/kernel';

/** A service type as one assessment judges it: its budget is settled by the standard chosen. */
export interface AssessedType {
  readonly slug: string;
  readonly zh: string;
  readonly en: string;
  readonly theme: string;
  readonly budgetSeconds: number;
  /** For the walker that counts metres. */
  readonly budgetMetres: number;
  readonly budgetBasis: Bilingual;
  /** Class in the chosen standard; null where it does not ask for the type. */
  readonly class: string | null;
  /** How well that row is known, and what it was read from. */
  readonly verification: string | null;
  readonly sources: readonly string[];
}
