-- 不是重复: what a house answered to a finding of the duplicate radar while compiling, with its reason and what the radar had found then. Taken back, it stays
-- on record. It holds for the entry in all its versions, until it is taken back.
CREATE TABLE catalog_answer (
  id TEXT PRIMARY KEY,
  entry TEXT NOT NULL REFERENCES catalog_entry (id),
  -- What it is not a duplicate of.
  other TEXT NOT NULL REFERENCES catalog_entry (id),
  -- Version in work.
  version INTEGER NOT NULL,
  -- The finding: its kind, how sure the radar was, how many items were the same.
  kind TEXT NOT NULL,
  probability DOUBLE PRECISION NOT NULL CHECK (probability BETWEEN 0 AND 1),
  shared INTEGER NOT NULL,
  reason TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  -- Of all of the above, as the log of flows has it.
  digest TEXT NOT NULL,
  taken_back_by TEXT,
  taken_back_at TIMESTAMPTZ,
  CHECK (entry <> other),
  CHECK ((taken_back_by IS NULL) = (taken_back_at IS NULL))
);
CREATE UNIQUE INDEX catalog_answer_stands ON catalog_answer (entry, other) WHERE taken_back_at IS NULL;
CREATE INDEX catalog_answer_entry ON catalog_answer (entry, at DESC);
-- The other house is told of it where it compiles that entry.
CREATE INDEX catalog_answer_other ON catalog_answer (other) WHERE taken_back_at IS NULL;
