export type { Area } from './area.ts';
export {
  type Assessment,
  type AssessmentInput,
  assess,
  assessInPool,
  type JudgedDistrict,
} from './assess.ts';
export type { AssessedType } from './assessed-type.ts';
export { circleFeatures, coreFeatures } from './circles/circle-features.ts';
export { type CirclesResult, circlesResult } from './circles/circle-results.ts';
export { type CircleRange, drawCircles } from './circles/draw-circles.ts';
export { givenCircles } from './circles/given-circles.ts';
export { complaintLine, complaintTable } from './complaint-table.ts';
export type {
  Comparison,
  CostSites,
  Difference,
  InputSummary,
  ReportData,
  ScenarioResult,
  ServiceResult,
  Sites,
  SitesData,
  Summary,
} from './contract.ts';
export { comparisonSchema, sitesSchema, summarySchema } from './contract.ts';
export type { CoordinateEvidence } from './coordinate-evidence.ts';
export {
  type CrsDecision,
  decideCrs,
  decidedText,
} from './decide-crs.ts';
export { type Demand, type DemandSource, joinDemand } from './demand.ts';
export type { Facility } from './facility.ts';
export { type ColumnMap, checkField } from './fields.ts';
export { type LocatedRecords, locateRecords } from './locate-records.ts';
export { mergeDuplicates } from './merge-duplicates.ts';
export { readOsmFacilities } from './osm-facilities.ts';
export { type AreasRead, readAreas } from './read-areas.ts';
export { type FacilitiesRead, readFacilities, type Unmapped } from './read-facilities.ts';
export { type PeopleRead, readPeople } from './read-people.ts';
export { readPeopleRasters } from './read-people-rasters.ts';
export { reportData } from './report-data.ts';
export { areaFeatures, facilityFeatures, gapFeatures, peopleFeatures } from './result-features.ts';
export { applyScenario } from './scenarios/apply-scenario.ts';
export { compare, type JudgedScenario } from './scenarios/compare.ts';
export { comparisonData } from './scenarios/comparison-data.ts';
export { changeFeatures, differenceFeatures } from './scenarios/comparison-features.ts';
export { comparisonWorkbook } from './scenarios/comparison-workbook.ts';
export { readScenario } from './scenarios/read-scenario.ts';
export { reassess } from './scenarios/reassess.ts';
export type { Scenario } from './scenarios/scenario.ts';
export type { JoinedCandidates } from './siting/candidate.ts';
export {
  type CostQuestion,
  costProblemOf,
  costSites,
  poseCostQuestion,
} from './siting/cost-sites.ts';
export { impossibleSiting } from './siting/impossible-siting.ts';
export { type PosedSiting, poseSiting } from './siting/pose-siting.ts';
export { readCandidates } from './siting/read-candidates.ts';
export { readSiteCosts } from './siting/read-site-costs.ts';
export { sitesFeatures } from './siting/sites-features.ts';
export { sitesResult } from './siting/sites-result.ts';
export { sitesScenario } from './siting/sites-scenario.ts';
export { channelText, unitText } from './siting/sites-text.ts';
export { sitesWorkbook } from './siting/sites-workbook.ts';
export type { SitedService, SitingQuestion } from './siting/siting-question.ts';
export { streetCandidates } from './siting/street-candidates.ts';
export { whoGains } from './siting/who-gains.ts';
export { type Provenance, summarise } from './summary.ts';
export { summaryText } from './summary-text.ts';
export { workbook } from './workbook.ts';
export type { WorkbookSheet } from './workbook-sheet.ts';
