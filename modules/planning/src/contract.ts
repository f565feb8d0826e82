/**
 * What an assessment says: the shape of `summary.json` and of the data behind the report page.
 * Shares have four decimals, metres one, seconds none; coordinates are `[lon, lat]` in WGS 84.
 */
export {
  type AreaResult,
  areaResultSchema,
  type Gap,
  gapSchema,
  type Missing,
  missingSchema,
  type ServiceResult,
  serviceResultSchema,
  type ThemeResult,
  themeResultSchema,
  type WalkerResult,
  walkerResultSchema,
} from './contract/areas-contract.ts';
export {
  type ChangeMade,
  type Comparison,
  changeMadeSchema,
  comparisonSchema,
  type Difference,
  differenceSchema,
  type ScenarioResult,
} from './contract/comparison-contract.ts';
export { type InputSummary, inputSchema, walkerSchema } from './contract/head-contract.ts';
export type {
  ComparisonData,
  PageGround,
  ReportData,
  SitesData,
} from './contract/pages-contract.ts';
export {
  anySitesSchema,
  type ChosenSite,
  type CostSites,
  chosenSiteSchema,
  costSitesSchema,
  type RoundOfStops,
  roundOfStopsSchema,
  type Sites,
  sitesSchema,
} from './contract/sites-contract.ts';
export { type Summary, summarySchema } from './contract/summary-contract.ts';
