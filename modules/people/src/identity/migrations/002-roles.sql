-- What somebody was given to be at a region, from when to when, and by whom. Rows are ended and
-- never taken away.
create table identity.role_grant (
  grant_id uuid primary key,
  account_id uuid not null references identity.account,
  role text not null check (role in ('ministry', 'province', 'planner', 'street-worker',
    'community-worker', 'provider', 'carer', 'responder', 'resident')),
  -- 000000000000 is the whole country
  region_code char(12) not null check (region_code ~ '^[0-9]{12}$'),
  granted_at timestamptz not null,
  granted_by text not null,
  reason text not null check (reason <> ''),
  revoked_at timestamptz,
  revoked_by text,
  revoke_reason text check (revoke_reason <> ''),
  check ((revoked_at is null) = (revoked_by is null)),
  check ((revoked_at is null) = (revoke_reason is null))
);

-- of one role at one region somebody has one at a time
create unique index role_grant_held on identity.role_grant (account_id, role, region_code)
  where revoked_at is null;
create index role_grant_region on identity.role_grant (region_code, grant_id);

-- What happened to accounts. Lines are added and nothing else.
create table identity.account_event (
  event_id bigint generated always as identity primary key,
  account_id uuid not null,
  at timestamptz not null,
  actor text not null,
  kind text not null,
  -- the role and region of a grant, the means of a sign-in; never a name or a number
  detail text not null
);

create index account_event_account on identity.account_event (account_id, event_id);

revoke update, delete, truncate on identity.account_event from public, current_user;
