/** Pass 1: answers of people, identifiers that check out, registered names → the clusters that probabilities go on from. */
import { ident } from '@kuaishu/engine';
import { Resolver } from '../clusters/resolve.ts';
import type { Linkage } from '../linkage.ts';
import { PairList } from '../pairs/pair-list.ts';
import { eachRow, KINDS, recordNumbers } from '../pairs/pair-tables.ts';
import { linkByIdentifiers, type Pass1 } from './identifiers.ts';
import { linkByNames, type NameLinks, REGISTERED_NAME_BITS } from './registered-names.ts';

/** Links that are sure: of an identifier, of an answer. */
const SURE_BITS = 99;

export interface SureLinks {
  readonly pass1: Pass1;
  readonly resolver: Resolver;
  /** The links that hold so far; later ones are added to it. */
  readonly kept: PairList;
  readonly named: NameLinks | null;
  readonly identifierLinks: number;
  readonly nameLinks: number;
}

export async function sureLinks(linkage: Linkage): Promise<SureLinks> {
  const { engine, input, prepared, fields, work, clock } = linkage;
  const pass1 = await clock.timed('identifiers', () => linkByIdentifiers(engine, prepared, fields, work));
  const resolver = await clock.timed('identifiers', () => resolverOf(linkage, pass1));
  const kept = new PairList();
  await clock.timed('identifiers', () => joinSure(linkage, pass1, resolver, kept));
  const identifierLinks = kept.length;
  clock.over('identifiers');
  const named = await clock.timed('names', async () => {
    const { table, places = {} } = input;
    const names = { table, prepared: prepared.table, owners: pass1.owners, fields, places };
    const links = await linkByNames(engine, names, work);
    if (links)
      await eachRow(engine, `SELECT a, b FROM ${ident(links.table)} ORDER BY a, b`, 2, (row) => {
        const [a, b] = row as [number, number];
        if (resolver.join(a, b)) kept.push({ a, b, bits: REGISTERED_NAME_BITS, kind: KINDS.name });
      });
    return links;
  });
  clock.over('names');
  return { pass1, resolver, kept, named, identifierLinks, nameLinks: kept.length - identifierLinks };
}

/** Disjoint sets that know what may not come together: other identifiers, records of one list. */
async function resolverOf({ engine, fields, prepared, crossOnly }: Linkage, pass1: Pass1): Promise<Resolver> {
  const { coded, rows } = prepared;
  const owners = fields.filter((field) => field.link.exclusive).map(() => new Int32Array(rows).fill(-1));
  if (owners.length)
    await eachRow(
      engine,
      `SELECT i, ${owners.map((_, x) => `coalesce(x${x}, -1)`).join(', ')} FROM ${ident(pass1.owners)}`,
      1 + owners.length,
      (row) => {
        for (const [x, owner] of owners.entries()) owner[row[0] as number] = row[x + 1] as number;
      },
    );
  const lists = crossOnly ? new Int32Array(rows) : null;
  if (lists)
    await eachRow(
      engine,
      `SELECT i, CAST(CASE WHEN src = m THEN 1 ELSE 2 END AS INTEGER) FROM ${ident(coded)}, (SELECT min(src) AS m FROM ${ident(coded)}) s`,
      2,
      (row) => (lists[row[0] as number] = row[1] as number),
    );
  return new Resolver(rows, owners, lists);
}

/** Answers and identifiers. */
async function joinSure(
  { engine, input: { mustLink = [], cannotLink = [] }, prepared: { coded } }: Linkage,
  pass1: Pass1,
  resolver: Resolver,
  kept: PairList,
): Promise<void> {
  const numberOf = await recordNumbers(engine, coded, [...mustLink, ...cannotLink]);
  const each = (pairs: readonly (readonly [number, number])[], use: (a: number, b: number) => void) => {
    for (const [left, right] of pairs) {
      const a = numberOf.get(left);
      const b = numberOf.get(right);
      if (a !== undefined && b !== undefined && a !== b) use(Math.min(a, b), Math.max(a, b));
    }
  };
  each(cannotLink, (a, b) => resolver.keepApart(a, b));
  await eachRow(engine, `SELECT a, b FROM ${ident(pass1.refused)} WHERE apart ORDER BY a, b`, 2, (row) =>
    resolver.keepApart(row[0] as number, row[1] as number),
  );
  each(mustLink, (a, b) => {
    if (resolver.join(a, b)) kept.push({ a, b, bits: SURE_BITS, kind: KINDS.answer });
  });
  await eachRow(engine, `SELECT a, b FROM ${ident(pass1.links)} ORDER BY a, b`, 2, (row) => {
    const [a, b] = row as [number, number];
    if (resolver.join(a, b)) kept.push({ a, b, bits: SURE_BITS, kind: KINDS.identifier });
  });
}
