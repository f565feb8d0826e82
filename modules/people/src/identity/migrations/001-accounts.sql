-- Who can sign in, anywhere in the country. All that names somebody is sealed with a key from
-- outside the database, or a keyed hash.
create table identity.account (
  account_id uuid primary key,
  -- keyed hashes of a phone number and an e-mail address
  phone_hash bytea,
  email_hash bytea,
  -- name, phone, e-mail
  sealed bytea,
  sealed_with text,
  password_hash text,
  -- given by an operator, to be replaced at first use
  is_password_temporary boolean not null default false,
  is_second_factor_waived boolean not null default false,
  totp_sealed bytea,
  totp_sealed_with text,
  totp_confirmed_at timestamptz,
  -- the last step of 30 seconds whose code was used
  totp_used_step bigint not null default 0,
  made_at timestamptz not null,
  closed_at timestamptz,
  constraint account_phone unique (phone_hash),
  constraint account_email unique (email_hash),
  check ((sealed is null) = (sealed_with is null)),
  check ((totp_sealed is null) = (totp_sealed_with is null)),
  -- of a closed account nothing is left but that it was there
  check (closed_at is null or (phone_hash is null and email_hash is null and sealed is null
    and password_hash is null and totp_sealed is null))
);

create index account_sealed_with on identity.account (sealed_with);
create index account_totp_sealed_with on identity.account (totp_sealed_with);

create table identity.session (
  session_id uuid primary key,
  account_id uuid not null references identity.account,
  token_hash bytea not null,
  -- the token before, which requests that were under way may still bear
  previous_hash bytea,
  rotated_at timestamptz not null,
  means text not null check (means in ('password', 'code', 'single-sign-on')),
  second_factor_at timestamptz,
  agent text not null,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('signed-out', 'revoked', 'token-reused', 'password-changed', 'closed')),
  constraint session_token unique (token_hash),
  constraint session_previous unique (previous_hash),
  check ((ended_at is null) = (end_reason is null))
);

create index session_account on identity.session (account_id);

-- One code for each who asks from each place: others who ask for the same contact disturb nobody.
create table identity.sign_in_code (
  contact_hash bytea not null,
  source_hash bytea not null,
  code_hash bytea not null,
  tries smallint not null default 0,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (contact_hash, source_hash)
);

-- Attempts of one kind, on one thing, from one place.
create table identity.attempt (
  kind text not null,
  subject_hash bytea not null,
  source_hash bytea not null,
  failures integer not null,
  failed_at timestamptz not null,
  free_at timestamptz not null,
  succeeded_at timestamptz,
  primary key (kind, subject_hash, source_hash)
);

create index attempt_failed_at on identity.attempt (failed_at);

-- A keyed hash of nothing, to tell at the start that the keys are those of this database.
create table identity.key_check (
  is_only boolean primary key default true check (is_only),
  hash bytea not null
);
