create extension if not exists btree_gist;

-- Shared by all cities. A code may mean one region now and another later; never two on one day.
create table territory.region (
  region_code char(12) not null check (region_code ~ '^[0-9]{12}$'),
  -- the first day, and the first day no longer
  valid_from date not null,
  valid_to date,
  level text not null check (level in ('province', 'city', 'county', 'township', 'community')),
  name text not null check (name <> ''),
  name_en text check (name_en <> ''),
  source text not null check (source <> ''),
  primary key (region_code, valid_from),
  check (valid_from < valid_to),
  constraint region_one_at_a_time
    exclude using gist (region_code with =, daterange(valid_from, valid_to) with &&)
);

-- lists go by code, of one level
create index region_level on territory.region (level, region_code);

create table territory.estate (
  city_code char(6) not null,
  estate_id uuid not null,
  region_code char(12) not null,
  name text not null check (name <> ''),
  lon double precision not null check (lon between -180 and 180),
  lat double precision not null check (lat between -90 and 90),
  households integer check (households > 0),
  built_year integer check (built_year between 1800 and 2200),
  version integer not null check (version > 0),
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (city_code, estate_id),
  check (city_code = left(region_code, 4) || '00')
);

create index estate_region on territory.estate (city_code, region_code, estate_id);
