-- What only grew: marks for the indexes in memory, one for each save of a draft; live events of runs; effects that told people and systems of a case. Each gets a
-- period after which it is deleted, and what is due is found without reading what is not.

-- A mark is read within seconds. Marks are in the order of their key, so that the oldest are found by it.
ALTER TABLE catalog_touch ADD COLUMN at TIMESTAMPTZ NOT NULL DEFAULT now();

CREATE INDEX session_until ON session (until);
CREATE INDEX session_ended ON session (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX effect_told ON effect (done_at) WHERE state = 'done' AND name LIKE 'notice.%';

INSERT INTO deadline (id, effective_from, title, value, unit, source, basis, verified) VALUES
  ('notice.effect.kept', '2026-01-01', '{"zh": "已发出通知的执行记录保留", "en": "Records of notices sent kept"}', 366, 'day', 'house',
   '{"zh": "平台约定：与通知本身同样长", "en": "Rule of the house: as long as the notices themselves"}', true),
  ('run.event.kept', '2026-01-01', '{"zh": "加工过程的实时消息保留", "en": "Live events of runs kept"}', 31, 'day', 'house',
   '{"zh": "平台约定：供断线的页面补读，结果长期保存在加工批次里", "en": "Rule of the house: for pages that were cut off; what came of a run stands in its manifest for good"}', true),
  ('catalogue.mark.kept', '2026-01-01', '{"zh": "目录索引的更新标记保留", "en": "Marks for the indexes of the catalogue kept"}', 1, 'day', 'house',
   '{"zh": "平台约定：索引几秒内读取，重启时整体重读", "en": "Rule of the house: the indexes read them within seconds, and read the whole ledger when they start"}', true);
