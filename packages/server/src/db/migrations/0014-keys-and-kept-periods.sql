-- Requests that were sent with an Idempotency-Key. One that changes something is carried out once, whatever its sender does.
DROP TABLE request_key;
CREATE TABLE idempotency_key (
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  -- Keyed digest of the request: bodies hold passwords.
  fingerprint BYTEA NOT NULL,
  -- Process that has it in hand: what another one left unfinished without an act was never done.
  process TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  -- Act that carried it out, written in the act's transaction.
  act TEXT,
  status INTEGER,
  -- Sealed with the key of the installation: answers hold secrets that are shown once.
  answer BYTEA,
  PRIMARY KEY (actor, key)
);
CREATE INDEX idempotency_key_at ON idempotency_key (at);

-- Secrets of webhooks are sealed. Those that stand here plain are sealed at the next start, which has the key.
ALTER TABLE webhook ALTER COLUMN secret DROP NOT NULL;
ALTER TABLE webhook ADD COLUMN sealed BYTEA;
ALTER TABLE webhook ADD CONSTRAINT webhook_one_secret CHECK ((secret IS NULL) <> (sealed IS NULL));

-- How long what has served its purpose is kept before it is deleted. The records of acts are kept for good.
INSERT INTO deadline (id, effective_from, title, value, unit, source, basis, verified) VALUES
  ('request.key.kept', '2026-01-01', '{"zh": "幂等键保留", "en": "Idempotency keys kept"}', 1, 'day', 'house',
   '{"zh": "平台约定，参照 draft-ietf-httpapi-idempotency-key-header（由服务方公布期限）", "en": "Rule of the house, after draft-ietf-httpapi-idempotency-key-header (the server says how long)"}', true),
  ('identity.session.kept', '2026-01-01', '{"zh": "已结束会话的登录信息保留", "en": "Ended sessions kept"}', 184, 'day', 'statute',
   '{"zh": "《中华人民共和国网络安全法》：相关的网络日志留存不少于六个月（最长 184 日）", "en": "Cybersecurity Law of the PRC: network logs are kept for no less than six months (184 days at most)"}', false),
  ('identity.ticket.kept', '2026-01-01', '{"zh": "过期登录质询与中间凭据保留", "en": "Challenges and tickets past their time kept"}', 1, 'day', 'house',
   '{"zh": "平台约定：过期后只供排查", "en": "Rule of the house: of use for tracing a fault only"}', true),
  ('identity.link.kept', '2026-01-01', '{"zh": "已用或过期的一次性链接保留", "en": "One-time links used or past their time kept"}', 30, 'day', 'house',
   '{"zh": "平台约定", "en": "Rule of the house"}', true);
