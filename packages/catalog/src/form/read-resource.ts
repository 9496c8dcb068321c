/** The rows of one resource, with what the sheets beside say of it → an entry, checked; places of its parts, so that each fault finds its cell. */
import { KIND_DIGIT } from '../codes/class-values.ts';
import { slugOf } from '../derive/slug.ts';
import { type Entry, EntrySchema } from '../entry.ts';
import { auditEntry } from '../lint/audit-entry.ts';
import type { PointedFault } from '../lint/fault.ts';
import { lintEntry } from '../lint/lint-entry.ts';
import { checkShape } from '../lint/shape.ts';
import type { Beside } from './beside.ts';
import { checkRows, type Group, type MainLine } from './group-rows.ts';
import { figure, type Line, listed, names, parsed, type SheetFault, text2, tidyObject, word } from './lines.ts';
import { mostCommon, readCheck, readItem, readPermissions } from './read-item.ts';
import { type Columns, NO_CODE, type READ_COLUMNS, type RESOURCE_COLUMNS, VOLUME_KEYS } from './sheets.ts';
import { CADENCE, CLASS_KIND, DELIVERY, GRADE, type Words } from './words.ts';

export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: string | null;
  readonly cell: string | null;
}

export interface ReadResource {
  readonly entry: Entry;
  /** Places of what is compared between entries: few, for they are kept for all of them. */
  readonly places: ReadonlyMap<string, Place>;
  readonly first: MainLine;
}

const COMPARED = ['/resource', '/code', '/name'];

/** Undefined when the rows make no entry; `faults` has grown then. */
export function readResource(
  group: Group,
  beside: Beside,
  taken: Set<string>,
  audit: boolean,
  faults: SheetFault[],
): ReadResource | undefined {
  const { lines, own: own1 } = group;
  const [first] = lines;
  if (!first) return undefined;
  const before = faults.length;
  checkRows(group, faults);
  const own = beside.resourceNamed(first.cells.resource);
  const resource =
    own?.cells.resource || unused(slugOf(first.cells.resource).replace(/^(?=\d)/, 't') || 'resource', taken);
  taken.add(resource);
  const places = new Map<string, Place>();
  const put = <C extends Columns>(pointer: string, line: Line<C>, key: keyof C) =>
    places.set(pointer, { sheet: line.sheet, row: line.row, column: line.heading(key), cell: line.address(key) });
  const itemLines = lines.filter((line) => line.cells.item !== '');
  // the resource's own metadata: its own row, else the first row that states it
  const stated = (key: keyof typeof READ_COLUMNS) => lines.find((line) => line.cells[key] !== '') ?? first;
  const text = (key: keyof typeof READ_COLUMNS) => stated(key).cells[key];
  const coded = (key: keyof typeof READ_COLUMNS, words: Words) => word(stated(key), key, words, faults);
  const permission = own1 ?? mostCommon(itemLines);
  const ext = <K extends keyof typeof RESOURCE_COLUMNS>(key: K) => own?.cells[key] ?? '';
  const items = itemLines.map((line, i) => {
    const more = beside.itemOf(resource, line.cells.item);
    put(`/items/${i}`, line, 'item');
    for (const [pointer, key] of ITEM_POINTERS) put(`/items/${i}${pointer}`, line, key);
    if (more)
      for (const key of ['element', 'attribute', 'scale', 'unit', 'grade', 'class', 'mask', 'link'] as const)
        put(`/items/${i}/${key}`, more, key);
    return readItem(line, more, own1 ? undefined : permission, faults);
  });
  const kind = coded('kind', CLASS_KIND);
  const format = text('formatClass');
  const checks = beside.checksOf(resource);
  const dependencies = beside.dependenciesOf(resource);
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
    class: kind === undefined ? undefined : tidyObject({ kind, category: categoryOf(kind, text) }),
    classification: filled({ theme: ext('theme'), industry: ext('industry'), service: ext('service') }),
    matters: mattersOf(text('matters'), text('matterCodes')),
    system: filled({ name: text('system'), network: text('network') }),
    contact: filled({ name: text('contact'), office: text('office'), phone: text('contactPhone') }),
    volume: filled(Object.fromEntries(VOLUME_KEYS.map((key) => [key, figure(stated(key), key, faults)]))),
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
  const entry = shape.value as Entry;
  const found: readonly PointedFault[] =
    shape.faults.length > 0 ? shape.faults : [...lintEntry(entry), ...(audit ? auditEntry(entry) : [])];
  for (const fault of found) faults.push(placed(fault, places, first));
  return faults.slice(before).some((fault) => fault.severity === 'error')
    ? undefined
    : { entry, places: new Map([...places].filter(([pointer]) => COMPARED.includes(pointer))), first };
}

const ITEM_POINTERS = [
  ['/name', 'item'],
  ['/type', 'type'],
  ['/length', 'length'],
  ['/sharing', 'sharingType'],
  ['/sharing/condition', 'sharingCondition'],
  ['/sharing/basis', 'sharingCondition'],
  ['/sharing/method', 'sharingMethod'],
  ['/opening', 'open'],
  ['/opening/condition', 'openCondition'],
  ['/opening/basis', 'openBasis'],
] as const;

/** Where the lint's pointers lie in the main sheet. */
const POINTERS = {
  '/name': 'resource',
  '/code': 'code',
  '/class': 'kind',
  '/class/category': 'category',
  '/provider': 'provider',
  '/provider/name': 'provider',
  '/provider/uscc': 'uscc',
  '/abstract': 'abstract',
  '/format': 'formatClass',
  '/format/type': 'formatType',
  '/sharing': 'sharingType',
  '/sharing/condition': 'sharingCondition',
  '/sharing/basis': 'sharingCondition',
  '/sharing/method': 'sharingMethod',
  '/opening': 'open',
  '/opening/condition': 'openCondition',
  '/opening/basis': 'openBasis',
  '/cadence': 'cadence',
  '/released': 'released',
  '/related': 'related',
  '/items': 'item',
  '/matters': 'matters',
  '/system': 'system',
  '/contact': 'contact',
  '/volume': 'storage',
  '/volume/storage': 'storage',
  '/volume/rows': 'rows',
  '/volume/sharedStorage': 'sharedStorage',
  '/volume/sharedRows': 'sharedRows',
  '/volume/openedStorage': 'openedStorage',
  '/volume/openedRows': 'openedRows',
} as const satisfies Record<string, keyof typeof READ_COLUMNS>;

/** 项、目、细目 in columns of their own make one class code, when they are digits; else what 项 says stands. */
function categoryOf(kind: string, text: (key: keyof typeof READ_COLUMNS) => string): string {
  const [category, sub, detail] = [text('category'), text('subcategory'), text('detail')];
  if (/^\d{1,2}$/.test(category) && /^\d{1,3}$/.test(sub) && /^\d*$/.test(detail))
    return `${KIND_DIGIT[kind as keyof typeof KIND_DIGIT]}${category.padStart(2, '0')}${sub.padStart(3, '0')}${detail}`;
  return category;
}

function mattersOf(text: string, codes: string): unknown {
  const found = names(codes) ?? [];
  return names(text)?.map((name, i) => tidyObject({ name, code: found[i] === NO_CODE ? '' : (found[i] ?? '') }));
}

/** Undefined where every part is blank. */
function filled(of: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const tidy = tidyObject(of);
  return Object.keys(tidy).length === 0 ? undefined : tidy;
}

/** A form of others does not say what its rows are about; the items do, mostly. */
function subjectOf(items: readonly Record<string, unknown>[], resource: string): string {
  const has = (...ids: string[]) => items.some((item) => ids.includes(String(item['element'])));
  if (has('resident_id')) return 'person';
  if (has('uscc', 'org_name')) return 'organisation';
  if (has('person_name')) return 'person';
  return resource;
}

/** A fault of the lint where its pointer, or the nearest above it, lies in the workbook. */
export function placed(
  { pointer, code, severity, message, mend }: PointedFault,
  places: ReadonlyMap<string, Place>,
  first: MainLine,
): SheetFault {
  for (let at = pointer.replace(/#$/, ''); at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.get(at);
    if (place) return { ...place, code, severity, message, mend };
  }
  return {
    sheet: first.sheet,
    row: first.row,
    column: null,
    cell: first.address('resource'),
    code,
    severity,
    message,
    mend,
  };
}

function unused(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted}_${n}`;
  return name;
}
