/**
 * A cell as pages, files and interfaces show it. A numeric column that may have fractions stores 135 as 135.0: the fraction says nothing, and nobody wrote it.
 * What the linking and the fusion compared stays as it was stored.
 */

import { wholeText } from './record-reader.ts';
import type { OpenRelease } from './releases.ts';

type Of = Pick<OpenRelease, 'attributes'>;

export function cellText({ attributes }: Of, attribute: string, stored: string | null): string | null {
  if (stored === null || stored === '') return stored;
  return attributes.find((of) => of.attribute === attribute)?.domain.kind === 'number' ? wholeText(stored) : stored;
}

/** Of a whole row. */
export const rowTexts = (release: Of, row: Readonly<Record<string, string | null>>): Record<string, string | null> =>
  Object.fromEntries(Object.entries(row).map(([name, stored]) => [name, cellText(release, name, stored)]));
