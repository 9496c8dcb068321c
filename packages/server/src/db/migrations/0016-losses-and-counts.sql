-- Stretches of the log whose leaves this database does not have because it was restored to an earlier time, and of which an operator has said that they are
-- lost. What comes after them is written as ever, and a reconciliation passes over them.
CREATE TABLE ledger_gap (
  -- Index of its first entry in the log.
  first BIGINT PRIMARY KEY,
  entries BIGINT NOT NULL CHECK (entries > 0),
  at TIMESTAMPTZ NOT NULL,
  act TEXT NOT NULL
);
CREATE TRIGGER ledger_gap_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_gap
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Codes that were given in such a stretch. The entries are lost, but the codes were published and are never given again.
CREATE TABLE catalog_code_lost (
  class_code TEXT NOT NULL,
  serial INTEGER NOT NULL,
  leaf TEXT NOT NULL,
  PRIMARY KEY (class_code, serial)
);
CREATE TRIGGER catalog_code_lost_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON catalog_code_lost
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- People whom four eyes keep from a duty: the applicant and those who moved the case. With it what waits for somebody is counted without reading the cases.
ALTER TABLE case_duty ADD COLUMN barred TEXT[] NOT NULL DEFAULT '{}';
UPDATE case_duty d SET barred = array_prepend(c.applicant, c.movers)
  FROM case_record c WHERE c.id = d.case_id AND d.four_eyes AND d.done_at IS NULL;
CREATE INDEX case_duty_barred ON case_duty USING gin (barred) WHERE done_at IS NULL AND four_eyes;
DROP INDEX case_duty_holder;
CREATE INDEX case_duty_holder ON case_duty (holder, due_at, id) INCLUDE (case_id) WHERE done_at IS NULL;

-- Titles are found by any part of them: pairs of neighbouring characters, since Chinese has no words to cut at.
CREATE FUNCTION title_pairs(title TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT substr(lower(title), i, 2)), '{}') FROM generate_series(1, length(title) - 1) AS i
$$;
CREATE INDEX case_record_title ON case_record USING gin (title_pairs(title));

-- Notices are kept for a time.
CREATE INDEX notice_at ON notice (at);
INSERT INTO deadline (id, effective_from, title, value, unit, source, basis, verified) VALUES
  ('notice.kept', '2026-01-01', '{"zh": "站内通知保留", "en": "Notices kept"}', 366, 'day', 'house',
   '{"zh": "平台约定：办理过程在事项的历史里长期保存，通知只是提示", "en": "Rule of the house: what happened stands in the cases’ histories for good, a notice only points there"}', true);

-- The calendar of working days by which the ends of terms on record were last reckoned. When the State Council’s notice for a year comes, they are reckoned anew.
CREATE TABLE working_calendar (
  one BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (one),
  digest TEXT NOT NULL,
  -- The last year whose notice is in it.
  until_year INTEGER NOT NULL,
  at TIMESTAMPTZ NOT NULL
);
