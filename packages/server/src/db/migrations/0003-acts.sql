-- One row per act and per refused attempt. Rows are only ever added: the database refuses everything else, whoever asks.
CREATE TABLE audit_record (
  seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TIMESTAMPTZ NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused', 'failed')),
  action TEXT NOT NULL,
  actor TEXT NOT NULL,
  actor_kind TEXT NOT NULL,
  behalf TEXT,
  organisation TEXT NOT NULL DEFAULT '',
  path TEXT[] NOT NULL DEFAULT '{}',
  session TEXT,
  address TEXT,
  target_kind TEXT NOT NULL DEFAULT '',
  target TEXT NOT NULL DEFAULT '',
  target_path TEXT[] NOT NULL DEFAULT '{}',
  -- Policies that allowed it; for a refusal those that forbade it, or none.
  policies TEXT[] NOT NULL DEFAULT '{}',
  request TEXT,
  -- Codes, counts, ids; never values of a person.
  detail JSONB NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_record_at ON audit_record (at DESC, seq DESC);
CREATE INDEX audit_record_actor ON audit_record (actor, seq DESC);
CREATE INDEX audit_record_target ON audit_record (target, seq DESC);
CREATE INDEX audit_record_action ON audit_record (action, seq DESC);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_record_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_record
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Leaves written in the transaction of their act, on their way into the log of flows. `log_index` is set once, when the log has acknowledged the leaf.
CREATE TABLE leaf_outbox (
  seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  act TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  type TEXT NOT NULL,
  subject TEXT NOT NULL,
  body BYTEA NOT NULL,
  log_index BIGINT UNIQUE
);
CREATE INDEX leaf_outbox_waiting ON leaf_outbox (seq) WHERE log_index IS NULL;
CREATE INDEX leaf_outbox_act ON leaf_outbox (act);
CREATE INDEX leaf_outbox_subject ON leaf_outbox (subject, seq);
