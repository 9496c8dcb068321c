/** The sheets of the guide's form → entries. Whatever cannot be read is a fault with its sheet, row and column. */
import { slugOf } from '../derive/slug.ts';
import { type Entry, EntrySchema } from '../entry.ts';
import type { PointedFault } from '../lint/fault.ts';
import { lintEntry } from '../lint/lint-entry.ts';
import { checkShape } from '../lint/shape.ts';
import {
  at,
  headingRow,
  type Line,
  listed,
  names,
  parsed,
  type SheetFault,
  tableOf,
  text2,
  tidyObject,
  word,
} from './lines.ts';
import { type MainLine, mostCommon, readCheck, readItem, readPermissions } from './read-item.ts';
import {
  CHECK_COLUMNS,
  CHECKS,
  type Columns,
  DEPENDENCIES,
  DEPENDENCY_COLUMNS,
  ITEM_COLUMNS,
  ITEMS,
  MAIN,
  MAIN_COLUMNS,
  type RawSheet,
  RESOURCE_COLUMNS,
  RESOURCES,
} from './sheets.ts';
import { CADENCE, CLASS_KIND, DELIVERY, GRADE, type Words } from './words.ts';

interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: string | null;
}

export interface FormRead {
  readonly entries: readonly Entry[];
  readonly faults: readonly SheetFault[];
}

export function fromForm(sheets: readonly RawSheet[]): FormRead {
  const faults: SheetFault[] = [];
  const main =
    sheets.find(({ name }) => name.trim() === MAIN) ??
    sheets.find((sheet) => headingRow(sheet, MAIN_COLUMNS, ['resource', 'item']) !== undefined);
  const lines = main ? tableOf(main, MAIN_COLUMNS, ['resource', 'item'], faults) : [];
  if (!main) {
    faults.push({
      sheet: sheets[0]?.name ?? MAIN,
      row: 1,
      column: null,
      severity: 'error',
      message: {
        zh: '没有一张工作表有“信息资源名称”和“信息项名称”两列',
        en: 'no sheet has the columns 信息资源名称 and 信息项名称',
      },
      mend: {
        zh: '用 kuaishu catalog export 导出一份作为模板',
        en: 'export a workbook with kuaishu catalog export as a template',
      },
    });
  }
  const extension = <C extends Columns>(name: string, columns: C): Line<C>[] => {
    const sheet = sheets.find((each) => each.name.trim() === name);
    return sheet ? tableOf(sheet, columns, Object.keys(columns).slice(0, 2), faults) : [];
  };
  const beside = {
    resources: extension(RESOURCES, RESOURCE_COLUMNS),
    items: extension(ITEMS, ITEM_COLUMNS),
    checks: extension(CHECKS, CHECK_COLUMNS),
    dependencies: extension(DEPENDENCIES, DEPENDENCY_COLUMNS),
  };
  const taken = new Set<string>();
  const entries: Entry[] = [];
  for (const group of resourcesOf(lines, faults)) {
    const entry = readResource(group, beside, taken, faults);
    if (entry) entries.push(entry);
  }
  tellStrangers(entries, beside, faults);
  return { entries, faults };
}

/** Lines of one resource: those of its name and code; a blank name (merged cells) goes on with the one above. */
function resourcesOf(lines: readonly MainLine[], faults: SheetFault[]): MainLine[][] {
  const groups = new Map<string, MainLine[]>();
  let above: string | undefined;
  for (const line of lines) {
    const { resource, code } = line.cells;
    const key = resource === '' && code === '' ? above : `${resource} ${code}`;
    if (key === undefined) {
      faults.push(
        at(line, 'resource', '没有写信息资源名称', 'the resource has no name', '填写信息资源名称', 'write the name'),
      );
      continue;
    }
    above = key;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()];
}

interface Beside {
  readonly resources: readonly Line<typeof RESOURCE_COLUMNS>[];
  readonly items: readonly Line<typeof ITEM_COLUMNS>[];
  readonly checks: readonly Line<typeof CHECK_COLUMNS>[];
  readonly dependencies: readonly Line<typeof DEPENDENCY_COLUMNS>[];
}

function readResource(
  group: readonly MainLine[],
  beside: Beside,
  taken: Set<string>,
  faults: SheetFault[],
): Entry | undefined {
  const [first] = group;
  if (!first) return undefined;
  const before = faults.length;
  const own = beside.resources.find((line) => line.cells.name === first.cells.resource);
  const resource =
    own?.cells.resource || unused(slugOf(first.cells.resource).replace(/^(?=\d)/, 't') || 'resource', taken);
  taken.add(resource);
  const places = new Map<string, Place>();
  const put = <C extends Columns>(pointer: string, line: Line<C>, key: keyof C) =>
    places.set(pointer, { sheet: line.sheet, row: line.row, column: line.heading(key) });
  const itemLines = group.filter((line) => line.cells.item !== '');
  // the resource's own metadata: its own row, else the first row that states it
  const stated = (key: keyof typeof MAIN_COLUMNS) => group.find((line) => line.cells[key] !== '') ?? first;
  const own1 = group.find((line) => line.cells.item === '');
  const text = (key: keyof typeof MAIN_COLUMNS) => stated(key).cells[key];
  const coded = (key: keyof typeof MAIN_COLUMNS, words: Words) => word(stated(key), key, words, faults);
  const permission = own1 ?? mostCommon(itemLines);
  const ext = <K extends keyof typeof RESOURCE_COLUMNS>(key: K) => own?.cells[key] ?? '';
  const items = itemLines.map((line, i) => {
    const more = beside.items.find((each) => each.cells.resource === resource && each.cells.item === line.cells.item);
    put(`/items/${i}`, line, 'item');
    for (const [pointer, key] of [
      ['type', 'type'],
      ['length', 'length'],
      ['sharing', 'sharingType'],
      ['opening', 'open'],
    ] as const)
      put(`/items/${i}/${pointer}`, line, key);
    if (more)
      for (const key of ['element', 'attribute', 'scale', 'unit', 'grade', 'mask', 'link'] as const)
        put(`/items/${i}/${key}`, more, key);
    return readItem(line, more, own1 ? undefined : permission, faults);
  });
  const kind = coded('kind', CLASS_KIND);
  const format = text('formatClass');
  const checks = beside.checks.filter((line) => line.cells.resource === resource);
  const dependencies = beside.dependencies.filter((line) => line.cells.resource === resource);
  for (const [i, line] of checks.entries()) {
    put(`/checks/${i}`, line, 'id');
    put(`/checks/${i}/sql`, line, 'sql');
  }
  for (const [i, line] of dependencies.entries()) put(`/dependencies/${i}`, line, 'from');
  for (const [pointer, key] of Object.entries(POINTERS)) put(pointer, stated(key), key);
  if (own)
    for (const key of [
      'resource',
      'grade',
      'subject',
      'key',
      'freshness',
      'delivery',
      'authority',
      'majority',
      'source',
    ] as const)
      put(`/${key}`, own, key);
  const source = own && ext('source') !== '' ? parsed(own, 'source', faults) : undefined;
  const short = ext('shortZh') === '' ? undefined : text2(ext('shortZh'), ext('shortEn'));
  const candidate = tidyObject({
    ...(own && ext('rest') !== '' ? (parsed(own, 'rest', faults) as object) : {}),
    resource,
    name: text2(first.cells.resource, ext('nameEn')),
    code: text('code'),
    provider: tidyObject({ name: text('provider'), short, uscc: text('uscc') }),
    class: kind === undefined ? undefined : tidyObject({ kind, category: text('category') }),
    abstract: ext('abstractEn') === '' ? text('abstract') : text2(text('abstract'), ext('abstractEn')),
    format: format === '' ? undefined : { class: format, type: text('formatType') },
    ...readPermissions(permission ?? first, ext('basis'), faults),
    grade: own && word(own, 'grade', GRADE, faults),
    cadence: coded('cadence', CADENCE),
    released: text('released').slice(0, 10),
    related: names(text('related')),
    subject: ext('subject') || subjectOf(items, resource),
    key: names(ext('key')),
    freshness: ext('freshness'),
    delivery: own && word(own, 'delivery', DELIVERY, faults),
    authority: names(ext('authority')),
    majority: names(ext('majority')),
    source,
    items,
    checks: listed(checks.map((line) => readCheck(line, faults))),
    dependencies: listed(dependencies.map((line) => ({ from: names(line.cells.from) ?? [], to: line.cells.to }))),
  });
  const shape = checkShape(EntrySchema, candidate, new Map());
  const found: readonly PointedFault[] = shape.faults.length > 0 ? shape.faults : lintEntry(shape.value as Entry);
  for (const fault of found) faults.push(placed(fault, places, first));
  return faults.slice(before).some((fault) => fault.severity === 'error') ? undefined : (shape.value as Entry);
}

/** Where the lint's pointers lie in the main sheet. */
const POINTERS = {
  '/name': 'resource',
  '/code': 'code',
  '/class': 'kind',
  '/provider': 'provider',
  '/provider/uscc': 'uscc',
  '/abstract': 'abstract',
  '/format': 'formatClass',
  '/format/type': 'formatType',
  '/sharing': 'sharingType',
  '/sharing/condition': 'sharingCondition',
  '/sharing/method': 'sharingMethod',
  '/opening': 'open',
  '/opening/condition': 'openCondition',
  '/cadence': 'cadence',
  '/released': 'released',
  '/related': 'related',
  '/items': 'item',
} as const satisfies Record<string, keyof typeof MAIN_COLUMNS>;

/** A form of others does not say what its rows are about; the items do, mostly. */
function subjectOf(items: readonly Record<string, unknown>[], resource: string): string {
  const has = (...ids: string[]) => items.some((item) => ids.includes(String(item['element'])));
  if (has('resident_id')) return 'person';
  if (has('uscc', 'org_name')) return 'organisation';
  if (has('person_name')) return 'person';
  return resource;
}

/** Extension rows that belong to nothing would be lost silently. */
function tellStrangers(entries: readonly Entry[], beside: Beside, faults: SheetFault[]): void {
  // an entry with faults of its own is not among `entries`; then nothing can be said of what belongs to it
  if (faults.some((fault) => fault.severity === 'error')) return;
  const known = new Map(entries.map((entry) => [entry.resource, new Set(entry.items.map(({ name }) => name))]));
  const strange = <C extends Columns>(line: Line<C>, key: keyof C) =>
    faults.push(
      at(
        line,
        key,
        '在“信息资源目录”里没有',
        'does not stand in 信息资源目录',
        '改正名称，或删去这一行',
        'correct the name or remove the row',
      ),
    );
  for (const line of beside.resources) if (!known.has(line.cells.resource)) strange(line, 'name');
  for (const line of beside.items) if (!known.get(line.cells.resource)?.has(line.cells.item)) strange(line, 'item');
  for (const line of beside.checks) if (!known.has(line.cells.resource)) strange(line, 'resource');
  for (const line of beside.dependencies) if (!known.has(line.cells.resource)) strange(line, 'resource');
}

/** A fault of the lint where its pointer, or the nearest above it, lies in the workbook. */
function placed(
  { pointer, severity, message, mend }: PointedFault,
  places: ReadonlyMap<string, Place>,
  first: MainLine,
): SheetFault {
  for (let at = pointer.replace(/#$/, ''); at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.get(at);
    if (place) return { ...place, severity, message, mend };
  }
  return { sheet: first.sheet, row: first.row, column: null, severity, message, mend };
}

function unused(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted}_${n}`;
  return name;
}
