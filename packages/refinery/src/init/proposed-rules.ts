/** What mining proposes for a table, as dependencies, checks and items of its drafted entry. */
import type { Check, Dependency, Item } from '@kuaishu/catalog';
import { domainOf } from '@kuaishu/catalog';
import { literal } from '@kuaishu/engine';
import { element, type ValueDomain } from '@kuaishu/standards';
import { type Proposal, SURE_ENOUGH } from '../mine/proposal.ts';
import type { Name2 } from '../profile/resource-profile.ts';

export interface ProposedRules {
  readonly items: readonly Item[];
  readonly dependencies: readonly Dependency[];
  readonly checks: readonly Check[];
  /** The proposals that were written down, with their place: `dependencies/0`, `checks/2`, `items/4`. */
  readonly written: readonly { readonly place: string; readonly proposal: Proposal }[];
}

/** A list of slips longer than this is no rule that a person reads. */
const MOST_SPELLINGS = 200;

/**
 * Only what is sure enough, and only where the cleaned values are the ones that were mined: dependencies between things that identify or
 * describe, text rules on text. `attributeOf`: as the entry will resolve it.
 */
export function proposedRules(
  proposals: readonly Proposal[],
  items: readonly Item[],
  key: readonly string[],
  attributeOf: (item: Item) => string,
): ProposedRules {
  const dependencies: Dependency[] = [];
  const checks: Check[] = [];
  const written: { place: string; proposal: Proposal }[] = [];
  const drafted = [...items];
  const itemOf = (name: string) => drafted.find((item) => item.name === name);
  for (const proposal of proposals) {
    if (proposal.confidence < SURE_ENOUGH) continue;
    if (proposal.kind === 'dependency') {
      if (!tellsApart(proposal, itemOf, key)) continue;
      dependencies.push({ from: [...proposal.from], to: proposal.to });
      written.push({ place: `dependencies/${dependencies.length - 1}`, proposal });
      continue;
    }
    const index = drafted.findIndex((item) => item.name === proposal.column);
    const item = drafted[index];
    if (!item) continue;
    if (proposal.kind === 'unit') {
      if (item.element !== undefined) continue;
      drafted[index] = { ...item, type: 'N', unit: proposal.unit };
      written.push({ place: `items/${index}`, proposal });
      continue;
    }
    const check = checkOf(proposal, attributeOf(item), itemOf, attributeOf);
    if (!check || !isText(item)) continue;
    const id = unused(check.id, checks);
    checks.push({ ...check, id });
    written.push({ place: `checks/${checks.length - 1}`, proposal });
  }
  return { items: drafted, dependencies, checks, written };
}

/** Names, codes and places say what else a row holds; dates, amounts, phones and the row's own key do not. */
function tellsApart(
  { from, to }: Extract<Proposal, { kind: 'dependency' }>,
  itemOf: (name: string) => Item | undefined,
  key: readonly string[],
): boolean {
  if (from.length === key.length && from.every((name) => key.includes(name))) return false;
  const sources = from.flatMap((name) => itemOf(name) ?? []);
  const target = itemOf(to);
  if (!target || sources.length < from.length || (PERSONAL(domain(target)) && domain(target).kind !== 'address'))
    return false;
  return sources.every((item) => {
    const { kind } = domain(item);
    return (
      !PERSONAL(domain(item)) && !['date', 'datetime', 'month', 'year', 'money', 'coordinate', 'boolean'].includes(kind)
    );
  });
}

/** Of one person or telephone: that two rows share it says nothing of their other values. */
const PERSONAL = (it: ValueDomain): boolean =>
  it.kind === 'person_name' ||
  it.kind === 'address' ||
  (it.kind === 'identifier' &&
    ['phone', 'mobile', 'landline', 'resident_id', 'bank_card', 'passport', 'email'].includes(it.rule));

function domain(item: Item): ValueDomain {
  return domainOf(item, item.element === undefined ? undefined : element(item.element));
}

function isText(item: Item): boolean {
  return ['text', 'place_name', 'org_name', 'person_name'].includes(domain(item).kind);
}

type TextProposal = Exclude<Proposal, { kind: 'dependency' | 'unit' }>;

function checkOf(
  proposal: TextProposal,
  attribute: string,
  itemOf: (name: string) => Item | undefined,
  attributeOf: (item: Item) => string,
): Check | undefined {
  const a = `"${attribute}"`;
  const rule = (id: string, title: Name2, sql: string, mend?: Record<string, string>): Check => ({
    id: `${id}_${attribute}`.slice(0, 60),
    title,
    sql,
    severity: 'warning',
    ...(mend === undefined ? {} : { mend }),
    dimension: id === 'form' || id === 'residue' ? 'normative' : 'accurate',
  });
  const { column } = proposal;
  switch (proposal.kind) {
    case 'spelling': {
      if (proposal.spellings.length > MOST_SPELLINGS) return undefined;
      const slips = proposal.spellings.map(({ value }) => literal(value)).join(', ');
      const cases = proposal.spellings.map(({ value, meant }) => `WHEN ${literal(value)} THEN ${literal(meant)}`);
      return rule('spelling', { zh: `${column}没有笔误`, en: `${column} is spelt right` }, `${a} NOT IN (${slips})`, {
        [attribute]: `CASE ${a} ${cases.join(' ')} END`,
      });
    }
    case 'pattern': {
      const words =
        proposal.words.length > 0 ? ` OR ${a} IN (${proposal.words.map((word) => literal(word)).join(', ')})` : '';
      return rule(
        'form',
        { zh: `${column}写成惯用的格式`, en: `${column} has its usual form` },
        `regexp_full_match(${a}, ${literal(proposal.patterns.join('|'))})${words}`,
      );
    }
    case 'glued': {
      const part = itemOf(proposal.part);
      if (!part || !isText(part)) return undefined;
      const words = proposal.words.map((word) => word.replace(/[^\p{L}\p{N} ]/gu, (sign) => `[${sign}]`)).join('|');
      const b = `"${attributeOf(part)}"`;
      return rule(
        'glued',
        { zh: `${column}里没有混入${proposal.part}`, en: `${column} does not hold the ${proposal.part} too` },
        `${b} IS NOT NULL OR NOT regexp_full_match(${a}, ${literal(`.+ (?:${words})`)})`,
        {
          [attribute]: `regexp_extract(${a}, '^(.+) [^ ]+$', 1)`,
          [attributeOf(part)]: `regexp_extract(${a}, ' ([^ ]+)$', 1)`,
        },
      );
    }
    case 'residue': {
      const { mark, instead } = proposal;
      const tail = instead === '';
      return rule(
        'residue',
        { zh: `${column}没有残留符号`, en: `${column} has no mark left behind` },
        tail ? `NOT ends_with(${a}, ${literal(mark)})` : `NOT contains(${a}, ${literal(mark)})`,
        {
          [attribute]: tail
            ? `left(${a}, length(${a}) - ${[...mark].length})`
            : `replace(${a}, ${literal(mark)}, ${literal(instead)})`,
        },
      );
    }
    case 'placeholder':
      return rule(
        'placeholder',
        { zh: `${column}不是代填的值`, en: `${column} is not put in for want of the true one` },
        `${a} <> ${literal(proposal.value)}`,
      );
    case 'range':
      return undefined;
  }
}

function unused(wanted: string, checks: readonly Check[]): string {
  let id = wanted;
  for (let n = 2; checks.some((check) => check.id === id); n++) id = `${wanted}_${n}`;
  return id;
}
