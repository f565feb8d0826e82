import type { Bilingual } from '@yike/kernel';
import type { Catalogue, CatalogueRow } from './contract.ts';
import { getServiceType } from './service-types.ts';
import { verificationText } from './verification-text.ts';

export interface WalkBudget {
  /** null: nobody walks to it. */
  readonly minutes: number | null;
  /** Service radius the standard writes, for the radius test; null where it writes none. */
  readonly radiusMetres: number | null;
  readonly basis: Bilingual;
}

/**
 * How far people may walk to a type under a catalogue. A catalogue may list a type more than once
 * (sports grounds of three sizes): the type then has the widest of its rows, and each row its own
 * by `walkBudgetOfRow`. Throws `service-type-unknown`.
 */
export function walkBudget(slug: string, catalogue: Catalogue): WalkBudget {
  const rows = catalogue.rows.filter((row) => row.types.includes(slug));
  const widest = rows
    .filter((row) => row.walkMinutes !== undefined)
    .sort((a, b) => (b.walkMinutes ?? 0) - (a.walkMinutes ?? 0))[0];
  const chosen = widest ?? rows[0];
  return chosen === undefined ? defaultBudget(slug) : walkBudgetOfRow(chosen, catalogue, slug);
}

/** How far people may walk to a type for the sake of one row. Throws `service-type-unknown`. */
export function walkBudgetOfRow(row: CatalogueRow, catalogue: Catalogue, slug: string): WalkBudget {
  const fallback = defaultBudget(slug);
  const radiusMetres = row.radiusMetres ?? null;
  if (row.walkMinutes === undefined) return { ...fallback, radiusMetres };
  return {
    minutes: row.walkMinutes,
    radiusMetres,
    basis: {
      zh: `按 ${catalogue.titleZh}（${catalogue.id}）第 ${row.code} 行（${verificationText(row.verification, 'zh')}）`,
      en: `row ${row.code} of ${catalogue.titleEn} (${catalogue.id}) (${verificationText(row.verification, 'en')})`,
    },
  };
}

function defaultBudget(slug: string): WalkBudget {
  const type = getServiceType(slug);
  return { minutes: type.budgetMinutes, radiusMetres: null, basis: type.budgetBasis };
}

/** GB 50180-2018: 5, 10 and 15 minutes are 300, 500 and 1000 m. */
const METRES_BY_MINUTES = [
  { minutes: 0, metres: 0 },
  { minutes: 5, metres: 300 },
  { minutes: 10, metres: 500 },
  { minutes: 15, metres: 1000 },
] as const;

/**
 * Metres for the walker that counts metres only. Between the three pairs of the standard a straight
 * line, beyond them at the pace of the last pair from nought (1000 m in 15 minutes). Never falls as
 * minutes rise.
 */
export function budgetMetresForMinutes(minutes: number): number {
  for (const [index, upper] of METRES_BY_MINUTES.entries()) {
    const lower = METRES_BY_MINUTES[index - 1];
    if (lower === undefined || minutes > upper.minutes) continue;
    const share = (minutes - lower.minutes) / (upper.minutes - lower.minutes);
    return lower.metres + share * (upper.metres - lower.metres);
  }
  return (minutes * 1000) / 15;
}
