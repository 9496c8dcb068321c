-- 数据资源目录台账. An entry is a resource of an organisation; its versions are what was compiled, reviewed and published, each kept for ever.
CREATE TABLE catalog_entry (
  id TEXT PRIMARY KEY,
  -- The entry's own name within its organisation.
  resource TEXT NOT NULL,
  owner TEXT NOT NULL,
  path TEXT[] NOT NULL,
  territory TEXT NOT NULL,
  level TEXT NOT NULL,
  -- draft: never published. published, withdrawn: stands on the ledger.
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'published', 'withdrawn')),
  code TEXT UNIQUE,
  -- The published version; 0 = none yet.
  version INTEGER NOT NULL DEFAULT 0,
  digest TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT '',
  class TEXT NOT NULL DEFAULT '',
  category TEXT NOT NULL DEFAULT '',
  sharing TEXT NOT NULL DEFAULT '',
  open BOOLEAN NOT NULL DEFAULT FALSE,
  grade TEXT NOT NULL DEFAULT '',
  cadence TEXT NOT NULL DEFAULT '',
  items INTEGER NOT NULL DEFAULT 0,
  created_at TIMESTAMPTZ NOT NULL,
  changed_at TIMESTAMPTZ NOT NULL,
  published_at TIMESTAMPTZ,
  UNIQUE (owner, resource)
);
CREATE INDEX catalog_entry_owner ON catalog_entry (owner, changed_at DESC);
CREATE INDEX catalog_entry_territory ON catalog_entry (territory, state, changed_at DESC);
CREATE INDEX catalog_entry_path ON catalog_entry USING GIN (path);
CREATE INDEX catalog_entry_changed ON catalog_entry (changed_at DESC, id);

CREATE TABLE catalog_version (
  entry TEXT NOT NULL REFERENCES catalog_entry (id),
  version INTEGER NOT NULL,
  -- working: being compiled or under review; at most one per entry.
  state TEXT NOT NULL CHECK (state IN ('working', 'published', 'superseded', 'abandoned')),
  body JSONB NOT NULL,
  -- SM3 of the body in canonical JSON.
  digest TEXT NOT NULL,
  -- Counts savings, so that two people who edit at once do not overwrite each other.
  revision INTEGER NOT NULL DEFAULT 1,
  case_id TEXT,
  author TEXT NOT NULL,
  -- Where it was compiled from: form, file, database, workbook, api, revision.
  origin TEXT NOT NULL,
  changed_at TIMESTAMPTZ NOT NULL,
  published_at TIMESTAMPTZ,
  PRIMARY KEY (entry, version)
);
CREATE UNIQUE INDEX catalog_version_working ON catalog_version (entry) WHERE state = 'working';
CREATE INDEX catalog_version_case ON catalog_version (case_id);

-- Items of published versions, to be looked up by what they are.
CREATE TABLE catalog_item (
  entry TEXT NOT NULL REFERENCES catalog_entry (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  element TEXT,
  attribute TEXT NOT NULL,
  subject TEXT NOT NULL,
  grade TEXT NOT NULL,
  sharing TEXT NOT NULL,
  PRIMARY KEY (entry, position)
);
CREATE INDEX catalog_item_element ON catalog_item (element);
CREATE INDEX catalog_item_attribute ON catalog_item (subject, attribute);

-- 一数一源: in a territory one entry is the source of an attribute of a subject.
CREATE TABLE catalog_authority (
  territory TEXT NOT NULL,
  subject TEXT NOT NULL,
  attribute TEXT NOT NULL,
  entry TEXT NOT NULL REFERENCES catalog_entry (id),
  -- The case that decided, where there was a conflict.
  decided_by TEXT,
  since TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (territory, subject, attribute)
);
CREATE INDEX catalog_authority_entry ON catalog_authority (entry);

-- Codes once given are never given again, whatever becomes of their entry.
CREATE TABLE catalog_code (
  class_code TEXT NOT NULL,
  serial INTEGER NOT NULL,
  entry TEXT NOT NULL UNIQUE REFERENCES catalog_entry (id),
  at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (class_code, serial)
);
CREATE TRIGGER catalog_code_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON catalog_code
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What happened to the ledger's entries, in one order without gaps.
CREATE TABLE catalog_change (
  seq BIGINT PRIMARY KEY,
  at TIMESTAMPTZ NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('published', 'revised', 'withdrawn')),
  entry TEXT NOT NULL REFERENCES catalog_entry (id),
  version INTEGER NOT NULL,
  digest TEXT NOT NULL,
  territory TEXT NOT NULL,
  level TEXT NOT NULL
);
CREATE TRIGGER catalog_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON catalog_change
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE INDEX catalog_change_entry ON catalog_change (entry, seq);

-- Which entries were touched, drafts among them: what the indexes in memory follow. Rows are read once no earlier transaction is under way any more, so that
-- none is passed over by one that commits late.
CREATE TABLE catalog_touch (
  tx XID8 NOT NULL DEFAULT pg_current_xact_id(),
  seq BIGINT GENERATED ALWAYS AS IDENTITY,
  entry TEXT NOT NULL,
  PRIMARY KEY (tx, seq)
);
CREATE FUNCTION notify_catalog_touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('catalog_touch', '');
  RETURN NULL;
END $$;
CREATE TRIGGER catalog_touch_notify AFTER INSERT ON catalog_touch FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_touch();
