-- How long after its last delivery a resource of each cadence is up to date: terms by which the duty to update is judged, to be changed by an act like any
-- other. A last day that is no working day moves to the next one (Civil Code, article 203), months and years run to the same day (article 202).
INSERT INTO deadline (id, effective_from, title, value, unit, source, basis, verified) VALUES
  ('catalogue.update_realtime', '2025-08-01', '{"zh": "实时更新的资源", "en": "A resource updated in real time"}', 1, 'working_day', 'house',
   '{"zh": "平台约定；《政务数据共享条例》要求目录载明更新频率并动态更新", "en": "Rule of the house; Order 809 has the catalogue state the update frequency and be kept current"}', true),
  ('catalogue.update_daily', '2025-08-01', '{"zh": "每日更新的资源", "en": "A resource updated daily"}', 1, 'working_day', 'house',
   '{"zh": "平台约定；《政务数据共享条例》要求目录载明更新频率并动态更新", "en": "Rule of the house; Order 809 has the catalogue state the update frequency and be kept current"}', true),
  ('catalogue.update_weekly', '2025-08-01', '{"zh": "每周更新的资源", "en": "A resource updated weekly"}', 5, 'working_day', 'house',
   '{"zh": "平台约定；《政务数据共享条例》要求目录载明更新频率并动态更新", "en": "Rule of the house; Order 809 has the catalogue state the update frequency and be kept current"}', true),
  ('catalogue.update_monthly', '2025-08-01', '{"zh": "每月更新的资源", "en": "A resource updated monthly"}', 1, 'month', 'house',
   '{"zh": "平台约定；《政务数据共享条例》要求目录载明更新频率并动态更新", "en": "Rule of the house; Order 809 has the catalogue state the update frequency and be kept current"}', true),
  ('catalogue.update_quarterly', '2025-08-01', '{"zh": "每季度更新的资源", "en": "A resource updated quarterly"}', 3, 'month', 'house',
   '{"zh": "平台约定；《政务数据共享条例》要求目录载明更新频率并动态更新", "en": "Rule of the house; Order 809 has the catalogue state the update frequency and be kept current"}', true),
  ('catalogue.update_half_yearly', '2025-08-01', '{"zh": "每半年更新的资源", "en": "A resource updated twice a year"}', 6, 'month', 'house',
   '{"zh": "平台约定；《政务数据共享条例》要求目录载明更新频率并动态更新", "en": "Rule of the house; Order 809 has the catalogue state the update frequency and be kept current"}', true),
  ('catalogue.update_yearly', '2025-08-01', '{"zh": "每年更新的资源", "en": "A resource updated yearly"}', 1, 'year', 'house',
   '{"zh": "平台约定；《政务数据共享条例》要求目录载明更新频率并动态更新", "en": "Rule of the house; Order 809 has the catalogue state the update frequency and be kept current"}', true);

-- Of one entry one case about a missed update is open at a time, whatever the program does.
CREATE UNIQUE INDEX case_open_update_duty ON case_record (subject) WHERE procedure = 'update_duty' AND closed_at IS NULL;

-- Runs of the refinery as the log of flows knows them: an opaque id for each, and what about it was left there. A run has no leaf of the same kind twice.
CREATE TABLE run_act (
  run TEXT NOT NULL,
  step TEXT NOT NULL CHECK (step IN ('held', 'released', 'published')),
  id TEXT NOT NULL,
  act TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (run, step)
);

-- Pairs of records that somebody judged: an opaque id, the pair under a keyed hash, and the last word on it. Whose the records are stands in the store alone.
CREATE TABLE judged_pair (
  id TEXT PRIMARY KEY,
  mark TEXT NOT NULL UNIQUE,
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'taken_back')),
  judge TEXT NOT NULL,
  act TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL
);

-- The day of the simulated province while its acts are played, in demonstrations alone: what time alone brings about goes by it until `until`.
CREATE TABLE simulated_clock (
  one BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (one),
  at TIMESTAMPTZ NOT NULL,
  until TIMESTAMPTZ NOT NULL
);
