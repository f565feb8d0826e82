// Made from the database by `npm run tables`; whoever changes a migration runs it again.

export interface PeopleTables {
  'people.access_chain': {
    city_code: string;
    chain: number;
    number: number;
  };
  'people.access_record': {
    city_code: string;
    chain: number;
    number: number;
    at: Date;
    actor: string;
    action: string;
    reason: string;
    region_code: string;
    outcome: string;
    person_ids: string[];
    sha256: Buffer;
  };
  'people.consent': {
    city_code: string;
    consent_id: string;
    person_id: string;
    step: string;
    withdraws: string | null;
    purpose: string;
    text_version: string;
    text_sha256: string;
    channel: string;
    at: Date;
    recorded_by: string;
  };
  'people.household': {
    city_code: string;
    household_id: string;
    region_code: string;
    made_at: Date;
    made_by: string;
  };
  'people.household_member': {
    city_code: string;
    household_id: string;
    person_id: string;
    relation: string;
    valid_from: string;
    valid_to: string | null;
  };
  'people.person': {
    city_code: string;
    person_id: string;
    region_code: string;
    account_id: string | null;
    sealed: Buffer | null;
    sealed_with: string | null;
    name_hash: Buffer | null;
    phone_hash: Buffer | null;
    number_hash: Buffer | null;
    number_mask: string | null;
    birth_year: number | null;
    version: number;
    made_at: Date;
    changed_at: Date;
    changed_by: string;
    erased_at: Date | null;
  };
  'people.proxy': {
    city_code: string;
    proxy_id: string;
    person_id: string;
    account_id: string;
    kind: string;
    scope: string[];
    valid_from: string;
    valid_to: string;
    consent_id: string;
    made_at: Date;
    made_by: string;
    ended_at: Date | null;
    ended_by: string | null;
  };
}
