/** Headings of a resource's rows as columns of the table. */
import type { QuarantinedRow } from '@kuaishu/api';

/** In the order in which files have them. */
export const headingsOf = (rows: readonly Pick<QuarantinedRow, 'cells'>[]): string[] => [
  ...new Set(rows.flatMap((row) => row.cells.map((cell) => cell.heading))),
];

/** As it may stand in an address among other columns: letters and figures. */
export const headingKey = (heading: string): string => `h_${heading.replace(/[^\p{L}\p{N}]/gu, '_')}`.slice(0, 60);
