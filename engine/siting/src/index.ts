export { findSites } from './find-sites.ts';
export type { SitingProof } from './proof.ts';
export type { Reach } from './reach.ts';
export { MOST_PROVEN, type Round, shortestRound } from './round/shortest-round.ts';
export {
  type Assignment,
  type ChosenSite,
  EXISTING,
  type LayerAnswer,
  NOBODY,
  type SitingAnswer,
  SitingImpossible,
  type SitingWatch,
} from './siting-answer.ts';
export type {
  LayerCapacity,
  SiteGroup,
  SitingChoice,
  SitingLayer,
  SitingObjective,
  SitingTask,
} from './siting-task.ts';
