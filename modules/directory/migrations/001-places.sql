-- Who runs places. A code is one body's in the whole country, and one row's in a city.
create table directory.provider (
  city_code char(6) not null,
  provider_id uuid not null,
  name text not null check (name <> ''),
  -- 统一社会信用代码, GB 32100
  credit_code char(18) check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  is_chain boolean not null,
  changed_at timestamptz not null,
  primary key (city_code, provider_id),
  unique (city_code, credit_code)
);

create table directory.facility (
  city_code char(6) not null,
  facility_id uuid not null,
  region_code char(12) not null check (region_code ~ '^[0-9]{12}$'),
  name text not null check (name <> ''),
  lon double precision not null check (lon between -180 and 180),
  lat double precision not null check (lat between -90 and 90),
  -- squares of a hundredth of a degree, by which what is near is found
  cell bigint not null,
  address text not null,
  phone text check (phone <> ''),
  hours jsonb,
  accessibility jsonb not null,
  status text not null check (status in ('open', 'paused', 'closed')),
  provider_id uuid,
  source_ids text[] not null,
  -- fact → who confirmed it, when and how
  facts jsonb not null,
  -- when the first of its facts is stale
  stale_at timestamptz not null,
  plain_name text not null,
  pinyin text not null,
  initials text not null,
  search_keys text[] not null,
  version integer not null check (version > 0),
  changed_at timestamptz not null,
  primary key (city_code, facility_id),
  foreign key (city_code, provider_id) references directory.provider (city_code, provider_id),
  check (city_code = left(region_code, 4) || '00')
);

create index facility_region on directory.facility (city_code, region_code, facility_id);
create index facility_cell on directory.facility (city_code, cell);
create index facility_stale on directory.facility (city_code, stale_at);
create index facility_words on directory.facility using gin (search_keys);
create index facility_sources on directory.facility using gin (source_ids);

-- 一店多能: what a place does, and for how many at once
create table directory.service (
  city_code char(6) not null,
  facility_id uuid not null,
  service_type text not null check (service_type <> ''),
  capacity integer check (capacity >= 0),
  primary key (city_code, facility_id, service_type),
  foreign key (city_code, facility_id) references directory.facility (city_code, facility_id)
    on delete cascade
);

-- Every change of a place, kept when the place is gone.
create table directory.change (
  city_code char(6) not null,
  facility_id uuid not null,
  version integer not null check (version > 0),
  region_code char(12) not null,
  made_at timestamptz not null,
  made_by text not null,
  cause text not null check (cause in ('add', 'change', 'confirm', 'correction', 'import', 'undo')),
  cause_id uuid,
  before jsonb,
  after jsonb,
  primary key (city_code, facility_id, version),
  check (before is not null or after is not null)
);

create index change_cause on directory.change (city_code, cause_id, facility_id);

create table directory.correction (
  city_code char(6) not null,
  correction_id uuid not null,
  facility_id uuid not null,
  fact text not null,
  proposed jsonb not null,
  note text not null,
  reported_by text not null,
  reported_at timestamptz not null,
  state text not null check (state in ('open', 'approved', 'refused')),
  decided_by text,
  decided_at timestamptz,
  reason text,
  primary key (city_code, correction_id),
  foreign key (city_code, facility_id) references directory.facility (city_code, facility_id)
    on delete cascade,
  check ((state = 'open') = (decided_at is null)),
  check ((state = 'open') = (decided_by is null)),
  check ((state = 'open') = (reason is null))
);

create index correction_open on directory.correction (city_code, state, reported_at, correction_id);

create table directory.import_batch (
  city_code char(6) not null,
  import_id uuid not null,
  region_code char(12) not null,
  source text not null check (source <> ''),
  made_by text not null,
  made_at timestamptz not null,
  state text not null check (state in ('previewed', 'applied', 'undone')),
  -- what would be done, row by row
  steps jsonb not null,
  complaints jsonb not null,
  applied_at timestamptz,
  undone_at timestamptz,
  primary key (city_code, import_id),
  check ((state = 'previewed') = (applied_at is null)),
  check ((state = 'undone') = (undone_at is not null))
);

-- Shared by all cities: how the State Council arranged the holidays of a year.
create table directory.holiday_year (
  year integer primary key check (year between 2000 and 2100),
  arrangement jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null
);
