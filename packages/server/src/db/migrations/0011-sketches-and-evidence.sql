-- What the data of an entry is like, without a value of it: made from its deliveries, or from a file that its steward had at hand while compiling. Everything
-- hashed is keyed with a secret that is not in the database (docs/security.md).
CREATE TABLE catalog_sample (
  entry TEXT NOT NULL REFERENCES catalog_entry (id),
  origin TEXT NOT NULL CHECK (origin IN ('delivery', 'file')),
  -- Of the key: what other keys made is never compared with it.
  key_id TEXT NOT NULL,
  -- Of what it was made from: deliveries and items, or the file. The same is not made twice.
  digest TEXT NOT NULL,
  -- Version of the entry that was published, or in work, when it was made.
  version INTEGER NOT NULL,
  run TEXT,
  -- When the last of the deliveries was taken in, or the file was given.
  delivered_at TIMESTAMPTZ NOT NULL,
  rows BIGINT NOT NULL,
  made_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (entry, origin)
);

-- Bottom-k sketch of one column.
CREATE TABLE catalog_sketch (
  entry TEXT NOT NULL,
  origin TEXT NOT NULL,
  attribute TEXT NOT NULL,
  item TEXT NOT NULL,
  filled BIGINT NOT NULL,
  distinct_values BIGINT NOT NULL,
  -- Smallest hashes, four bytes each, ascending.
  minima BYTEA NOT NULL,
  shapes JSONB NOT NULL,
  shares JSONB NOT NULL,
  PRIMARY KEY (entry, origin, attribute),
  FOREIGN KEY (entry, origin) REFERENCES catalog_sample (entry, origin) ON DELETE CASCADE
);

-- Subjects by which two holders' values are compared: those with the smallest hashes of their identifier, eight bytes each, ascending.
CREATE TABLE catalog_subject_sample (
  entry TEXT NOT NULL,
  origin TEXT NOT NULL,
  identifier TEXT NOT NULL,
  subjects BIGINT NOT NULL,
  hashes BYTEA NOT NULL,
  PRIMARY KEY (entry, origin, identifier),
  FOREIGN KEY (entry, origin) REFERENCES catalog_sample (entry, origin) ON DELETE CASCADE
);
-- Of each of them the value of an attribute, hashed together with its subject: four bytes each, 0 for none.
CREATE TABLE catalog_value_sample (
  entry TEXT NOT NULL,
  origin TEXT NOT NULL,
  identifier TEXT NOT NULL,
  attribute TEXT NOT NULL,
  hashes BYTEA NOT NULL,
  PRIMARY KEY (entry, origin, identifier, attribute),
  FOREIGN KEY (entry, origin, identifier) REFERENCES catalog_subject_sample (entry, origin, identifier) ON DELETE CASCADE
);

-- The evidence that a ruling on a source rested on, as it was when it was decided. The log of flows has its digest.
CREATE TABLE ruling_evidence (
  case_id TEXT PRIMARY KEY,
  digest TEXT NOT NULL,
  body JSONB NOT NULL,
  at TIMESTAMPTZ NOT NULL
);
CREATE TRIGGER ruling_evidence_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ruling_evidence
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
