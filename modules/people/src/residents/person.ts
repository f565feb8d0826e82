import type { CityCode, Day, RegionCode } from '@yike/kernel';

/** Somebody of whom a city knows that he or she lives there. */
export interface Person {
  readonly cityCode: CityCode;
  readonly personId: string;
  /** The community, or the township where the community is not known. */
  readonly regionCode: RegionCode;
  /** With which the person signs in, where that was shown to somebody of the community. */
  readonly accountId: string | null;
  readonly particulars: PersonParticulars;
  /** Of the citizen's number nothing else can be shown. */
  readonly numberMask: string | null;
  readonly version: number;
  readonly changedAt: Date;
}

/** What names somebody; sealed in the database. */
export interface PersonParticulars {
  readonly name: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly birthDate: Day | null;
}

export interface PersonKey {
  readonly cityCode: CityCode;
  readonly personId: string;
}

/** Where particulars of a person are sealed for. */
export const placeOfPerson = ({ cityCode, personId }: PersonKey): string =>
  `people.person ${cityCode} ${personId}`;

/** Whole years on a day; who was born on 29 February is a year older on 1 March. */
export function ageInYears(birthDate: Day, today: Day): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Below this age guardians agree for a child, and all that is known of it is sensitive. */
export const GUARDED_BELOW_YEARS = 14;
