-- Seeing plain values is an act: its entry has an id, under which the log of flows knows it.
ALTER TABLE reveal ADD COLUMN id TEXT UNIQUE;
