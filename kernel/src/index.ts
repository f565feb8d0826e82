export {
  type Actor,
  actorName,
  hasRoleAt,
  OPERATOR,
  type Policy,
  type Role,
  type RoleAtRegion,
  VISITOR,
} from './actor.ts';
export { type AgeBand, coverAllAges, disjointBands, findAgeBand } from './age-bands.ts';
export {
  type Answer,
  API_ROOT,
  type ApiClient,
  apiClient,
  type Send,
  type ToldProblem,
} from './api-client.ts';
export { numberIn, plainName, textIn } from './cells.ts';
export { type Day, dayInChina, daySchema, momentSchema } from './day.ts';
export {
  type Endpoint,
  endpoint,
  type InputOf,
  type RequestOf,
  type ResponseOf,
} from './endpoint.ts';
export type { Bilingual, Language } from './language.ts';
export type { Message, MessageSender } from './message.ts';
export type { MipModel, MipOutcome, MipTerms, SolveMip } from './mip.ts';
export type { OsmData, OsmNodes, OsmRelation, OsmTags, OsmWay } from './osm.ts';
export { type Page, pageFrom, pageOf, pageQuery, readCursor } from './page.ts';
export { type Place, placeText } from './place.ts';
export { type Complaint, complaint, Problem, type ProblemDetails, problemOf } from './problem.ts';
export { PROBLEM_TABLE, type ProblemCode, type ProblemRow } from './problem-table.ts';
export { type Progress, SILENT } from './progress.ts';
export type { Raster } from './raster.ts';
export {
  insideRegion,
  keyNumber,
  keyText,
  type PageAsked,
  type PageKey,
  readPage,
} from './read-page.ts';
export type { FieldValue, RecordSet, SourceRecord } from './records.ts';
export {
  type CityCode,
  cityCodeSchema,
  cityOfRegion,
  isWithinRegion,
  NATION,
  parentRegion,
  parseRegionCode,
  REGION_LEVELS,
  type RegionCode,
  type RegionLevel,
  regionCodeSchema,
  regionLevel,
  regionPrefix,
  regionRange,
} from './region-code.ts';
export {
  checkResidentNumber,
  maskResidentNumber,
  type ResidentNumber,
  type ResidentNumberFault,
  type ResidentNumberFinding,
  residentCheckDigit,
} from './resident-number.ts';
export { findSaid, saying } from './said-fault.ts';
export {
  keepsSecrets,
  type SignOnChecks,
  type SignOnClaims,
  type SignOnPort,
  type SignOnProvider,
  type SignOnQuestion,
} from './sign-on.ts';
export {
  checkSocialCreditCode,
  type SocialCreditCode,
  type SocialCreditFault,
  type SocialCreditFinding,
  socialCreditCheck,
} from './social-credit-code.ts';
export type { SourceFile, SourceFormat } from './source-file.ts';
export type {
  Job,
  JobKind,
  ModuleSchema,
  Reading,
  Transaction,
  Transactions,
} from './transaction.ts';
