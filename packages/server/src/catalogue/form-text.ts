/** What may stand in the cells of a form: what the body of an entry may hold, asked cell by cell, so that each fault has its place. */
import { EntryBody, Label, TEXT_FAULTS, unsafeText } from '@kuaishu/api';
import { FORM_SHEETS, type JudgeText, type SheetFault } from '@kuaishu/catalog';

const PREFIX = 'text_';

export const judgeCell: JudgeText = (value, kind) => {
  const found = unsafeText(kind === 'label' ? Label() : EntryBody, value);
  if (!found) return null;
  const { what, mend } = TEXT_FAULTS[found.fault];
  return { code: `${PREFIX}${found.fault}`, message: what, mend };
};

/** Cells named in a record; the rest is counted. */
const MOST_CELLS = 20;

/** What goes on record of cells that were refused for their text: kinds, counts and addresses, nothing of the text. Null where there are none. */
export function refusedText(
  faults: readonly SheetFault[],
): { readonly fault: Record<string, number>; readonly cells: string[] } | null {
  const of = faults.filter(({ code }) => code.startsWith(PREFIX));
  if (of.length === 0) return null;
  const fault: Record<string, number> = {};
  for (const { code } of of) {
    const kind = code.slice(PREFIX.length);
    fault[kind] = (fault[kind] ?? 0) + 1;
  }
  // a sheet's name is its sender's: one that the form does not have is told by its cell alone
  const cells = of
    .slice(0, MOST_CELLS)
    .map(({ sheet, cell, row }) => `${FORM_SHEETS.has(sheet) ? sheet : ''}!${cell ?? row}`);
  return { fault, cells };
}
