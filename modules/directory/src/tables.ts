// Made from the database by `npm run tables`; whoever changes a migration runs it again.
import type { ColumnType } from 'kysely';

/** Written as text, read as the value it stands for. */
type Json = ColumnType<unknown, string, string>;

export interface DirectoryTables {
  'directory.change': {
    city_code: string;
    facility_id: string;
    version: number;
    region_code: string;
    made_at: Date;
    made_by: string;
    cause: string;
    cause_id: string | null;
    before: Json | null;
    after: Json | null;
  };
  'directory.correction': {
    city_code: string;
    correction_id: string;
    facility_id: string;
    fact: string;
    proposed: Json;
    note: string;
    reported_by: string;
    reported_at: Date;
    state: string;
    decided_by: string | null;
    decided_at: Date | null;
    reason: string | null;
  };
  'directory.facility': {
    city_code: string;
    facility_id: string;
    region_code: string;
    name: string;
    lon: number;
    lat: number;
    cell: number;
    address: string;
    phone: string | null;
    hours: Json | null;
    accessibility: Json;
    status: string;
    provider_id: string | null;
    source_ids: string[];
    facts: Json;
    stale_at: Date;
    plain_name: string;
    pinyin: string;
    initials: string;
    search_keys: string[];
    version: number;
    changed_at: Date;
  };
  'directory.holiday_year': {
    year: number;
    arrangement: Json;
    changed_at: Date;
    changed_by: string;
  };
  'directory.import_batch': {
    city_code: string;
    import_id: string;
    region_code: string;
    source: string;
    made_by: string;
    made_at: Date;
    state: string;
    steps: Json;
    complaints: Json;
    applied_at: Date | null;
    undone_at: Date | null;
  };
  'directory.provider': {
    city_code: string;
    provider_id: string;
    name: string;
    credit_code: string | null;
    is_chain: boolean;
    changed_at: Date;
  };
  'directory.service': {
    city_code: string;
    facility_id: string;
    service_type: string;
    capacity: number | null;
  };
}
