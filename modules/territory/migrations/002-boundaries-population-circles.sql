-- Where a region lies, from one day on. What lies in no city, such as a province, is kept under its
-- own six digits.
create table territory.boundary (
  city_code char(6) not null,
  region_code char(12) not null,
  valid_from date not null,
  -- GeoJSON Polygon or MultiPolygon in WGS 84
  geometry jsonb not null,
  west double precision not null,
  south double precision not null,
  east double precision not null,
  north double precision not null,
  square_metres double precision not null check (square_metres > 0),
  source text not null check (source <> ''),
  primary key (city_code, region_code, valid_from),
  check (west <= east and south <= north)
);

create index boundary_box on territory.boundary
  using gist (box(point(west, south), point(east, north)));
create index boundary_region on territory.boundary (region_code, valid_from);

create table territory.population (
  city_code char(6) not null,
  region_code char(12) not null,
  counted_on date not null,
  -- ages of the band, both included; 200 and older are one
  from_age smallint not null check (from_age >= 0),
  to_age smallint not null check (to_age <= 200),
  people integer not null check (people >= 0),
  source text not null check (source <> ''),
  primary key (city_code, region_code, counted_on, from_age, to_age),
  check (from_age <= to_age)
);

create table territory.circle (
  city_code char(6) not null,
  circle_id uuid not null,
  -- the county or township that answers for it
  region_code char(12) not null,
  kind text not null check (kind in ('living', 'elder-care', 'childcare', 'embedded')),
  name text not null check (name <> ''),
  version integer not null check (version > 0),
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (city_code, circle_id),
  check (city_code = left(region_code, 4) || '00')
);

create index circle_region on territory.circle (city_code, region_code, circle_id);

create table territory.circle_community (
  city_code char(6) not null,
  circle_id uuid not null,
  region_code char(12) not null,
  primary key (city_code, circle_id, region_code),
  foreign key (city_code, circle_id) references territory.circle (city_code, circle_id)
    on delete cascade,
  check (city_code = left(region_code, 4) || '00')
);
