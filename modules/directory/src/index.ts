export { decideCorrection, reportCorrection } from './corrections/correction-service.ts';
export { findCorrection, listCorrections } from './corrections/correction-view.ts';
export { OWN_REPORTS } from './corrections/own-reports-service.ts';
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
export { accessOfTags } from './files/access-words.ts';
export { type ExportList, exportedPlaces, listExported } from './files/export-view.ts';
export { type ExportedPlace, momentOfDay } from './files/exported-place.ts';
export { findHsdsServices } from './files/hsds-document.ts';
export { readHsds } from './files/hsds-read.ts';
export { HSDS_TABLES, type HsdsRow, hsdsTrees } from './files/hsds-tables.ts';
export { hsdsServices, type RegionName } from './files/hsds-write.ts';
export { NO_FACTS, readListingFacts, shortPhone } from './files/listing-facts.ts';
export { otherPlaces, ownPlaces, placeNode } from './files/osm-place.ts';
export {
  isPlaceField,
  PLACE_FIELDS,
  type PlaceField,
  placeColumns,
} from './files/place-columns.ts';
export { placeFeature, placeTableRow, placeTableTitles } from './files/place-table.ts';
export { readAnyHours, readListing } from './files/read-listing.ts';
export { readChineseHours } from './hours/chinese-hours.ts';
export {
  type DayKind,
  HolidayCalendar,
  type HolidayYear,
} from './hours/holiday-calendar.ts';
export { readHolidayJson, readHolidayTable } from './hours/holiday-file.ts';
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
  describeImport,
  type ImportAsked,
  type ImportPreview,
  previewImport,
  undoImport,
} from './imports/import-service.ts';
export { forgetPreviews } from './imports/import-store.ts';
export { findCityOfImport, findImport, listImports } from './imports/import-view.ts';
export { joinListings } from './imports/join-listings.ts';
export { type Listing, SOURCE_NAME } from './imports/listing.ts';
export { type Match, type MatchTraits, matchFacility } from './matching/match-facility.ts';
export { matchListings } from './matching/match-listings.ts';
export { type Facility, type FacilityFields, serviceTypeSchema } from './places/facility.ts';
export {
  mayDecideCorrections,
  mayExportFacilities,
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
