-- An organisation's entries are listed newest first and counted: both from the index alone, as far as policies ask of these columns.
DROP INDEX catalog_entry_owner;
CREATE INDEX catalog_entry_owner ON catalog_entry (owner, changed_at DESC, id) INCLUDE (state, territory, level);
