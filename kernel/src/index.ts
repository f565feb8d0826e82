export {
  type Actor,
  actorName,
  hasRoleAt,
  OPERATOR,
  type Role,
  type RoleAtRegion,
  VISITOR,
} from './actor.ts';
export type { Bilingual, Language } from './language.ts';
export type { OsmData, OsmNodes, OsmRelation, OsmTags, OsmWay } from './osm.ts';
export { type Place, placeText } from './place.ts';
export { type Complaint, complaint, Problem, type ProblemDetails, problemOf } from './problem.ts';
export { PROBLEM_TABLE, type ProblemCode, type ProblemRow } from './problem-table.ts';
export { type Progress, SILENT } from './progress.ts';
export type { Raster } from './raster.ts';
export type { FieldValue, RecordSet, SourceRecord } from './records.ts';
export {
  type CityCode,
  cityOfRegion,
  isWithinRegion,
  NATION,
  parentRegion,
  parseRegionCode,
  type RegionCode,
  type RegionLevel,
  regionLevel,
  regionPrefix,
} from './region-code.ts';
export {
  checkResidentNumber,
  maskResidentNumber,
  type ResidentNumber,
  type ResidentNumberFault,
  type ResidentNumberFinding,
  residentCheckDigit,
} from './resident-number.ts';
export {
  checkSocialCreditCode,
  type SocialCreditCode,
  type SocialCreditFault,
  type SocialCreditFinding,
  socialCreditCheck,
} from './social-credit-code.ts';
export type { SourceFile, SourceFormat } from './source-file.ts';
export type { Job, JobKind, ModuleSchema, Reading, Transaction } from './transaction.ts';
