export {
  type Assessment,
  type AssessmentInput,
  assess,
  assessInPool,
  type JudgedDistrict,
} from './assessment/assess.ts';
export type { AssessedType } from './assessment/assessed-type.ts';
export { circleFeatures, coreFeatures } from './circles/circle-features.ts';
export { type CirclesResult, circlesResult } from './circles/circle-results.ts';
export { type CircleRange, drawCircles } from './circles/draw-circles.ts';
export { givenCircles } from './circles/given-circles.ts';
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
export type { Area } from './inputs/area.ts';
export type { CoordinateEvidence } from './inputs/coordinate-evidence.ts';
export {
  type CrsDecision,
  decideCrs,
  decidedText,
} from './inputs/decide-crs.ts';
export { type Demand, type DemandSource, joinDemand } from './inputs/demand.ts';
export type { Facility } from './inputs/facility.ts';
export { type ColumnMap, checkField } from './inputs/fields.ts';
export { type LocatedRecords, locateRecords } from './inputs/locate-records.ts';
export { mergeDuplicates } from './inputs/merge-duplicates.ts';
export { readOsmFacilities } from './inputs/osm-facilities.ts';
export { type AreasRead, readAreas } from './inputs/read-areas.ts';
export { type FacilitiesRead, readFacilities, type Unmapped } from './inputs/read-facilities.ts';
export { type PeopleRead, readPeople } from './inputs/read-people.ts';
export { readPeopleRasters } from './inputs/read-people-rasters.ts';
export { complaintLine, complaintTable } from './results/complaint-table.ts';
export { reportData } from './results/report-data.ts';
export {
  areaFeatures,
  facilityFeatures,
  gapFeatures,
  peopleFeatures,
} from './results/result-features.ts';
export { type Provenance, summarise } from './results/summary.ts';
export { summaryText } from './results/summary-text.ts';
export { workbook } from './results/workbook.ts';
export type { WorkbookSheet } from './results/workbook-sheet.ts';
export { applyScenario } from './scenarios/apply-scenario.ts';
export { compare, type JudgedScenario } from './scenarios/compare.ts';
export { comparisonData } from './scenarios/comparison-data.ts';
export { changeFeatures, differenceFeatures } from './scenarios/comparison-features.ts';
export { comparisonWorkbook } from './scenarios/comparison-workbook.ts';
export { readScenario } from './scenarios/read-scenario.ts';
export { reassess } from './scenarios/reassess.ts';
export type { Scenario } from './scenarios/scenario.ts';
export { streetMapOf } from './scenarios/street-map.ts';
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
export { planRound } from './siting/round/plan-round.ts';
export type { RoundHours } from './siting/round/round-hours.ts';
export { drivingText, roundText } from './siting/round/round-text.ts';
export { sitesFeatures } from './siting/sites-features.ts';
export { sitesResult } from './siting/sites-result.ts';
export { sitesScenario } from './siting/sites-scenario.ts';
export { behindHan, channelText, unitText } from './siting/sites-text.ts';
export { sitesWorkbook } from './siting/sites-workbook.ts';
export type { PlacesWanted, SitedService, SitingQuestion } from './siting/siting-question.ts';
export { streetCandidates } from './siting/street-candidates.ts';
export { whoGains } from './siting/who-gains.ts';
