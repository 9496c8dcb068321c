-- How many leaves an act left, told by the act itself, so that a leaf that is missing is missed. `tx`: the transaction that wrote the row, by which a
-- reconciliation that goes on from the last one misses no row that was committed late.
ALTER TABLE audit_record ADD COLUMN leaves INTEGER NOT NULL DEFAULT 0 CHECK (leaves >= 0);
ALTER TABLE audit_record ADD COLUMN tx XID8 NOT NULL DEFAULT pg_current_xact_id();
ALTER TABLE leaf_outbox ADD COLUMN tx XID8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX audit_record_tx ON audit_record (tx);
CREATE INDEX leaf_outbox_tx ON leaf_outbox (tx);

-- A leaf's place in the log is written once. Nothing else of it changes, and no leaf goes.
CREATE FUNCTION keep_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.log_index IS NOT NULL OR NEW.log_index IS NULL
     OR ROW (NEW.seq, NEW.id, NEW.act, NEW.at, NEW.type, NEW.subject, NEW.body, NEW.tx)
        IS DISTINCT FROM ROW (OLD.seq, OLD.id, OLD.act, OLD.at, OLD.type, OLD.subject, OLD.body, OLD.tx) THEN
    RAISE EXCEPTION 'a leaf changes once, when it gets its place in the log' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER leaf_outbox_place_once BEFORE UPDATE ON leaf_outbox FOR EACH ROW EXECUTE FUNCTION keep_leaf();
CREATE TRIGGER leaf_outbox_no_removal BEFORE DELETE OR TRUNCATE ON leaf_outbox
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The log that this database's leaves go to: told at its first start, so that a folder of another log is not written to by mistake.
CREATE TABLE ledger_log (
  one BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (one),
  id TEXT NOT NULL,
  since TIMESTAMPTZ NOT NULL
);
CREATE TRIGGER ledger_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Each reconciliation of acts, leaves and log, with what it found.
CREATE TABLE ledger_reconciliation (
  seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TIMESTAMPTZ NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('full', 'new')),
  -- Leaves in the log, and the root of its SHA-256 tree, that it was held against.
  size BIGINT NOT NULL,
  root TEXT NOT NULL,
  acts BIGINT NOT NULL,
  leaves BIGINT NOT NULL,
  waiting BIGINT NOT NULL,
  fault_count BIGINT NOT NULL,
  -- At most 1,000 of them: [{ kind, act?, leaf?, index?, where? }].
  faults JSONB NOT NULL,
  milliseconds INTEGER NOT NULL,
  -- Transactions before this one are done with; the next one goes on from here and from `size`.
  until_tx XID8 NOT NULL
);
CREATE TRIGGER ledger_reconciliation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_reconciliation
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
