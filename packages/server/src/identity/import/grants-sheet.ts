/** A sheet of grants → what `/api/import/grants` takes, as far as each cell can be read. */
import { GrantsImport, type GrantToImport, textFault } from '@kuaishu/api';
import { Value } from 'typebox/value';
import type { Organisation } from '../organisations/tree.ts';
import { endOfDay } from '../roles/end-of-day.ts';
import type { GRANTS } from './columns.ts';
import type { Found } from './find-organisation.ts';
import { dayOf, given, meant } from './people-sheet.ts';
import { type CellFault, cellFault, type Line } from './sheet-lines.ts';
import { ROLE_WORDS } from './words.ts';

export type GrantLine = Line<keyof (typeof GRANTS)['columns']>;

const { reason: REASON } = GrantsImport.properties.grants.items.properties;

export function readGrants(
  lines: readonly GrantLine[],
  find: (text: string) => Found<Organisation>,
  faults: CellFault[],
): Partial<GrantToImport>[] {
  return lines.map((line) => {
    const { cells } = line;
    const found =
      cells.organisation === '' || textFault(cells.organisation, 'line') ? undefined : find(cells.organisation);
    if (found && !('one' in found)) faults.push(cellFault(line, 'organisation', found.message, found.mend));
    const until = dayOf(line, 'until', faults);
    const hasReason = cells.reason !== '' && Value.Check(REASON, cells.reason);
    if (cells.reason !== '' && !hasReason)
      faults.push(
        cellFault(
          line,
          'reason',
          { zh: '理由过短或过长。', en: 'The reason is too short or too long.' },
          { zh: '写 2 到 500 个字。', en: 'Write 2 to 500 characters.' },
        ),
      );
    return given({
      user: cells.login === '' ? undefined : cells.login.normalize('NFKC').slice(0, 64),
      organisation: found && 'one' in found ? found.one.id : undefined,
      role: meant(line, 'role', ROLE_WORDS, faults),
      until: until === undefined ? undefined : endOfDay(until).toISOString(),
      reason: hasReason ? cells.reason : undefined,
    }) as Partial<GrantToImport>;
  });
}
