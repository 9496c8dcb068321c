/**
 * Rows of the form → the rows of each resource. A row without an item is the resource's own and begins it; rows of items follow, with its name repeated or left
 * blank (merged cells). Where no resource has a row of its own, rows of one name and provider belong together.
 */

import { numberedStem } from '../lint/numbered.ts';
import { at, type Line, type SheetFault } from './lines.ts';
import type { READ_COLUMNS } from './sheets.ts';

export type MainLine = Line<typeof READ_COLUMNS>;

export interface Group {
  readonly lines: MainLine[];
  /** The row of the resource itself, where there is one. */
  readonly own: MainLine | undefined;
}

export function resourcesOf(lines: readonly MainLine[], faults: SheetFault[]): Group[] {
  const groups: Group[] = [];
  const known = new Map<string, Group>();
  let current: Group | undefined;
  const nameOf = (group: Group | undefined) => group?.lines[0]?.cells.resource;
  for (const line of lines) {
    const { resource, provider, item } = line.cells;
    if (resource === '') {
      if (current) current.lines.push(line);
      else
        faults.push(
          at(
            line,
            'resource',
            '没有写信息资源名称',
            'the resource has no name',
            '填写信息资源名称',
            'write the name',
            'name_missing',
          ),
        );
      continue;
    }
    const key = `${resource}\n${provider}`;
    const same = nameOf(current) === resource && (provider === '' || sameProvider(current, provider));
    const earlier = item === '' ? undefined : same ? current : known.get(key);
    if (earlier) earlier.lines.push(line);
    current = earlier ?? { lines: [line], own: item === '' ? line : undefined };
    if (earlier) continue;
    groups.push(current);
    known.set(key, current);
  }
  return groups;
}

function sameProvider(group: Group | undefined, provider: string): boolean {
  const stated = group?.lines.find((line) => line.cells.provider !== '')?.cells.provider;
  return stated === undefined || stated === provider;
}

/** What is the resource's own and must be one thing on all its rows. */
const OF_THE_RESOURCE = [
  'code',
  'uscc',
  'abstract',
  'kind',
  'category',
  'formatClass',
  'formatType',
  'cadence',
  'released',
] as const;

/**
 * 同一资源各行应一致: the code above all; a value that counts up from row to row was dragged down by mistake. Each cell that differs from the first is a fault
 * of its own.
 */
export function checkRows({ lines }: Group, faults: SheetFault[]): void {
  for (const key of OF_THE_RESOURCE) {
    const stated = lines.filter((line) => line.cells[key] !== '');
    const [first] = stated;
    if (!first) continue;
    const wanted = first.cells[key];
    const others = stated.filter((line) => line.cells[key] !== wanted);
    if (others.length === 0) continue;
    const dragged = countsUp(stated.map((line) => line.cells[key]));
    for (const line of others)
      faults.push({
        ...at(
          line,
          key,
          dragged
            ? `“${line.cells[key]}”像是下拉填充时自动编号，首行是“${wanted}”`
            : `“${line.cells[key]}”与同一资源首行的“${wanted}”不同`,
          dragged
            ? `"${line.cells[key]}" seems counted up by dragging; the first row has "${wanted}"`
            : `"${line.cells[key]}" differs from "${wanted}" in the first row of the resource`,
          `改为“${wanted}”或留空`,
          `write "${wanted}" or leave it blank`,
          dragged ? 'drag_filled' : key === 'code' ? 'code_rows_differ' : 'rows_differ',
        ),
        severity: key === 'code' || dragged ? 'error' : 'warning',
      });
  }
}

/** 摘要1, 摘要2, 摘要3: one stem, each number one more than the one above; two rows are enough. */
function countsUp(values: readonly string[]): boolean {
  const parts = values.map(numberedStem);
  const [first] = parts;
  return (
    values.length > 1 &&
    first !== undefined &&
    parts.every((part, i) => part !== undefined && part.stem === first.stem && part.number === first.number + BigInt(i))
  );
}
