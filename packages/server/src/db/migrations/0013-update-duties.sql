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
