import { Problem } from '@yike/kernel';
import { z } from 'zod';
import embedded2023 from '../data/catalogues/embedded-2023.json' with { type: 'json' };
import gb50180 from '../data/catalogues/gb50180-2018.json' with { type: 'json' };
import mofcom2021 from '../data/catalogues/mofcom-2021.json' with { type: 'json' };
import mofcom2025 from '../data/catalogues/mofcom-2025.json' with { type: 'json' };
import tierRulesJson from '../data/tier-rules.json' with { type: 'json' };
import {
  type Catalogue,
  type CatalogueRow,
  catalogueSchema,
  type TierRule,
  tierRuleSchema,
} from './contract.ts';
import { ownData } from './own-data.ts';
import { findServiceType } from './service-types.ts';

const readTierRules = ownData('tier-rules.json', z.array(tierRuleSchema), tierRulesJson);

/** The files name their tier rule; a catalogue in hand carries it. */
const readCatalogues = ownData(
  'catalogues',
  z.array(z.preprocess(withRuleInPlaceOfItsName, catalogueSchema)),
  [mofcom2025, mofcom2021, gb50180, embedded2023],
);

function withRuleInPlaceOfItsName(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || !('tierRule' in json)) return json;
  const rule = readTierRules().find(({ id }) => id === json.tierRule);
  return { ...json, tierRule: rule ?? json.tierRule };
}

/** The standards we know, the one most will want first. */
export function listCatalogues(): readonly Catalogue[] {
  return readCatalogues();
}

/** Throws `standard-unknown`, naming those that exist. */
export function getCatalogue(id: string): Catalogue {
  const catalogue = listCatalogues().find((candidate) => candidate.id === id);
  if (catalogue === undefined) {
    const known = listCatalogues().map((candidate) => candidate.id);
    throw new Problem('standard-unknown', {}, { id, known: known.join(', ') });
  }
  return catalogue;
}

export function listTierRules(): readonly TierRule[] {
  return readTierRules();
}

/** The rule by which circles are given a tier under this catalogue. */
export function getTierRule(catalogue: Catalogue): TierRule {
  return catalogue.tierRule;
}

/**
 * Rows that a tier can ask for: something of them can be walked to. Not rows without a type of ours
 * (a street office), and not what delivers to the door (a dark store).
 */
export function listJudgedRows(catalogue: Catalogue): readonly CatalogueRow[] {
  return catalogue.rows.filter((row) =>
    row.types.some(
      (slug) =>
        row.walkMinutes !== undefined || typeof findServiceType(slug)?.budgetMinutes === 'number',
    ),
  );
}

/** The first row a type stands in, for a list of types that shows one class each. */
export function findRowOfType(catalogue: Catalogue, slug: string): CatalogueRow | undefined {
  return catalogue.rows.find((row) => row.types.includes(slug));
}
