create extension if not exists btree_gist;

-- Residents of a city. What names somebody is sealed with a key from outside the database.
create table people.person (
  city_code char(6) not null,
  person_id uuid not null,
  region_code char(12) not null,
  account_id uuid,
  -- name, phone, address, birth date
  sealed bytea,
  sealed_with text,
  -- keyed hashes, to be found by
  name_hash bytea,
  phone_hash bytea,
  -- of a citizen's number nothing else is kept than these two
  number_hash bytea,
  number_mask text,
  birth_year smallint check (birth_year between 1850 and 2200),
  version integer not null check (version > 0),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by text not null,
  erased_at timestamptz,
  primary key (city_code, person_id),
  constraint person_number unique (city_code, number_hash),
  constraint person_account unique (city_code, account_id),
  check (city_code = left(region_code, 4) || '00'),
  check ((sealed is null) = (sealed_with is null)),
  check ((number_hash is null) = (number_mask is null)),
  -- of an erased person nothing is left but that somebody was there
  check ((erased_at is null) = (sealed is not null)),
  check (erased_at is null or (account_id is null and name_hash is null and phone_hash is null
    and number_hash is null and birth_year is null))
);

create index person_region on people.person (city_code, region_code, person_id);
create index person_name on people.person (city_code, name_hash);
create index person_phone on people.person (city_code, phone_hash);
create index person_of_account on people.person (account_id) where account_id is not null;
create index person_sealed_with on people.person (city_code, sealed_with, person_id);

create table people.household (
  city_code char(6) not null,
  household_id uuid not null,
  region_code char(12) not null,
  made_at timestamptz not null,
  made_by text not null,
  primary key (city_code, household_id),
  check (city_code = left(region_code, 4) || '00')
);

create index household_region on people.household (city_code, region_code, household_id);

-- Who lived with whom, from a day to the first day no longer. One household at a time.
create table people.household_member (
  city_code char(6) not null,
  household_id uuid not null,
  person_id uuid not null,
  relation text not null check (relation in ('head', 'spouse', 'child', 'parent', 'grandparent',
    'grandchild', 'sibling', 'other')),
  valid_from date not null,
  valid_to date,
  primary key (city_code, household_id, person_id, valid_from),
  foreign key (city_code, household_id) references people.household,
  foreign key (city_code, person_id) references people.person,
  check (valid_from <= valid_to),
  constraint household_member_one_at_a_time exclude using gist
    (city_code with =, person_id with =, daterange(valid_from, valid_to) with &&)
);

-- What somebody agreed to, and took back: lines are added and nothing else. No foreign key leads
-- here, since checking one asks for the right to update, which nobody has.
create table people.consent (
  city_code char(6) not null,
  consent_id uuid not null,
  person_id uuid not null,
  step text not null check (step in ('given', 'withdrawn')),
  -- of a withdrawal, what it takes back
  withdraws uuid,
  purpose text not null check (purpose ~ '^[a-z][a-z-]{1,59}$'),
  -- which text was agreed to: its version and its hash
  text_version text not null check (text_version <> ''),
  text_sha256 text not null check (text_sha256 ~ '^[0-9a-f]{64}$'),
  channel text not null check (channel in ('app', 'phone', 'paper', 'family')),
  at timestamptz not null,
  -- who wrote it down
  recorded_by text not null,
  primary key (city_code, consent_id),
  foreign key (city_code, person_id) references people.person,
  constraint consent_withdrawn_once unique (city_code, withdraws),
  check ((step = 'withdrawn') = (withdraws is not null))
);

create index consent_person on people.consent (city_code, person_id, at);

-- Who may act for whom, for what, from when to when, by which consent.
create table people.proxy (
  city_code char(6) not null,
  proxy_id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('guardian', 'family')),
  scope text[] not null check (cardinality(scope) > 0),
  valid_from date not null,
  -- the first day no longer
  valid_to date not null,
  consent_id uuid not null,
  made_at timestamptz not null,
  made_by text not null,
  ended_at timestamptz,
  ended_by text,
  primary key (city_code, proxy_id),
  foreign key (city_code, person_id) references people.person,
  check (valid_from < valid_to),
  check ((ended_at is null) = (ended_by is null))
);

create index proxy_person on people.proxy (city_code, person_id);
create index proxy_account on people.proxy (account_id);
create index proxy_consent on people.proxy (city_code, consent_id);

-- Who saw or changed what is personal, and why, or was refused. Each line holds the hash of the one
-- before in its chain, so that none can be changed or left out unnoticed.
create table people.access_record (
  city_code char(6) not null,
  chain smallint not null check (chain between 0 and 15),
  number bigint not null check (number > 0),
  at timestamptz not null,
  actor text not null,
  action text not null,
  reason text not null,
  region_code char(12) not null,
  outcome text not null check (outcome in ('done', 'refused')),
  person_ids uuid[] not null,
  sha256 bytea not null,
  primary key (city_code, chain, number)
);

create index access_record_time on people.access_record (city_code, at, chain, number);
create index access_record_persons on people.access_record using gin (person_ids);

-- The last number of each chain; whoever adds a line holds it.
create table people.access_chain (
  city_code char(6) not null,
  chain smallint not null,
  number bigint not null,
  primary key (city_code, chain)
);

revoke update, delete, truncate on people.access_record, people.consent from public, current_user;
