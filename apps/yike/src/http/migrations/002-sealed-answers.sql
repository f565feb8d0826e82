-- What was asked and answered may name somebody: of the one a keyed hash is kept, the other is sealed
-- with a key from outside the database. Answers of before, good for a day, are let go.
delete from http.answer;

alter table http.answer
  drop column request_sha256,
  drop column body,
  add column request_hash bytea not null,
  add column sealed bytea,
  add column sealed_with text,
  add check ((sealed is null) = (sealed_with is null));

create index answer_sealed_with on http.answer (sealed_with);
