/**
 * The sheets of the guide's form → entries, all or none: whatever cannot be read or does not pass is a fault with its sheet, cell and way to mend, and then no
 * entry is returned.
 */
import type { Entry } from '../entry.ts';
import { auditTogether } from '../lint/audit-together.ts';
import { besideOf } from './beside.ts';
import { resourcesOf } from './group-rows.ts';
import { headingRow, type JudgeText, type SheetFault, tableOf } from './lines.ts';
import { placed, type ReadResource, readResource } from './read-resource.ts';
import { MAIN, type RawSheet, READ_COLUMNS } from './sheets.ts';

export interface FormRead {
  /** Empty wherever a fault is an error. */
  readonly entries: readonly Entry[];
  readonly faults: readonly SheetFault[];
  /** Resources that the workbook names, faulty ones among them. */
  readonly resources: number;
}

export interface FormOptions {
  /** Hold the entries against what a catalogue asks before it takes them in (编制指南; audit rules), not only what a draft must satisfy. */
  readonly audit?: boolean;
  /** What may stand in cells, by the rules of whoever takes the entries in; without it everything may. */
  readonly text?: JudgeText;
}

export function fromForm(sheets: readonly RawSheet[], { audit = false, text }: FormOptions = {}): FormRead {
  const faults: SheetFault[] = [];
  const main =
    sheets.find(({ name }) => name.trim() === MAIN) ??
    sheets.find((sheet) => headingRow(sheet, READ_COLUMNS, ['resource', 'item']) !== undefined);
  const lines = main ? tableOf(main, READ_COLUMNS, ['resource', 'item'], faults, text) : [];
  if (!main) faults.push(noForm(sheets[0]?.name ?? MAIN));
  const beside = besideOf(sheets, faults, text);
  const groups = resourcesOf(lines, faults);
  if (main && groups.length === 0 && faults.length === 0) faults.push(nothing(main.name));
  const taken = new Set<string>();
  const read: ReadResource[] = [];
  for (const group of groups) {
    const resource = readResource(group, beside, taken, audit, faults);
    if (resource) read.push(resource);
  }
  const entries = read.map(({ entry }) => entry);
  for (const { at, fault } of auditTogether(entries, { strict: audit })) {
    const of = read[at];
    if (of) faults.push(placed(fault, of.places, of.first));
  }
  const failed = () => faults.some((fault) => fault.severity === 'error');
  // an entry with faults of its own is not among `entries`; then nothing can be said of what belongs to it
  if (!failed()) beside.tellStrangers(entries, faults);
  return { entries: failed() ? [] : entries, faults, resources: groups.length };
}

function noForm(sheet: string): SheetFault {
  return {
    sheet,
    row: 1,
    column: null,
    cell: 'A1',
    code: 'no_form',
    severity: 'error',
    message: {
      zh: '没有一张工作表有“信息资源名称”和“信息项名称”两列',
      en: 'no sheet has the columns 信息资源名称 and 信息项名称',
    },
    mend: {
      zh: '用 kuaishu catalog export 导出一份作为模板',
      en: 'export a workbook with kuaishu catalog export as a template',
    },
  };
}

function nothing(sheet: string): SheetFault {
  return {
    sheet,
    row: 1,
    column: null,
    cell: 'A1',
    code: 'no_rows',
    severity: 'error',
    message: { zh: '表头下没有一行信息资源', en: 'no resource stands below the heading' },
    mend: { zh: '从表头下一行起填写', en: 'fill it in from the row below the heading' },
  };
}
