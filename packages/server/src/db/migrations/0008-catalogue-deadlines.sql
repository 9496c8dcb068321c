-- Terms of the catalogue's procedures that no statute sets: rules of the house, to be changed by an act like any other.
INSERT INTO deadline (id, effective_from, title, value, unit, source, basis, verified) VALUES
  ('catalogue.sign_off', '2025-08-01', '{"zh": "部门负责人签发目录", "en": "Sign-off of an entry by the head of department"}', 5, 'working_day', 'house',
   '{"zh": "平台约定：部门编制、负责人签发（《政务数据共享条例》要求编制前作保密和个人信息影响评估）", "en": "Rule of the house: compiled by the department, signed off by its head (Order 809 asks for an assessment of secrecy and personal information first)"}', true),
  ('catalogue.withdrawal', '2025-08-01', '{"zh": "目录撤销审核", "en": "Review of a withdrawal"}', 5, 'working_day', 'house',
   '{"zh": "平台约定", "en": "Rule of the house"}', true),
  ('catalogue.hearing', '2025-08-01', '{"zh": "数源争议陈述", "en": "Statements in a dispute over a source"}', 5, 'working_day', 'house',
   '{"zh": "平台约定：先由同级部门协商（《政务数据共享条例》争议处理）", "en": "Rule of the house: departments of one level negotiate first (Order 809 on disputes)"}', true),
  ('catalogue.ruling', '2025-08-01', '{"zh": "数源裁定", "en": "Ruling on a source"}', 10, 'working_day', 'house',
   '{"zh": "平台约定：由同级主管部门裁定，跨地区的由共同上级裁定（《政务数据共享条例》争议处理）", "en": "Rule of the house: the sharing authority of the level decides, across regions the common superior (Order 809 on disputes)"}', true),
  ('catalogue.joint', '2025-08-01', '{"zh": "协同采集各方确认", "en": "Agreement to a joint collection"}', 5, 'working_day', 'house',
   '{"zh": "平台约定", "en": "Rule of the house"}', true),
  ('catalogue.need', '2025-08-01', '{"zh": "数据需求答复", "en": "Answer to a data need"}', 10, 'working_day', 'house',
   '{"zh": "平台约定，参照有条件共享的答复时限", "en": "Rule of the house, after the term for conditional sharing"}', true);
