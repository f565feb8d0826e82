import { Problem } from '@yike/kernel';
import { listJudgedRows } from './catalogues.ts';
import type { Catalogue, Tier, TierAsk } from './contract.ts';
import { wantedRows } from './tier-judgement.ts';

/**
 * A rule must be able to be met, and must not be met by nothing: every ask counts at least one row
 * of the catalogue and wants no more rows than there are; a tier asks for a class once, so that the
 * shortfalls of a tier do not overlap and their numbers add up. Throws `tier-rule-impossible`.
 */
export function checkTierRule(catalogue: Catalogue, fileName: string): void {
  for (const tier of catalogue.tierRule.tiers) {
    for (const ask of tier.asks) checkAsk(catalogue, tier, ask, fileName);
    const classes = tier.asks.flatMap((ask) => ask.classes);
    const twice = classes.find((name, index) => classes.indexOf(name) !== index);
    if (twice !== undefined) {
      throw impossible(fileName, tier, {
        zh: `“${twice}”类在同一级中要求了两次`,
        en: `class "${twice}" is asked for twice in one tier`,
      });
    }
  }
}

function checkAsk(catalogue: Catalogue, tier: Tier, ask: TierAsk, fileName: string): void {
  const rowCount = listJudgedRows(catalogue).filter((row) =>
    ask.classes.includes(row.class),
  ).length;
  const classes = ask.classes.join(', ');
  if (rowCount === 0) {
    throw impossible(fileName, tier, {
      zh: `目录中没有可步行到达的“${classes}”类`,
      en: `the catalogue has no row of class ${classes} that can be walked to`,
    });
  }
  const wanted = wantedRows(ask, rowCount);
  if (wanted > rowCount) {
    throw impossible(fileName, tier, {
      zh: `要求 ${wanted} 行“${classes}”，目录中只有 ${rowCount} 行`,
      en: `asks for ${wanted} rows of class ${classes}, the catalogue has ${rowCount}`,
    });
  }
}

function impossible(fileName: string, tier: Tier, reason: { zh: string; en: string }): Problem {
  return new Problem(
    'tier-rule-impossible',
    { file: fileName },
    { tier: tier.id, reasonZh: reason.zh, reasonEn: reason.en },
  );
}
