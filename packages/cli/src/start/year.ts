/** Deliveries after the first that the simulation can make. */
export const YEAR_MONTHS = 12;
