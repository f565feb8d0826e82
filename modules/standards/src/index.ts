export { readCatalogueFile } from './catalogue-file.ts';
export {
  catalogueTable,
  classText,
  standardsTable,
} from './catalogue-table.ts';
export {
  findRowOfType,
  getCatalogue,
  getTierRule,
  listCatalogues,
  listJudgedRows,
  listTierRules,
} from './catalogues.ts';
export { listCircleLevels } from './circle-levels.ts';
export type {
  Catalogue,
  CatalogueRow,
  CircleLevel,
  MissingRow,
  ServiceType,
  Source,
  Target,
  Theme,
  Tier,
  TierAsk,
  TierJudgement,
  TierRule,
  Verification,
} from './contract.ts';
export {
  type Classification,
  type ClassifiedBy,
  type Crosswalk,
  compileCrosswalk,
  type PlaceFacts,
} from './crosswalk.ts';
export {
  type CrosswalkEntry,
  type CrosswalkFile,
  readCrosswalkFile,
  readCrosswalkRecords,
} from './crosswalk-file.ts';
export {
  type ComplexFunctions,
  type ComplexRule,
  complexFunctions,
  complexRule,
  findSpaceChannel,
  listSpaceChannels,
  type SpaceChannel,
} from './embedded-facilities.ts';
export { issueText } from './issue-text.ts';
export { serviceTypeTable, targetTable } from './list-tables.ts';
export { osmTagsFor } from './osm-tags-for.ts';
export { findServiceType, getServiceType, listServiceTypes, listThemes } from './service-types.ts';
export { serviceTypeByWord } from './service-words.ts';
export { findSource, listSources } from './sources.ts';
export { listTargets } from './targets.ts';
export { textTable } from './text-table.ts';
export { judgeTier, type RowCoverage } from './tier-judgement.ts';
export { listVerificationMarks, verificationText } from './verification-text.ts';
export {
  budgetMetresForMinutes,
  type WalkBudget,
  walkBudget,
  walkBudgetOfRow,
} from './walk-budget.ts';
