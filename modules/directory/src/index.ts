export { decideCorrection, reportCorrection } from './corrections/correction-service.ts';
export { findCorrection, listCorrections } from './corrections/correction-view.ts';
export { DIRECTORY } from './directory.ts';
export {
  betterConfirmation,
  type Confirmation,
  type ConfirmedBy,
  FACT_KINDS,
  FACT_NAMES,
  type FactKind,
  type Freshness,
  freshnessOf,
  staleMoment,
} from './facts/freshness.ts';
export { readChineseHours } from './hours/chinese-hours.ts';
export {
  type DayKind,
  HolidayCalendar,
  type HolidayYear,
} from './hours/holiday-calendar.ts';
export { getHolidays, importHolidays } from './hours/holiday-store.ts';
export type { HoursRead } from './hours/hours-read.ts';
export { hoursText } from './hours/hours-text.ts';
export { hsdsSchedules, readHsdsSchedules } from './hours/hsds-schedules.ts';
export { type HoursCaution, type OpenState, openState } from './hours/open-state.ts';
export type { OpeningHours } from './hours/opening-hours.ts';
export { osmHours, readOsmHours } from './hours/osm-hours.ts';
export { OWN_HOLIDAY_YEARS } from './hours/own-holidays.ts';
export {
  applyImport,
  type ImportPreview,
  previewImport,
  undoImport,
} from './imports/import-service.ts';
export { findCityOfImport, findImport, listImports } from './imports/import-view.ts';
export { type Listing, listingSchema } from './imports/listing.ts';
export { type Match, type MatchTraits, matchFacility } from './matching/match-facility.ts';
export { matchListings } from './matching/match-listings.ts';
export type { Facility, FacilityFields } from './places/facility.ts';
export {
  mayDecideCorrections,
  mayImportFacilities,
  mayKeepFacilities,
} from './places/facility-policy.ts';
export {
  addFacility,
  confirmFacilities,
  confirmFacility,
  editFacility,
} from './places/facility-service.ts';
export { shownFacility } from './places/facility-shown.ts';
export {
  findFacility,
  findRegionOfHistory,
  listChanges,
  listFacilitiesWithin,
  listStale,
} from './places/facility-view.ts';
export {
  countMappedFacilities,
  findFacilityBox,
  findMappedFacility,
  listMappedFacilities,
  type MappedFacilitiesAsked,
  type MappedFacility,
} from './places/mapped-facility-view.ts';
export { addProvider } from './places/provider-service.ts';
export { findProvider } from './places/provider-view.ts';
export { searchFacilities } from './search/facility-search-view.ts';
