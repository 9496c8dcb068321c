-- Who saw which plain values, why, and when. Rows are only ever added; the values themselves are not kept here.
CREATE TABLE reveal (
  entry BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at TIMESTAMPTZ NOT NULL DEFAULT now(),
  until TIMESTAMPTZ NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('entity', 'quarantine_export')),
  target TEXT NOT NULL,
  release TEXT,
  attributes TEXT[] NOT NULL,
  purpose TEXT NOT NULL,
  case_number TEXT
);
CREATE INDEX reveal_target ON reveal (target, at DESC);

-- Live events that a reader may have missed. Progress is not kept: it is outdated a second later.
CREATE TABLE event (
  id BIGINT PRIMARY KEY,
  at TIMESTAMPTZ NOT NULL,
  type TEXT NOT NULL,
  run TEXT NOT NULL,
  body JSONB NOT NULL
);

-- Why a held run was published all the same.
CREATE TABLE run_release (
  run TEXT PRIMARY KEY,
  at TIMESTAMPTZ NOT NULL DEFAULT now(),
  actor TEXT NOT NULL,
  reason TEXT NOT NULL
);

-- Runs whose process was ended from outside, cancelled or crashed: they could not write their own end into their manifest.
CREATE TABLE run_interruption (
  run TEXT PRIMARY KEY,
  at TIMESTAMPTZ NOT NULL DEFAULT now(),
  state TEXT NOT NULL CHECK (state IN ('cancelled', 'failed')),
  code TEXT NOT NULL,
  message JSONB NOT NULL
);
