/** Lists of resources as others keep them, with headings of their own → entries for the radar. */
export { entriesOfRows, type ListedEntry, type Listing } from './entries-of-rows.ts';
export { itemsOfCell } from './item-names.ts';
export { type Cells, type ListingColumns, ListingError, type ListingHints, recogniseColumns } from './recognise.ts';
export { LISTING_ROLES, type ListingRole, ROLE_NAMES } from './roles.ts';
