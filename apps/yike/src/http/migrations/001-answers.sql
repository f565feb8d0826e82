-- What was answered to a request with an idempotency key, so that a second try gets the same.
create table http.answer (
  -- 000000 where a request concerns no city
  city_code char(6) not null,
  actor text not null,
  key text not null,
  -- SHA-256 of what was asked
  request_sha256 text not null,
  body text,
  made_at timestamptz not null,
  primary key (city_code, actor, key)
);

create index answer_made_at on http.answer (made_at);
