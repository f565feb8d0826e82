-- Whoever closes an account takes what he or she reported along, and the words with it away.
create index correction_reporter on directory.correction (reported_by);
