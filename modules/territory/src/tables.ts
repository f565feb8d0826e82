// Made from the database by `npm run tables`; whoever changes a migration runs it again.

export interface TerritoryTables {
  'territory.estate': {
    city_code: string;
    estate_id: string;
    region_code: string;
    name: string;
    lon: number;
    lat: number;
    households: number | null;
    built_year: number | null;
    version: number;
    changed_at: Date;
    changed_by: string;
  };
  'territory.region': {
    region_code: string;
    valid_from: string;
    valid_to: string | null;
    level: string;
    name: string;
    name_en: string | null;
    source: string;
  };
}
