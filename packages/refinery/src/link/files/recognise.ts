/** Which columns of somebody's files are one, for linking. */
import type { LinkKind } from '@kuaishu/catalog';
import { bareDescription, besideNames, type Described, describeColumn } from './describe-column.ts';
import { isOthers } from './heading-meaning.ts';
import type { ColumnFacts, LinkColumn } from './link-column.ts';
import { withVisibleParts } from './masked.ts';
import { withOrgCodes } from './org-codes.ts';

/** Say nothing about who the subject is. */
const IDLE = new Set(['updated_at', 'record_no', 'remarks', 'source_system']);
/** Results of another link, or its truth. */
const FORMER_RESULT = /^(?:cluster|cluster_?id|entity_?id|实体编号|聚类编号)$/i;
/** Beyond these a link takes no more fields, the earlier kinds first. */
const WORTH: readonly LinkKind[] = [
  'identifier',
  'person_name',
  'org_name',
  'date',
  'phone',
  'address',
  'text',
  'long_text',
  'number',
  'category',
  'region',
];
const MOST = 15;
/** Columns of the files brought together by what they are. `mapped`: heading → the heading or attribute it stands for. */
export function recognise(
  files: readonly (readonly ColumnFacts[])[],
  idColumns: readonly (string | null)[],
  mapped: ReadonlyMap<string, string>,
): LinkColumn[] {
  const found = new Map<string, Found>();
  files.forEach((columns, f) => {
    const read = columns.filter(
      ({ heading, filled }) => heading !== idColumns[f] && !FORMER_RESULT.test(heading) && filled > 0,
    );
    for (const { facts, described } of describedOf(read, files, mapped)) {
      if (IDLE.has(described.attribute)) continue;
      const at = found.get(described.attribute) ?? { headings: files.map(() => null), kinds: [], facts: [] };
      at.headings[f] = facts.heading;
      at.kinds.push(described);
      at.facts.push(facts);
      found.set(described.attribute, at);
    }
  });
  bringTogether(found, files.length);
  const columns: LinkColumn[] = [];
  for (const [attribute, { headings, kinds, facts }] of found) {
    if (facts.every((f) => f.distinct <= 1)) continue;
    const best = kinds.find((k) => k.sure) ?? kinds[0];
    if (best)
      columns.push({
        headings,
        attribute,
        kind: best.kind,
        exclusive: best.exclusive,
        cleaning: best.cleaning,
        ...(best.table === undefined ? {} : { table: best.table }),
      });
  }
  const whole = withVisibleParts(withOrgCodes(columns, files), files).filter(
    ({ headings }) => files.length < 2 || headings.filter((h) => h !== null).length > 1,
  );
  return whole.sort((a, b) => WORTH.indexOf(a.kind) - WORTH.indexOf(b.kind)).slice(0, MOST);
}

interface Read {
  readonly facts: ColumnFacts;
  readonly described: Described;
}

/**
 * The columns of one file, each attribute once: what the whole heading names goes before what a part of it or the content says. Of two columns whose headings
 * name the same element the first one is it; one of which only a part says so keeps its own name beside it.
 */
function describedOf(
  columns: readonly ColumnFacts[],
  files: readonly (readonly ColumnFacts[])[],
  mapped: ReadonlyMap<string, string>,
): Read[] {
  const all = columns.map((facts) => ({
    facts,
    described: joined(describeColumn(facts, facts.heading), facts, files, mapped),
  }));
  const taken = new Set<string>();
  const chosen = new Map<ColumnFacts, Described>();
  for (const by of ['heading', 'part', 'nothing'] as const)
    for (const { facts, described } of all) {
      if (described.by !== by) continue;
      const own = taken.has(described.attribute) && by === 'part' ? bareDescription(facts, facts.heading) : described;
      if (taken.has(own.attribute)) continue;
      taken.add(own.attribute);
      chosen.set(facts, own);
    }
  const whole = all.flatMap(({ facts }): Read[] => {
    const described = chosen.get(facts);
    return described ? [{ facts, described }] : [];
  });
  return withNumbers(withSubject(whole));
}

/** Numbers that stand in the cells of the names, where no column has them. */
function withNumbers(columns: readonly Read[]): Read[] {
  const name = columns.find(({ described }) => described.attribute === 'person_name');
  const known = new Set(columns.flatMap(({ described }) => [described.attribute, described.kind]));
  return [
    ...columns,
    ...(name ? besideNames(name.facts) : []).flatMap((described): Read[] =>
      known.has(described.attribute) || (known.has(described.kind) && described.kind === 'phone')
        ? []
        : [{ facts: (name as Read).facts, described }],
    ),
  ];
}

/** A file in which one column alone holds names of people, under a heading that nobody knows (人员, 参保人), names its subjects there. */
function withSubject(columns: readonly Read[]): Read[] {
  const names = columns.filter(({ described }) => described.kind === 'person_name');
  const bodies = columns.some(({ described }) => described.attribute === 'org_name' || described.attribute === 'uscc');
  const [only] = names;
  if (!only || names.length > 1 || bodies || only.described.by !== 'nothing' || isOthers(only.facts.heading))
    return [...columns];
  return columns.map((column) =>
    column === only ? { facts: only.facts, described: { ...only.described, attribute: 'person_name' } } : column,
  );
}

/**
 * A column that the map names, or that it maps another column to, stands under the name of the latter; what it holds is what its own heading and content say,
 * or where these say little, what the other's do.
 */
function joined(
  own: Described,
  facts: ColumnFacts,
  files: readonly (readonly ColumnFacts[])[],
  mapped: ReadonlyMap<string, string>,
): Described {
  const target = mapped.get(facts.heading);
  if (target === undefined && ![...mapped.values()].includes(facts.heading)) return own;
  const name = target ?? facts.heading;
  const attribute = describeColumn(files.flat().find((other) => other.heading === name) ?? facts, name).attribute;
  const other = describeColumn(facts, name);
  return { ...(own.sure || !other.sure ? own : other), attribute };
}

interface Found {
  readonly headings: (string | null)[];
  readonly kinds: Described[];
  readonly facts: ColumnFacts[];
}

/** Headings that ask for nearly the same: 手机号 in one file and 联系电话 in another are one column, unless a file has both; so are 户籍地址 and 住址. */
const NEARLY_ONE = [
  ['phone', 'mobile'],
  ['phone', 'landline'],
  ['phone', 'org_phone'],
  ['phone', 'legal_rep_phone'],
  ['phone', 'guardian_phone'],
  ['phone', 'emergency_phone'],
  ['address', 'household_address'],
  ['reg_address', 'business_address'],
  ['reg_address', 'address'],
] as const;
/** Kinds of which a file that describes one subject has seldom more than one: what is left over of one kind in each file is the same fact under other headings. */
const LEFT_OVER: readonly LinkKind[] = ['org_name', 'person_name', 'address', 'phone'];

function bringTogether(found: Map<string, Found>, files: number): void {
  for (const [one, other] of NEARLY_ONE) merge(found, one, other);
  if (files < 2) return;
  for (const kind of LEFT_OVER) {
    const left = [...found].filter(([, f]) => kindOf(f) === kind && f.headings.filter((h) => h !== null).length < 2);
    const each = Array.from({ length: files }, (_, f) => left.filter(([, at]) => at.headings[f] !== null));
    if (each.some((columns) => columns.length > 1)) continue;
    const [first, ...others] = left.map(([attribute]) => attribute);
    for (const other of others) if (first !== undefined) merge(found, first, other);
  }
}

/** Unless a file has both. */
function merge(found: Map<string, Found>, one: string, other: string): void {
  const kept = found.get(one);
  const moved = found.get(other);
  if (!kept || !moved || moved.headings.some((heading, f) => heading !== null && kept.headings[f] !== null)) return;
  found.delete(other);
  kept.kinds.push(...moved.kinds);
  kept.facts.push(...moved.facts);
  for (const [f, heading] of moved.headings.entries()) kept.headings[f] ??= heading;
}

const kindOf = ({ kinds }: Found): LinkKind | undefined => (kinds.find((k) => k.sure) ?? kinds[0])?.kind;
