/**
 * A database's own description of its tables → draft entries, as files give them: each column by its comment, its name and, where a sample was taken, its
 * content; keys and references from the database itself. No value of a row stands in a draft.
 */
import type { Entry, Item } from '@kuaishu/catalog';
import type { DatabaseSchema, SchemaColumn, SchemaTable } from '@kuaishu/engine';
import { element } from '@kuaishu/standards';
import { recognise } from '../profile/recognise.ts';
import type { ColumnProfile, ColumnType, Name2, Recognised } from '../profile/resource-profile.ts';
import { type Draft, draftEntries } from './draft-entries.ts';
import type { Guess } from './report.ts';
import type { Table } from './table.ts';

export interface DatabaseDrafts {
  readonly drafts: readonly Draft[];
  readonly guesses: readonly Guess[];
  /** Tables that make no entry, and why. */
  readonly left: readonly (Name2 & { readonly table: string })[];
}

/** `url`: the address as it will stand in the entries, without its password. Pure. */
export function draftsFromDatabase(schema: DatabaseSchema, url: string): DatabaseDrafts {
  const left: (Name2 & { table: string })[] = [];
  const taken = schema.tables.filter((table) => {
    const reason = notData(table);
    if (reason) left.push({ table: table.id, ...reason });
    return !reason;
  });
  const several = new Set(taken.map(({ schema: name }) => name)).size > 1;
  const tables = taken.map((table) => tableOf(table, schema.kind, several));
  const { drafts, guesses } = draftEntries(tables, () => 'sources/none');
  const resourceOf = new Map(drafts.map((draft, i) => [taken[i]?.id ?? '', draft.entry.resource]));
  const related = acyclic(
    drafts.map(({ entry }, i) => [
      entry.resource,
      (taken[i]?.foreignKeys ?? []).flatMap(({ references }) => resourceOf.get(references) ?? []),
    ]),
  );
  const own = drafts.map((draft, i) => {
    const table = taken[i];
    return table ? fromTable(draft, table, schema, url, related.get(draft.entry.resource) ?? [], guesses) : draft;
  });
  return { drafts: own, guesses, left };
}

const TOOLS =
  /^(?:flyway_schema_history|databasechangelog(?:lock)?|schema_migrations|alembic_version|knex_migrations(?:_lock)?|qrtz_.*|act_(?:ru|hi|ge|re|id)_.*|spring_session.*|django_.*|pgboss.*|undo_log|sys_(?:log|job|menu|dict|config|oper).*|oauth_.*|worker_node)$/i;
const COPIES = /(?:[_-](?:bak|backup|tmp|temp|old|copy\d*|test)|[_-](?:19|20)\d{6}|_bak_?\d+)$|^(?:tmp|temp|bak)_/i;

function notData(table: SchemaTable): Name2 | undefined {
  if (table.columns.length === 0) return { zh: '没有列', en: 'it has no columns' };
  if (TOOLS.test(table.name))
    return {
      zh: '是程序自用的表（迁移、任务、日志、权限）',
      en: 'it belongs to a program itself: migrations, jobs, logs, rights',
    };
  if (COPIES.test(table.name))
    return { zh: '表名像备份或临时表', en: 'its name sounds like a backup or a temporary table' };
  return undefined;
}

function tableOf(table: SchemaTable, format: string, several: boolean): Table {
  const rows = table.rows ?? table.sample?.length ?? 0;
  const columns = table.columns.map((column, i) => columnOf(column, table, i, rows));
  return {
    file: table.id,
    title: titleOf(table, several),
    parquet: '',
    proposals: [],
    profile: {
      file: table.id,
      format,
      encoding: null,
      delimiter: null,
      sheet: null,
      sheets: [],
      headerLine: 0,
      units: {},
      rejected: 0,
      warnings: [],
      rules: [],
      rows,
      sampled: table.sample?.length ?? 0,
      columns,
      // what the database itself keeps unique
      keys: [table.key, ...table.unique]
        .filter((key) => key.length > 0)
        .map((key) => ({ columns: key, unique: 1, exact: true })),
      defects: [],
    },
  };
}

function titleOf({ comment, schema, name }: SchemaTable, several: boolean): string {
  const said = comment
    ?.split(/[\n。；;]/u)[0]
    ?.trim()
    .slice(0, 60);
  return said || (several ? `${schema}_${name}` : name);
}

/** The part of a comment that names the column: 性别：1男 2女 → 性别. */
export function headingOf(comment: string | null): string | undefined {
  const said = comment?.split(/[\n:：,，;；。(（[【|]|\s{2,}|\s-\s/u)[0]?.trim();
  return said && said.length <= 30 ? said : undefined;
}

function columnOf(column: SchemaColumn, table: SchemaTable, index: number, rows: number): ColumnProfile {
  const values = (table.sample ?? [])
    .map((row) => row[index] ?? null)
    .filter((value): value is string => value !== null && value.trim() !== '');
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const distinct = [...counts.keys()];
  const type = typeOf(column.type);
  const found = recognised(column, { type, values: distinct.slice(0, 300), distinct: distinct.length });
  const [best, ...alternatives] = found;
  const sampled = table.sample?.length ?? 0;
  return {
    name: column.name,
    type,
    filled: sampled > 0 ? Math.round((values.length / sampled) * rows) : rows,
    fill: sampled > 0 ? values.length / sampled : 1,
    distinct: distinct.length,
    distinctExact: false,
    min: null,
    max: null,
    shortest: 0,
    longest: column.length ?? 0,
    top: [...counts]
      .map(([value, count]) => ({ value, count, share: count / Math.max(1, values.length) }))
      .sort((a, b) => b.count - a.count)
      .slice(0, 50),
    patterns: [],
    histogram: null,
    element: best?.element ?? null,
    confidence: best?.confidence ?? 0,
    recognisedBy: best?.by ?? null,
    reason: best?.reason ?? null,
    alternatives,
    defects: [],
  };
}

/** By comment and by name; where both mean the same element they confirm each other. */
function recognised(column: SchemaColumn, evidence: Omit<Parameters<typeof recognise>[0], 'name'>): Recognised[] {
  const comment = headingOf(column.comment);
  const byName = recognise({ ...evidence, name: column.name });
  const byComment = comment === undefined ? [] : recognise({ ...evidence, name: comment });
  const best = new Map<string, Recognised>();
  for (const each of byComment) {
    const too = byName.find(({ element, by }) => element === each.element && by === 'heading');
    const confidence = too ? Math.min(0.99, each.confidence + 0.05) : each.confidence;
    best.set(each.element, {
      ...each,
      confidence: Math.round(confidence * 100) / 100,
      reason: { zh: `注释“${comment}”：${each.reason.zh}`, en: `comment "${comment}": ${each.reason.en}` },
    });
  }
  // a comment speaks against what the bare name might mean, also where it names no known element: fj, 工本费 is no 附件
  const doubt = comment !== undefined && /\p{Script=Han}/u.test(comment) ? (byComment.length > 0 ? 0.6 : 0.5) : 1;
  for (const each of byName)
    if (!best.has(each.element))
      best.set(each.element, { ...each, confidence: Math.round(each.confidence * doubt * 100) / 100 });
  return [...best.values()]
    .map((each) =>
      fits(evidence.type, each.element) ? each : { ...each, confidence: Math.round(each.confidence * 30) / 100 },
    )
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, 5);
}

/** Whether a column declared so can hold the element: a number is no name, a date no identifier. Text holds anything. */
function fits(type: ColumnType, id: string): boolean {
  const kind = element(id)?.domain.kind;
  if (type === 'integer' || type === 'number')
    return (
      (kind !== undefined &&
        ['number', 'money', 'coordinate', 'code', 'boolean', 'year', 'month', 'identifier'].includes(kind)) ||
      id === 'record_no' ||
      id === 'sort_order'
    );
  if (type === 'date' || type === 'datetime')
    return kind === 'date' || kind === 'datetime' || kind === 'year' || kind === 'month';
  return true;
}

function typeOf(declared: string): ColumnType {
  const type = declared.toLowerCase();
  if (/^bool|^tinyint\(1\)|^bit\(1\)/.test(type)) return 'boolean';
  if (/^(?:small|big|medium|tiny)?int|^integer|^serial|^bigserial/.test(type)) return 'integer';
  if (/^(?:numeric|decimal|real|double|float|money)/.test(type)) return 'number';
  if (/^year/.test(type)) return 'year';
  if (/^timestamp|^datetime/.test(type)) return 'datetime';
  return /^date/.test(type) ? 'date' : 'text';
}

/** Data type of the compilation guide for a declared one (发改高技术〔2017〕1272号). */
function guideType({ type, precision, scale }: SchemaColumn): NonNullable<Item['type']> {
  switch (typeOf(type)) {
    case 'boolean':
      return 'L';
    case 'integer':
    case 'year':
      return 'I';
    case 'number':
      return /money/i.test(type)
        ? 'Y'
        : precision !== null && scale === 0
          ? 'I'
          : /real|double|float/i.test(type)
            ? 'B'
            : 'N';
    case 'datetime':
      return 'T';
    case 'date':
      return 'D';
    default:
      return /text|clob|json|xml/i.test(type) ? 'M' : 'C';
  }
}

function fromTable(
  draft: Draft,
  table: SchemaTable,
  schema: DatabaseSchema,
  url: string,
  related: readonly string[],
  guesses: Guess[],
): Draft {
  const { resource } = draft.entry;
  const key = draft.entry.key ?? (table.key.length > 0 ? [...table.key] : undefined);
  const tell = (what: string, value: string, confidence: number, zh: string, en: string) =>
    guesses.push({ entry: resource, what, value, confidence, reason: { zh, en } });
  if (!draft.entry.key && key) tell('key', key.join('+'), 0.9, '是表的主键', "is the table's primary key");
  if (related.length > 0)
    tell('related', related.join('、'), 0.8, '外键指向这些表', 'foreign keys point to these tables');
  const items = draft.entry.items.map((item, i): Item => {
    const column = table.columns[i];
    if (!column) return item;
    const heading = headingOf(column.comment);
    const { guess, ...rest } = item;
    return {
      ...rest,
      ...(heading && heading !== item.name ? { title: { zh: heading } } : {}),
      ...(item.element === undefined ? { type: guideType(column) } : {}),
      ...(item.element === undefined && column.length ? { length: column.length } : {}),
      ...(item.element === undefined && column.precision
        ? { length: column.precision, ...(column.scale ? { scale: column.scale } : {}) }
        : {}),
      ...(column.nullable ? {} : { required: true }),
      ...(guess ? { guess } : {}),
    };
  });
  const entry: Entry = {
    ...draft.entry,
    ...(table.rows === null ? {} : { volume: { rows: table.rows } }),
    format: { class: '数据库', type: schema.kind },
    system: { name: schema.database },
    sharing: draft.entry.sharing
      ? { ...draft.entry.sharing, method: 'platform_database' }
      : { type: 2, condition: '待填' },
    ...(key ? { key } : {}),
    ...(related.length > 0 ? { related: [...related] } : {}),
    source: {
      database: schema.kind,
      url,
      table: schema.kind === 'mysql' ? table.name : table.id,
      ...cursorOf(table, draft.entry),
    },
    items,
  };
  return { ...draft, entry };
}

/** The column that says when a row changed, where the database says that it is always filled. */
function cursorOf(table: SchemaTable, { freshness }: Entry): { cursor?: string } {
  const column = table.columns.find(({ name }) => name === freshness);
  return column && !column.nullable ? { cursor: column.name } : {};
}

/** References without those that would close a circle, first come, first kept. */
function acyclic(references: readonly (readonly [from: string, to: readonly string[]])[]): Map<string, string[]> {
  const kept = new Map<string, string[]>();
  const reaches = (from: string, target: string, seen = new Set<string>()): boolean => {
    if (from === target) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return (kept.get(from) ?? []).some((next) => reaches(next, target, seen));
  };
  for (const [from, to] of references)
    for (const target of new Set(to)) if (!reaches(target, from)) kept.set(from, [...(kept.get(from) ?? []), target]);
  return kept;
}
