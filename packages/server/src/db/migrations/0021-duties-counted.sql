-- How many cases wait for each organisation, counted as they come and go, so that the overview of a province reads figures and not every open duty.

-- What policies ask of a case whose duty is counted, and the organisation that answers for the duty. Rows are few: nothing in them speaks of one case.
CREATE TABLE duty_place (
  id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation TEXT NOT NULL,
  procedure TEXT NOT NULL,
  owner TEXT NOT NULL,
  territory TEXT NOT NULL,
  level TEXT NOT NULL,
  path TEXT[] NOT NULL,
  UNIQUE (owner, organisation, procedure, territory, level, path)
);

-- As what a case that is not closed is counted: once for each organisation with an open duty in it, by the term that ends first.
CREATE TABLE duty_counted (
  case_id TEXT NOT NULL,
  organisation TEXT NOT NULL,
  place INTEGER NOT NULL,
  due_at TIMESTAMPTZ,
  PRIMARY KEY (case_id, organisation)
);

-- The figures: cases by the end of their term, and at -infinity all of a place, with and without a term. `duty_change` is what acts have added and taken since
-- it was last brought over: acts that write at the same time each add rows of their own and wait for nobody. What stands in both together is exact at any time.
CREATE TABLE duty_tally (
  due_at TIMESTAMPTZ NOT NULL,
  place INTEGER NOT NULL,
  cases BIGINT NOT NULL,
  PRIMARY KEY (due_at, place)
);
CREATE TABLE duty_change (
  due_at TIMESTAMPTZ NOT NULL,
  place INTEGER NOT NULL,
  cases INTEGER NOT NULL
);

CREATE FUNCTION duty_place_of(answering TEXT, of case_record) RETURNS INTEGER LANGUAGE plpgsql SET search_path = kuaishu, pg_temp AS $$
DECLARE known INTEGER;
BEGIN
  LOOP
    SELECT id INTO known FROM duty_place p
      WHERE p.owner = of.owner AND p.organisation = answering AND p.procedure = of.procedure
        AND p.territory = of.territory AND p.level = of.level AND p.path = of.path;
    IF FOUND THEN RETURN known; END IF;
    INSERT INTO duty_place (organisation, procedure, owner, territory, level, path)
      VALUES (answering, of.procedure, of.owner, of.territory, of.level, of.path) ON CONFLICT DO NOTHING;
  END LOOP;
END $$;

-- Brings what is counted of these cases into step with their open duties, whatever was done to them. A case's row is held, as acts hold it: of two that change
-- one case the second sees what the first has counted. Case by case, so that the plans of these statements, of which every step runs some, are made once.
CREATE FUNCTION count_duties(of_cases TEXT[]) RETURNS void LANGUAGE plpgsql SET search_path = kuaishu, pg_temp AS $$
DECLARE
  one TEXT;
  of case_record;
  pair RECORD;
  at INTEGER;
BEGIN
  FOREACH one IN ARRAY of_cases LOOP
    SELECT * INTO of FROM case_record WHERE id = one FOR NO KEY UPDATE;
    FOR pair IN
      SELECT coalesce(w.organisation, k.organisation) AS organisation, w.organisation IS NOT NULL AS waits, w.due_at, k.place, k.due_at AS was_due_at
      FROM (
        SELECT d.organisation, min(d.due_at) AS due_at FROM case_duty d
        WHERE d.case_id = one AND d.done_at IS NULL AND of.closed_at IS NULL GROUP BY d.organisation
      ) w FULL JOIN (SELECT * FROM duty_counted WHERE case_id = one) k ON k.organisation = w.organisation
      WHERE w.organisation IS NULL OR k.organisation IS NULL OR w.due_at IS DISTINCT FROM k.due_at
    LOOP
      at := coalesce(pair.place, duty_place_of(pair.organisation, of));
      IF pair.place IS NULL THEN
        INSERT INTO duty_counted (case_id, organisation, place, due_at) VALUES (one, pair.organisation, at, pair.due_at);
        INSERT INTO duty_change (due_at, place, cases) VALUES ('-infinity', at, 1);
      ELSIF pair.waits THEN
        UPDATE duty_counted SET due_at = pair.due_at WHERE case_id = one AND organisation = pair.organisation;
      ELSE
        DELETE FROM duty_counted WHERE case_id = one AND organisation = pair.organisation;
        INSERT INTO duty_change (due_at, place, cases) VALUES ('-infinity', at, -1);
      END IF;
      IF pair.was_due_at IS NOT NULL THEN INSERT INTO duty_change (due_at, place, cases) VALUES (pair.was_due_at, at, -1); END IF;
      IF pair.due_at IS NOT NULL THEN INSERT INTO duty_change (due_at, place, cases) VALUES (pair.due_at, at, 1); END IF;
    END LOOP;
  END LOOP;
END $$;

CREATE FUNCTION case_duty_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = kuaishu, pg_temp AS $$
DECLARE of_cases TEXT[];
BEGIN
  SELECT array_agg(DISTINCT case_id) INTO of_cases FROM changed;
  IF of_cases IS NOT NULL THEN PERFORM count_duties(of_cases); END IF;
  RETURN NULL;
END $$;
-- A duty stays with its case: an update is seen whole in the rows as they were.
CREATE TRIGGER case_duty_counted_added AFTER INSERT ON case_duty REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION case_duty_changed();
CREATE TRIGGER case_duty_counted_changed AFTER UPDATE ON case_duty REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION case_duty_changed();
CREATE TRIGGER case_duty_counted_gone AFTER DELETE ON case_duty REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION case_duty_changed();

-- A case that is closed waits for nobody. What else policies ask of it does not change while it runs; where an operator changes it all the same, its counts go
-- with it.
CREATE FUNCTION case_record_moved() RETURNS trigger LANGUAGE plpgsql SET search_path = kuaishu, pg_temp AS $$
BEGIN
  WITH gone AS (DELETE FROM duty_counted WHERE case_id = OLD.id RETURNING place, due_at)
  INSERT INTO duty_change (due_at, place, cases)
    SELECT '-infinity', place, -1 FROM gone UNION ALL SELECT due_at, place, -1 FROM gone WHERE due_at IS NOT NULL;
  PERFORM count_duties(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
CREATE TRIGGER case_record_counted AFTER UPDATE ON case_record FOR EACH ROW
  WHEN ((OLD.closed_at IS NULL, OLD.owner, OLD.procedure, OLD.territory, OLD.level, OLD.path)
    IS DISTINCT FROM (NEW.closed_at IS NULL, NEW.owner, NEW.procedure, NEW.territory, NEW.level, NEW.path))
  EXECUTE FUNCTION case_record_moved();

-- Those that wait already.
INSERT INTO duty_place (organisation, procedure, owner, territory, level, path)
  SELECT DISTINCT d.organisation, c.procedure, c.owner, c.territory, c.level, c.path
  FROM case_duty d JOIN case_record c ON c.id = d.case_id AND c.closed_at IS NULL WHERE d.done_at IS NULL;
INSERT INTO duty_counted (case_id, organisation, place, due_at)
  SELECT w.case_id, w.organisation, p.id, w.due_at FROM (
    SELECT case_id, organisation, min(due_at) AS due_at FROM case_duty WHERE done_at IS NULL GROUP BY case_id, organisation
  ) w JOIN case_record c ON c.id = w.case_id AND c.closed_at IS NULL
  JOIN duty_place p ON p.owner = c.owner AND p.organisation = w.organisation AND p.procedure = c.procedure
    AND p.territory = c.territory AND p.level = c.level AND p.path = c.path;
INSERT INTO duty_tally (due_at, place, cases)
  SELECT '-infinity', place, count(*) FROM duty_counted GROUP BY place
  UNION ALL SELECT due_at, place, count(*) FROM duty_counted WHERE due_at IS NOT NULL GROUP BY due_at, place;

-- People and parties of open cases, for those whom policies allow a case for their own part in it.
CREATE INDEX case_record_people ON case_record USING gin ((actors || parties || ARRAY[applicant, assignee])) WHERE closed_at IS NULL;
