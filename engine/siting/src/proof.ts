import type { MipOutcome, SolveMip } from '@yike/kernel';
import type { LagrangianBound } from './lagrangian-bound.ts';
import { mostOfScores } from './most-of-scores.ts';
import type { Savings } from './savings.ts';
import { coverProgram, type SiteProgram, savingProgram, sitesOf } from './site-programs.ts';
import type { SiteRules } from './site-rules.ts';
import type { SitingWatch } from './siting-answer.ts';

/** A solver that goes through all choices where a bound alone does not prove the answer. */
export interface SitingProof {
  readonly solve: SolveMip;
  /** At most so long, for each program; `p-centre` solves several. */
  readonly seconds: number;
  /** Also where it is likely to take long; else only for up to 3,000 sites and 300,000 pairs. */
  readonly isAsked: boolean;
}

const MOST_SITES = 3_000;
const MOST_PAIRS = 300_000;

export interface Solved {
  /** Better sites or the same ones; null: none were found. */
  readonly sites: readonly number[] | null;
  readonly status: MipOutcome['status'];
  readonly bound: number;
}

/** The greatest saving; null where it is not worth trying. */
export function solveMostSaved(
  savings: Savings,
  rules: SiteRules,
  known: number,
  lagrangian: LagrangianBound,
  proof: SitingProof,
  watch: SitingWatch,
): Solved | null {
  const isOut = sitesOfNoUse(rules, known, lagrangian);
  if (!proof.isAsked && isLarge(savings, (site) => isOut[site] === 0)) return null;
  return solved(savingProgram(savings, rules, isOut), proof, watch);
}

/** The fewest sites that are enough; null where it is not worth trying. */
export function solveFewest(
  savings: Savings,
  rules: SiteRules,
  needed: number,
  proof: SitingProof,
  watch: SitingWatch,
): Solved | null {
  if (!proof.isAsked && isLarge(savings, () => true)) return null;
  return solved(coverProgram(savings, rules, needed), proof, watch);
}

export function solved(program: SiteProgram, proof: SitingProof, watch: SitingWatch): Solved {
  const began = { turns: 0 };
  const mayGoOn = (): boolean => watch('proof', 1 - 1 / (1 + began.turns++ / 100));
  const { status, values, bound } = proof.solve(program.model, {
    start: null,
    seconds: proof.seconds,
    mayGoOn,
  });
  return { sites: values === null ? null : sitesOf(program, values), status, bound };
}

function isLarge({ siteCount, first }: Savings, counts: (site: number) => boolean): boolean {
  let sites = 0;
  let pairs = 0;
  for (let site = 0; site < siteCount; site++) {
    if (!counts(site) || first[site] === first[site + 1]) continue;
    sites++;
    pairs += first[site + 1] - first[site];
  }
  return sites > MOST_SITES || pairs > MOST_PAIRS;
}

/**
 * Sites that no choice better than the known one can hold: at the prices of the bound, even with the
 * best others beside it, they save no more. Only where all that limits the choice is a number.
 */
export function sitesOfNoUse(
  rules: SiteRules,
  known: number,
  { scores, priceSum }: LagrangianBound,
): Uint8Array {
  const isOut = new Uint8Array(rules.siteCount);
  if (rules.costs !== null || rules.groupMost.length > 0) return isOut;
  const { sum, sites } = mostOfScores(scores, rules);
  const last = sites.at(-1);
  if (last === undefined || sites.length < rules.most || rules.isForced[last] === 1) return isOut;
  const isTaken = new Set(sites);
  for (let site = 0; site < rules.siteCount; site++) {
    if (isTaken.has(site)) continue;
    const withIt = priceSum + sum - scores[last] + scores[site];
    if (withIt <= known * (1 - 1e-9)) isOut[site] = 1;
  }
  return isOut;
}
