-- Cases of procedures, their histories, duties, clocks and effects; deadlines; notices.

-- Versions of procedures that cases were opened under, with the shape they had: a version is never changed while cases run on it.
CREATE TABLE procedure_version (
  procedure TEXT NOT NULL,
  version INTEGER NOT NULL,
  digest TEXT NOT NULL,
  first_seen TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (procedure, version)
);

-- One row per deadline and day from which it is in force. A change is a new row.
CREATE TABLE deadline (
  id TEXT NOT NULL,
  effective_from DATE NOT NULL,
  title JSONB NOT NULL,
  value INTEGER NOT NULL CHECK (value >= 0),
  unit TEXT NOT NULL CHECK (unit IN ('working_day', 'day', 'month', 'year')),
  -- statute: what a law or rule says; house: set by the platform's own rules.
  source TEXT NOT NULL CHECK (source IN ('statute', 'house')),
  basis JSONB NOT NULL,
  -- Read in the text of the rule by somebody who answers for it. Otherwise pages say that it is not.
  verified BOOLEAN NOT NULL,
  act TEXT,
  made_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY
);
CREATE INDEX deadline_id ON deadline (id, effective_from DESC, seq DESC);
CREATE TRIGGER deadline_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON deadline
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE case_record (
  id TEXT PRIMARY KEY,
  procedure TEXT NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  resumes TEXT,
  owner TEXT NOT NULL,
  path TEXT[] NOT NULL,
  territory TEXT NOT NULL,
  level TEXT NOT NULL,
  applicant TEXT NOT NULL,
  assignee TEXT NOT NULL DEFAULT '',
  assignee_until TIMESTAMPTZ,
  parties TEXT[] NOT NULL DEFAULT '{}',
  actors TEXT[] NOT NULL DEFAULT '{}',
  movers TEXT[] NOT NULL DEFAULT '{}',
  escalated INTEGER NOT NULL DEFAULT 0,
  subject_kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  title TEXT NOT NULL,
  data JSONB NOT NULL,
  clocks JSONB NOT NULL,
  revision INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  -- Digest of its last event.
  head TEXT NOT NULL,
  opened_at TIMESTAMPTZ NOT NULL,
  changed_at TIMESTAMPTZ NOT NULL,
  closed_at TIMESTAMPTZ,
  -- End of the term that runs out first; null where none runs.
  due_at TIMESTAMPTZ
);
CREATE INDEX case_record_owner ON case_record (owner, id DESC);
CREATE INDEX case_record_applicant ON case_record (applicant, id DESC);
CREATE INDEX case_record_assignee ON case_record (assignee, id DESC) WHERE assignee <> '';
CREATE INDEX case_record_territory ON case_record (territory, id DESC);
CREATE INDEX case_record_path ON case_record USING gin (path);
CREATE INDEX case_record_actors ON case_record USING gin (actors);
CREATE INDEX case_record_parties ON case_record USING gin (parties);
CREATE INDEX case_record_procedure ON case_record (procedure, state, id DESC);
CREATE INDEX case_record_subject ON case_record (subject, id DESC);
CREATE INDEX case_record_due ON case_record (due_at, id) WHERE closed_at IS NULL AND due_at IS NOT NULL;
CREATE INDEX case_record_delegated ON case_record (assignee_until) WHERE assignee_until IS NOT NULL;

-- The history. `digest` is SM3 over the digest before it and `body`, so that a row changed, taken out or put in anywhere breaks all after it.
CREATE TABLE case_event (
  case_id TEXT NOT NULL REFERENCES case_record (id),
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  actor TEXT NOT NULL,
  act TEXT NOT NULL,
  -- The event in one spelling of JSON.
  body TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (case_id, seq)
);
CREATE INDEX case_event_actor ON case_event (actor, at DESC);
CREATE TRIGGER case_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON case_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who must act. `holder`: user:<id>, <role>@<organisation or territory>, or <role>@province.
CREATE TABLE case_duty (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_record (id),
  performer TEXT NOT NULL,
  holder TEXT NOT NULL,
  -- Organisation that answers for it.
  organisation TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('act', 'consent')),
  clock TEXT NOT NULL DEFAULT '',
  four_eyes BOOLEAN NOT NULL,
  state TEXT NOT NULL,
  since TIMESTAMPTZ NOT NULL,
  due_at TIMESTAMPTZ,
  done_at TIMESTAMPTZ,
  done_by TEXT
);
CREATE INDEX case_duty_case ON case_duty (case_id) WHERE done_at IS NULL;
CREATE INDEX case_duty_holder ON case_duty (holder, due_at, id) WHERE done_at IS NULL;
CREATE INDEX case_duty_due ON case_duty (due_at, organisation) WHERE done_at IS NULL AND due_at IS NOT NULL;

-- One row per clock and round, for the alarms and the overview.
CREATE TABLE case_clock (
  case_id TEXT NOT NULL REFERENCES case_record (id),
  clock TEXT NOT NULL,
  round INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'stopped')),
  deadline TEXT NOT NULL,
  value INTEGER NOT NULL,
  unit TEXT NOT NULL,
  extended INTEGER NOT NULL,
  started_at TIMESTAMPTZ NOT NULL,
  pauses JSONB NOT NULL,
  stopped_at TIMESTAMPTZ,
  due_at TIMESTAMPTZ,
  warn_at TIMESTAMPTZ,
  warned_at TIMESTAMPTZ,
  overdue_at TIMESTAMPTZ,
  -- Days used when it stopped.
  used INTEGER,
  PRIMARY KEY (case_id, clock, round)
);
CREATE INDEX case_clock_warn ON case_clock (warn_at) WHERE state = 'running' AND warned_at IS NULL AND overdue_at IS NULL;
CREATE INDEX case_clock_due ON case_clock (due_at) WHERE state = 'running' AND overdue_at IS NULL;

-- Files of a case. Bytes and their inspection are the attachments' matter.
CREATE TABLE case_file (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_record (id),
  digest TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size BIGINT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  actor TEXT NOT NULL,
  act TEXT NOT NULL
);
CREATE INDEX case_file_case ON case_file (case_id, id);

-- 已办: who acted in which case, last when.
CREATE TABLE case_actor (
  actor TEXT NOT NULL,
  case_id TEXT NOT NULL REFERENCES case_record (id),
  last_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (actor, case_id)
);
CREATE INDEX case_actor_last ON case_actor (actor, last_at DESC, case_id DESC);

-- 抄送: who is told of a case without a duty in it. `holder` as in case_duty; organisations as org:<id>.
CREATE TABLE case_copy (
  holder TEXT NOT NULL,
  case_id TEXT NOT NULL REFERENCES case_record (id),
  at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (holder, case_id)
);
CREATE INDEX case_copy_at ON case_copy (holder, at DESC, case_id DESC);

CREATE TABLE effect (
  id TEXT PRIMARY KEY,
  case_id TEXT REFERENCES case_record (id),
  seq INTEGER,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('inline', 'database', 'external')),
  payload JSONB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'dead')),
  attempts INTEGER NOT NULL DEFAULT 0,
  act TEXT NOT NULL,
  made_at TIMESTAMPTZ NOT NULL,
  tried_at TIMESTAMPTZ,
  done_at TIMESTAMPTZ,
  result JSONB,
  error TEXT,
  retried_by TEXT
);
CREATE INDEX effect_case ON effect (case_id, seq) WHERE case_id IS NOT NULL;
CREATE INDEX effect_open ON effect (state, id) WHERE state <> 'done';

-- A request that opens or acts is answered the same when it is sent again with the same key.
CREATE TABLE request_key (
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  digest TEXT NOT NULL,
  answer JSONB NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (actor, key)
);
CREATE INDEX request_key_at ON request_key (at);

CREATE TABLE notice (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  case_id TEXT REFERENCES case_record (id),
  seq INTEGER,
  text JSONB NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  read_at TIMESTAMPTZ,
  UNIQUE (user_id, case_id, seq, kind)
);
CREATE INDEX notice_user ON notice (user_id, id DESC);
CREATE INDEX notice_unread ON notice (user_id) WHERE read_at IS NULL;

CREATE TABLE notice_preference (
  user_id TEXT PRIMARY KEY,
  email BOOLEAN NOT NULL,
  -- Kinds of notice that go by e-mail too.
  kinds TEXT[] NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('zh', 'en'))
);

CREATE TABLE webhook (
  id TEXT PRIMARY KEY,
  organisation TEXT NOT NULL,
  url TEXT NOT NULL,
  secret TEXT NOT NULL,
  kinds TEXT[] NOT NULL,
  active BOOLEAN NOT NULL,
  made_at TIMESTAMPTZ NOT NULL,
  made_by TEXT NOT NULL
);
CREATE INDEX webhook_organisation ON webhook (organisation) WHERE active;

-- Terms as they stand in the rules. `verified` is false where the number was not read in the text of the rule itself.
INSERT INTO deadline (id, effective_from, title, value, unit, source, basis, verified) VALUES
  ('catalogue.update', '2016-09-05', '{"zh": "目录更新", "en": "Update of the catalogue"}', 15, 'working_day', 'statute',
   '{"zh": "国发〔2016〕51号《政务信息资源共享管理暂行办法》", "en": "Interim Measures on Sharing Government Information Resources, State Council 2016 No. 51"}', false),
  ('catalogue.update', '2025-08-01', '{"zh": "目录更新", "en": "Update of the catalogue"}', 10, 'working_day', 'statute',
   '{"zh": "《政务数据共享条例》（国务院令第809号）：法律法规、国务院决定或者职责变化后", "en": "Regulations on Government Data Sharing, State Council Order 809: after a change of law, decision or duty"}', false),
  ('catalogue.update.extension', '2025-08-01', '{"zh": "目录更新延期", "en": "Extension of the update of the catalogue"}', 5, 'working_day', 'statute',
   '{"zh": "《政务数据共享条例》（国务院令第809号）：经同级政务数据共享主管部门同意", "en": "State Council Order 809: with consent of the sharing authority of the same level"}', false),
  ('catalogue.review', '2025-08-01', '{"zh": "目录核查发布", "en": "Check and publication of the catalogue"}', 2, 'working_day', 'statute',
   '{"zh": "《政务数据共享条例》（国务院令第809号）：主管部门收到更新后的目录后", "en": "State Council Order 809: after the sharing authority received the updated catalogue"}', false),
  ('share_request.reply.unconditional', '2025-08-01', '{"zh": "无条件共享答复", "en": "Reply, unconditional sharing"}', 1, 'working_day', 'statute',
   '{"zh": "《政务数据共享条例》（国务院令第809号）", "en": "State Council Order 809"}', false),
  ('share_request.reply', '2020-12-01', '{"zh": "有条件共享答复", "en": "Reply, conditional sharing"}', 10, 'working_day', 'statute',
   '{"zh": "《贵州省政府数据共享开放条例》；《政务数据共享条例》（国务院令第809号）", "en": "Guizhou Regulations on Sharing and Opening Government Data; State Council Order 809"}', true),
  ('share_request.reply.extension', '2025-08-01', '{"zh": "有条件共享答复延期", "en": "Extension of the reply, conditional sharing"}', 10, 'working_day', 'statute',
   '{"zh": "《政务数据共享条例》（国务院令第809号）：经主管部门同意并告知申请人", "en": "State Council Order 809: with the authority’s consent and notice to the applicant"}', false),
  ('share_request.deliver', '2025-08-01', '{"zh": "同意后提供数据", "en": "Delivery after consent"}', 20, 'working_day', 'statute',
   '{"zh": "《政务数据共享条例》（国务院令第809号）：答复同意之日起", "en": "State Council Order 809: from the reply"}', false),
  ('correction.handle', '2025-08-01', '{"zh": "校核处理并反馈", "en": "Handling of a correction"}', 10, 'working_day', 'statute',
   '{"zh": "《政务数据共享条例》（国务院令第809号）", "en": "State Council Order 809"}', false),
  ('opening_request.reply', '2020-12-01', '{"zh": "开放申请答复", "en": "Reply to a request for open data"}', 15, 'working_day', 'statute',
   '{"zh": "《贵州省政府数据共享开放条例》：不能当场答复的", "en": "Guizhou Regulations on Sharing and Opening Government Data: where it cannot be answered at once"}', true),
  ('opening_request.reply.extension', '2020-12-01', '{"zh": "开放申请答复延期", "en": "Extension of the reply to a request for open data"}', 15, 'working_day', 'statute',
   '{"zh": "《贵州省政府数据共享开放条例》：经负责人同意并告知申请人，延长一次", "en": "Guizhou Regulations on Sharing and Opening Government Data: once, with the head’s consent and notice to the applicant"}', true),
  ('disclosure.publish', '2019-05-15', '{"zh": "主动公开", "en": "Publication on one’s own motion"}', 20, 'working_day', 'statute',
   '{"zh": "《政府信息公开条例》第二十六条", "en": "Regulations on Open Government Information, article 26"}', true),
  ('disclosure.correction', '2019-05-15', '{"zh": "一次性告知补正", "en": "Asking once for correction"}', 7, 'working_day', 'statute',
   '{"zh": "《政府信息公开条例》第三十条", "en": "Regulations on Open Government Information, article 30"}', true),
  ('disclosure.third_party', '2019-05-15', '{"zh": "第三方提出意见", "en": "Third party’s answer"}', 15, 'working_day', 'statute',
   '{"zh": "《政府信息公开条例》第三十二条", "en": "Regulations on Open Government Information, article 32"}', true),
  ('disclosure.reply', '2019-05-15', '{"zh": "依申请公开答复", "en": "Reply to a request"}', 20, 'working_day', 'statute',
   '{"zh": "《政府信息公开条例》第三十三条", "en": "Regulations on Open Government Information, article 33"}', true),
  ('disclosure.reply.extension', '2019-05-15', '{"zh": "依申请公开答复延期", "en": "Extension of the reply to a request"}', 20, 'working_day', 'statute',
   '{"zh": "《政府信息公开条例》第三十三条：经机构负责人同意并告知申请人", "en": "Regulations on Open Government Information, article 33: with consent of the head and notice to the applicant"}', true),
  ('registration.apply', '2025-03-01', '{"zh": "登记申请", "en": "Application for registration"}', 20, 'working_day', 'statute',
   '{"zh": "发改数据规〔2025〕26号《公共数据资源登记管理暂行办法》", "en": "Interim Measures on Registration of Public Data Resources, 2025 No. 26"}', false),
  ('registration.review', '2025-03-01', '{"zh": "形式审核", "en": "Formal review of a registration"}', 20, 'working_day', 'statute',
   '{"zh": "发改数据规〔2025〕26号《公共数据资源登记管理暂行办法》：受理之日起", "en": "Interim Measures on Registration of Public Data Resources, 2025 No. 26: from acceptance"}', false),
  ('registration.publicity', '2025-03-01', '{"zh": "登记公示", "en": "Public notice of a registration"}', 10, 'working_day', 'statute',
   '{"zh": "发改数据规〔2025〕26号《公共数据资源登记管理暂行办法》", "en": "Interim Measures on Registration of Public Data Resources, 2025 No. 26"}', false),
  ('registration.renewal', '2025-03-01', '{"zh": "续展申请窗口（到期前）", "en": "Window for renewal before expiry"}', 60, 'day', 'statute',
   '{"zh": "发改数据规〔2025〕26号《公共数据资源登记管理暂行办法》", "en": "Interim Measures on Registration of Public Data Resources, 2025 No. 26"}', false),
  ('registration.validity', '2025-03-01', '{"zh": "登记结果有效期", "en": "Validity of a registration"}', 3, 'year', 'statute',
   '{"zh": "发改数据规〔2025〕26号《公共数据资源登记管理暂行办法》", "en": "Interim Measures on Registration of Public Data Resources, 2025 No. 26"}', false),
  ('log.retention', '2017-06-01', '{"zh": "网络日志留存", "en": "Keeping of network logs"}', 6, 'month', 'statute',
   '{"zh": "《网络安全法》第二十一条第三项（2025 年修订后条号可能变化）", "en": "Cybersecurity Law, article 21(3) (the number may have moved with the amendment of 2025)"}', true),
  ('impact_assessment.retention', '2021-11-01', '{"zh": "个人信息保护影响评估报告留存", "en": "Keeping of impact assessments"}', 3, 'year', 'statute',
   '{"zh": "《个人信息保护法》第五十六条", "en": "Personal Information Protection Law, article 56"}', true),
  ('access_request.decision', '2025-01-01', '{"zh": "权限申请决定", "en": "Decision on a request for a right"}', 3, 'working_day', 'house',
   '{"zh": "平台管理规定，无法定期限", "en": "The platform’s own rule; no statutory term"}', true);
