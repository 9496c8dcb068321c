-- What the platform is asked most often, found in the order of an index however large the ledger is.

-- An item's territory is its entry's, which never changes: who holds an attribute is asked territory by territory, the nearest first.
ALTER TABLE catalog_item ADD COLUMN territory TEXT NOT NULL DEFAULT '';
UPDATE catalog_item SET territory = catalog_entry.territory FROM catalog_entry WHERE catalog_entry.id = catalog_item.entry;
ALTER TABLE catalog_item ALTER COLUMN territory DROP DEFAULT;
DROP INDEX catalog_item_attribute;
CREATE INDEX catalog_item_holder ON catalog_item (subject, attribute, territory, entry, position);
DROP INDEX catalog_item_element;
CREATE INDEX catalog_item_spelling ON catalog_item (subject, element, attribute) WHERE element IS NOT NULL;
CREATE INDEX catalog_authority_attribute ON catalog_authority (subject, attribute);
