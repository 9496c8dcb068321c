-- Why an effect failed, in both languages, for whoever retries it; `error` stays what the program said.
ALTER TABLE effect ADD COLUMN reason JSONB;
