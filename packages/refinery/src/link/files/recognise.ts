/** Which columns of somebody's files are one, for linking. */
import type { LinkKind } from '@kuaishu/catalog';
import { type Described, describeColumn } from './describe-column.ts';
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
    for (const facts of columns) {
      if (facts.heading === idColumns[f] || FORMER_RESULT.test(facts.heading) || facts.filled === 0) continue;
      const own = describeColumn(facts, facts.heading);
      const described = joined(own, facts, files, mapped);
      if (IDLE.has(described.attribute)) continue;
      const at = found.get(described.attribute) ?? { headings: files.map(() => null), kinds: [], facts: [] };
      // two columns of one file that name the same element: the first one is it, the other keeps its own name
      if (at.headings[f] !== null) continue;
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
  ['address', 'household_address'],
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
