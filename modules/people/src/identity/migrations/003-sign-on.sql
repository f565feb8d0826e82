-- The OpenID Connect provider of a city: where its people sign in already.
create table identity.sign_on_provider (
  city_code char(6) primary key,
  issuer text not null,
  client_id text not null,
  -- null where the provider knows us without one
  secret_sealed bytea,
  secret_sealed_with text,
  -- the address at which people open this platform: https://yike.example
  site text not null,
  -- whoever is unknown gets an account without roles
  makes_accounts boolean not null,
  -- of whose verified e-mail addresses the provider is the authority
  email_domains text[] not null,
  -- what it says where a second factor was shown
  second_factor_acr text[] not null,
  second_factor_amr text[] not null,
  added_at timestamptz not null,
  check ((secret_sealed is null) = (secret_sealed_with is null))
);

-- A sign-on that was begun. The browser alone has the secret that its state, nonce and code verifier
-- are made from.
create table identity.sign_on_begun (
  browser_hash bytea primary key,
  city_code char(6) not null references identity.sign_on_provider on delete cascade,
  return_to text not null,
  -- the session of whoever links an identity to the own account; null: somebody signs in
  session_id uuid references identity.session,
  expires_at timestamptz not null
);

create index sign_on_begun_expires_at on identity.sign_on_begun (expires_at);
create index sign_on_begun_session on identity.sign_on_begun (session_id);

-- As whom an account is known elsewhere.
create table identity.sign_on_identity (
  identity_id uuid primary key,
  -- keyed hash of issuer and subject: subjects may be phone numbers
  subject_hash bytea not null,
  issuer text not null,
  account_id uuid not null references identity.account,
  linked_at timestamptz not null,
  constraint sign_on_identity_subject unique (subject_hash),
  -- whoever gets the address of somebody who left gets no account with it
  constraint sign_on_identity_issuer unique (account_id, issuer)
);

-- through whose provider a session was begun
alter table identity.session add column sign_on_city char(6);
alter table identity.session add check ((means = 'single-sign-on') = (sign_on_city is not null));
create index session_sign_on_city on identity.session (sign_on_city) where ended_at is null;
