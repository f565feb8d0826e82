// Made from the database by `npm run tables`; whoever changes a migration runs it again.
import type { ColumnType } from 'kysely';

/** Written as text, read as the value it stands for. */
type Json = ColumnType<unknown, string, string>;

export interface TerritoryTables {
  'territory.boundary': {
    city_code: string;
    region_code: string;
    valid_from: string;
    geometry: Json;
    west: number;
    south: number;
    east: number;
    north: number;
    square_metres: number;
    source: string;
  };
  'territory.circle': {
    city_code: string;
    circle_id: string;
    region_code: string;
    kind: string;
    name: string;
    version: number;
    changed_at: Date;
    changed_by: string;
  };
  'territory.circle_community': {
    city_code: string;
    circle_id: string;
    region_code: string;
  };
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
  'territory.population': {
    city_code: string;
    region_code: string;
    counted_on: string;
    from_age: number;
    to_age: number;
    people: number;
    source: string;
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
