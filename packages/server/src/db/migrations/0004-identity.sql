-- Organisations: a tree with its path kept on every node. `government` nodes are the governments of the province, its prefectures and counties, and
-- what is ranked with a prefecture (Gui'an New Area, which has no code of its own in GB/T 2260: `unit` names it).
CREATE TABLE organisation (
  id TEXT PRIMARY KEY,
  parent TEXT REFERENCES organisation (id),
  path TEXT[] NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('government', 'department', 'institution', 'state_company', 'company', 'association')),
  level TEXT NOT NULL CHECK (level IN ('province', 'prefecture', 'county')),
  region TEXT NOT NULL CHECK (region ~ '^[0-9]{6}$'),
  unit TEXT,
  -- Nearest government of the level province or prefecture on the path.
  territory TEXT NOT NULL,
  uscc TEXT UNIQUE,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  short_zh TEXT NOT NULL,
  short_en TEXT NOT NULL,
  active_from DATE NOT NULL,
  -- First day on which it is no more.
  active_until DATE CHECK (active_until > active_from),
  made_at TIMESTAMPTZ NOT NULL,
  changed_at TIMESTAMPTZ NOT NULL,
  CHECK (path[cardinality(path)] = id),
  CHECK (territory = ANY (path)),
  CHECK ((parent IS NULL) = (cardinality(path) = 1))
);
CREATE INDEX organisation_parent ON organisation (parent);
CREATE INDEX organisation_path ON organisation USING gin (path);
CREATE UNIQUE INDEX organisation_one_root ON organisation ((parent IS NULL)) WHERE parent IS NULL;

CREATE FUNCTION organisation_fits() RETURNS trigger LANGUAGE plpgsql SET search_path = kuaishu, pg_temp AS $$
DECLARE above TEXT[];
BEGIN
  IF NEW.parent IS NOT NULL THEN
    SELECT path INTO above FROM organisation WHERE id = NEW.parent;
    IF above || NEW.id <> NEW.path THEN
      RAISE EXCEPTION 'the path of % is not its parent''s and its own', NEW.id USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER organisation_path_fits BEFORE INSERT OR UPDATE OF parent, path ON organisation
  FOR EACH ROW EXECUTE FUNCTION organisation_fits();

CREATE TABLE user_account (
  id TEXT PRIMARY KEY,
  -- Lower case, NFKC.
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  email TEXT,
  organisation TEXT NOT NULL REFERENCES organisation (id),
  -- An account of the demonstration, opened with one click where the demo is on.
  demo BOOLEAN NOT NULL DEFAULT false,
  locked_at TIMESTAMPTZ,
  lock_reason TEXT,
  made_at TIMESTAMPTZ NOT NULL,
  changed_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX user_account_organisation ON user_account (organisation);

CREATE TABLE user_password (
  account TEXT PRIMARY KEY REFERENCES user_account (id),
  -- PHC string of argon2id.
  hash TEXT NOT NULL,
  set_at TIMESTAMPTZ NOT NULL,
  -- Given by an administrator: to be changed at the first use, and of no use after `valid_until`.
  must_change BOOLEAN NOT NULL,
  valid_until TIMESTAMPTZ
);
CREATE TABLE user_password_past (
  account TEXT NOT NULL REFERENCES user_account (id),
  hash TEXT NOT NULL,
  set_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (account, set_at)
);

CREATE TABLE user_totp (
  account TEXT PRIMARY KEY REFERENCES user_account (id),
  -- Sealed with the key of the installation.
  secret BYTEA NOT NULL,
  made_at TIMESTAMPTZ NOT NULL,
  confirmed_at TIMESTAMPTZ,
  -- Last time step whose code was taken: a code is good once (RFC 6238, 5.2).
  last_step BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE user_recovery_code (
  account TEXT NOT NULL REFERENCES user_account (id),
  digest BYTEA NOT NULL,
  made_at TIMESTAMPTZ NOT NULL,
  used_at TIMESTAMPTZ,
  PRIMARY KEY (account, digest)
);

CREATE TABLE user_sm2_key (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES user_account (id),
  label TEXT NOT NULL,
  public_key TEXT NOT NULL,
  -- SM3 of the public point, in hex.
  fingerprint TEXT NOT NULL UNIQUE,
  user_id TEXT NOT NULL,
  made_at TIMESTAMPTZ NOT NULL,
  revoked_at TIMESTAMPTZ,
  used_at TIMESTAMPTZ
);
CREATE INDEX user_sm2_key_account ON user_sm2_key (account);

CREATE TABLE user_oidc (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  account TEXT NOT NULL REFERENCES user_account (id),
  made_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (issuer, subject)
);

-- A sign-in that waits for its second part: a code, a signature, a new password, an answer of another provider. Good once, for minutes.
CREATE TABLE sign_in_ticket (
  digest BYTEA PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('totp', 'new_password', 'sm2', 'oidc')),
  account TEXT REFERENCES user_account (id),
  detail JSONB NOT NULL DEFAULT '{}',
  made_at TIMESTAMPTZ NOT NULL,
  until TIMESTAMPTZ NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX sign_in_ticket_until ON sign_in_ticket (until);

-- Failed attempts by account and address, by account, by address. Each grows its own delay.
CREATE TABLE sign_in_failure (
  kind TEXT NOT NULL CHECK (kind IN ('pair', 'account', 'address')),
  key BYTEA NOT NULL,
  failures INTEGER NOT NULL,
  last_at TIMESTAMPTZ NOT NULL,
  until TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (kind, key)
);

-- A post (岗位): a user at an organisation, with roles.
CREATE TABLE post (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES user_account (id),
  organisation TEXT NOT NULL REFERENCES organisation (id),
  from_at TIMESTAMPTZ NOT NULL,
  made_at TIMESTAMPTZ NOT NULL,
  UNIQUE (account, organisation)
);
CREATE INDEX post_organisation ON post (organisation);

CREATE TABLE post_role (
  id TEXT PRIMARY KEY,
  post TEXT NOT NULL REFERENCES post (id),
  role TEXT NOT NULL,
  granted_at TIMESTAMPTZ NOT NULL,
  granted_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  until TIMESTAMPTZ,
  revoked_at TIMESTAMPTZ,
  revoked_by TEXT,
  revoke_reason TEXT
);
CREATE UNIQUE INDEX post_role_once ON post_role (post, role) WHERE revoked_at IS NULL;

CREATE TABLE delegation (
  id TEXT PRIMARY KEY,
  post TEXT NOT NULL REFERENCES post (id),
  delegate TEXT NOT NULL REFERENCES user_account (id),
  from_at TIMESTAMPTZ NOT NULL,
  until TIMESTAMPTZ NOT NULL CHECK (until > from_at),
  reason TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at TIMESTAMPTZ NOT NULL,
  revoked_at TIMESTAMPTZ,
  revoked_by TEXT
);
CREATE INDEX delegation_delegate ON delegation (delegate);
CREATE INDEX delegation_post ON delegation (post);

-- 三员: an officer's role shuts out every other role of the same person, at whatever organisation, own or delegated; and nobody gives himself anything.
-- Held here too, so that no way round the program leads to it; the search path is fixed, so that no temporary table can stand in for a table. The account's row is locked: of two grants at once the second sees the first.
CREATE FUNCTION is_officer_role(role TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS $$
  SELECT role IN ('system_admin', 'security_admin', 'audit_admin')
$$;

CREATE FUNCTION post_role_fits() RETURNS trigger LANGUAGE plpgsql SET search_path = kuaishu, pg_temp AS $$
DECLARE holder TEXT;
BEGIN
  SELECT account INTO holder FROM post WHERE id = NEW.post;
  IF NEW.granted_by = holder THEN
    RAISE EXCEPTION 'nobody grants himself a role' USING ERRCODE = 'check_violation', CONSTRAINT = 'post_role_not_to_oneself';
  END IF;
  PERFORM 1 FROM user_account WHERE id = holder FOR UPDATE;
  IF NEW.revoked_at IS NULL AND (NEW.until IS NULL OR NEW.until > now()) AND EXISTS (
    SELECT 1 FROM post_role JOIN post ON post.id = post_role.post
    WHERE post.account = holder AND post_role.id <> NEW.id AND post_role.revoked_at IS NULL
      AND (post_role.until IS NULL OR post_role.until > now())
      AND post_role.role <> NEW.role AND (is_officer_role(post_role.role) OR is_officer_role(NEW.role))
  ) THEN
    RAISE EXCEPTION 'an officer''s role shuts out every other' USING ERRCODE = 'check_violation', CONSTRAINT = 'post_role_officers_exclusive';
  END IF;
  IF NEW.revoked_at IS NULL AND is_officer_role(NEW.role) AND EXISTS (
    SELECT 1 FROM delegation JOIN post ON post.id = delegation.post
    WHERE (delegation.delegate = holder OR post.account = holder) AND delegation.revoked_at IS NULL AND delegation.until > now()
  ) THEN
    RAISE EXCEPTION 'an officer neither gives nor takes a delegation' USING ERRCODE = 'check_violation', CONSTRAINT = 'delegation_not_of_officers';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER post_role_separation BEFORE INSERT OR UPDATE ON post_role FOR EACH ROW EXECUTE FUNCTION post_role_fits();

CREATE FUNCTION delegation_fits() RETURNS trigger LANGUAGE plpgsql SET search_path = kuaishu, pg_temp AS $$
DECLARE holder TEXT;
BEGIN
  SELECT account INTO holder FROM post WHERE id = NEW.post;
  IF holder = NEW.delegate THEN
    RAISE EXCEPTION 'nobody delegates to himself' USING ERRCODE = 'check_violation', CONSTRAINT = 'delegation_not_to_oneself';
  END IF;
  PERFORM 1 FROM user_account WHERE id IN (holder, NEW.delegate) ORDER BY id FOR UPDATE;
  IF NEW.revoked_at IS NULL AND EXISTS (
    SELECT 1 FROM post_role JOIN post ON post.id = post_role.post
    WHERE post.account IN (holder, NEW.delegate) AND post_role.revoked_at IS NULL AND (post_role.until IS NULL OR post_role.until > now())
      AND is_officer_role(post_role.role)
  ) THEN
    RAISE EXCEPTION 'an officer neither gives nor takes a delegation' USING ERRCODE = 'check_violation', CONSTRAINT = 'delegation_not_of_officers';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER delegation_separation BEFORE INSERT OR UPDATE ON delegation FOR EACH ROW EXECUTE FUNCTION delegation_fits();

CREATE TABLE session (
  id TEXT PRIMARY KEY,
  -- SHA-256 of the token; the token itself is nowhere.
  digest BYTEA NOT NULL UNIQUE,
  account TEXT NOT NULL REFERENCES user_account (id),
  post TEXT REFERENCES post (id),
  delegation TEXT REFERENCES delegation (id),
  method TEXT NOT NULL CHECK (method IN ('password', 'totp', 'oidc', 'sm2', 'demo')),
  made_at TIMESTAMPTZ NOT NULL,
  seen_at TIMESTAMPTZ NOT NULL,
  until TIMESTAMPTZ NOT NULL,
  address TEXT NOT NULL,
  agent TEXT NOT NULL,
  ended_at TIMESTAMPTZ,
  ended_by TEXT,
  end_reason TEXT
);
CREATE INDEX session_account ON session (account, made_at DESC);

CREATE TABLE service_account (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  organisation TEXT NOT NULL REFERENCES organisation (id),
  roles TEXT[] NOT NULL CHECK (NOT roles && ARRAY['system_admin', 'security_admin', 'audit_admin']),
  purpose TEXT NOT NULL,
  made_at TIMESTAMPTZ NOT NULL,
  made_by TEXT NOT NULL,
  disabled_at TIMESTAMPTZ
);
CREATE TABLE service_key (
  id TEXT PRIMARY KEY,
  service TEXT NOT NULL REFERENCES service_account (id),
  -- Sealed with the key of the installation: a shared secret must be readable to check a MAC.
  secret BYTEA NOT NULL,
  made_at TIMESTAMPTZ NOT NULL,
  until TIMESTAMPTZ NOT NULL,
  revoked_at TIMESTAMPTZ,
  used_at TIMESTAMPTZ
);
CREATE INDEX service_key_service ON service_key (service);
CREATE TABLE service_nonce (
  key TEXT NOT NULL REFERENCES service_key (id),
  nonce TEXT NOT NULL,
  until TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (key, nonce)
);
CREATE INDEX service_nonce_until ON service_nonce (until);

-- The one-time link of the first start.
CREATE TABLE setup_link (
  digest BYTEA PRIMARY KEY,
  made_at TIMESTAMPTZ NOT NULL,
  until TIMESTAMPTZ NOT NULL,
  used_at TIMESTAMPTZ
);

-- Limits of identity: each a row with its unit and its basis, never a constant of the program.
CREATE TABLE identity_limit (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL CHECK (value > 0),
  unit TEXT NOT NULL,
  basis TEXT NOT NULL,
  effective_from DATE NOT NULL,
  verified BOOLEAN NOT NULL
);
INSERT INTO identity_limit (name, value, unit, basis, effective_from, verified) VALUES
  ('session_idle', 30, 'minute', 'OWASP ASVS 4.0.3 3.3.2 (level 2: 30 minutes); GB/T 22239-2019 8.1.4.1 b', '2026-01-01', true),
  ('session_life', 12, 'hour', 'OWASP ASVS 4.0.3 3.3.2 (level 2: 12 hours)', '2026-01-01', true),
  ('password_length', 10, 'character', 'NIST SP 800-63B 5.1.1.2 asks 8; house rule', '2026-01-01', true),
  ('password_history', 5, 'password', 'GB/T 22239-2019 8.1.4.1 a (changed periodically); house rule for the number', '2026-01-01', false),
  ('password_age', 365, 'day', 'GB/T 22239-2019 8.1.4.1 a (changed periodically); house rule for the number', '2026-01-01', false),
  ('temporary_password', 72, 'hour', 'OWASP ASVS 4.0.3 2.3.1', '2026-01-01', true),
  ('ticket_life', 5, 'minute', 'OWASP ASVS 4.0.3 2.7.2 (10 minutes at most)', '2026-01-01', true),
  ('free_failures', 5, 'attempt', 'GB/T 22239-2019 8.1.4.1 b; OWASP ASVS 4.0.3 2.2.1 (100 an hour at most)', '2026-01-01', true),
  ('longest_delay', 15, 'minute', 'house rule: nobody can be shut out for ever by others', '2026-01-01', false),
  ('service_key_life', 365, 'day', 'house rule', '2026-01-01', false),
  ('signature_window', 300, 'second', 'house rule: clocks may differ by five minutes', '2026-01-01', false),
  ('setup_link_life', 60, 'minute', 'house rule', '2026-01-01', false);

-- Plain values that were shown are on record for good, as acts are.
CREATE TRIGGER reveal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reveal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
