/** The statements of one slice, in order: its tables stand in the session under the names of fuse-sql.ts and those here. */
import type { AttributePlan } from '@kuaishu/catalog';
import type { Engine } from '@kuaishu/engine';
import { apartSql, formsSql, longestSql, spokenSql } from './addresses-sql.ts';
import { fullestSql, majoritySql, overruledSql } from './decide-sql.ts';
import { comparedStrips, statementsSql } from './discrepancies-sql.ts';
import {
  type AttributeGroup,
  attributeGroups,
  conflictsSql,
  contestedAttributes,
  contestedSql,
  ENTITIES,
  entitiesSql,
  type FuseInput,
  goldenSql,
  groupSql,
  groupTable,
  MEMBERS,
  membersSql,
  rowsSql,
  rowsTable,
  VOTES,
  votesSql,
} from './fuse-sql.ts';

export const CONFLICTS = 'fuse_conflicts';
export const STATEMENTS = 'fuse_statements';
/** (place, attr, rec, value) of cells that the smallest key did not win, whatever the reason. */
export const DECIDED = 'fuse_decided';
const ADDRESSES = {
  forms: 'fuse_forms',
  spoken: 'fuse_spoken',
  longest: 'fuse_longest',
  apart: 'fuse_apart',
} as const;

/** Groups of the slice and what is contested in them. */
export async function openSlice(engine: Engine, input: FuseInput): Promise<readonly AttributeGroup[]> {
  const table = (name: string, select: string) => makeTable(engine, name, select);
  await table(ENTITIES, entitiesSql(input));
  await table(MEMBERS, membersSql(input));
  const groups = attributeGroups(input);
  const strips = comparedStrips(input);
  for (const [j, group] of groups.entries()) {
    await table(rowsTable(j), rowsSql(input, group));
    await table(groupTable(j), groupSql(input, group, j, strips));
  }
  await drop(engine, MEMBERS);
  const [contested] = groups.length > 0 ? await engine.query(contestedSql(groups), 'fuse') : [];
  await table(CONFLICTS, conflictsSql(input, groups, contestedAttributes(contested ?? {}, groups, input.attributes)));
  for (const j of groups.keys()) await drop(engine, rowsTable(j));
  return groups;
}

/** What each strip says of contested cells, and which cells another value than that of the smallest key wins. */
export async function decideSlice(engine: Engine, attributes: readonly AttributePlan[]): Promise<void> {
  const table = (name: string, select: string) => makeTable(engine, name, select);
  const { forms, spoken, longest, apart } = ADDRESSES;
  await table(forms, formsSql(CONFLICTS, attributes));
  await table(spoken, spokenSql(CONFLICTS, forms, attributes));
  await table(longest, longestSql(spoken));
  await table(apart, apartSql(spoken, longest));
  await table(STATEMENTS, statementsSql(CONFLICTS, attributes, ADDRESSES));
  await table('fuse_overruled', overruledSql(STATEMENTS, attributes));
  await table(
    'fuse_majority',
    `SELECT place, attr, rec, value FROM fuse_overruled UNION ALL SELECT m.* FROM (${majoritySql(CONFLICTS, attributes)}) AS m ANTI JOIN fuse_overruled AS o ON m.place = o.place AND m.attr = o.attr`,
  );
  await table('fuse_fullest', fullestSql(STATEMENTS, 'fuse_majority', attributes, ADDRESSES));
  await table(
    DECIDED,
    'SELECT * FROM fuse_fullest UNION ALL SELECT m.* FROM fuse_majority AS m ANTI JOIN fuse_fullest AS f ON m.place = f.place AND m.attr = f.attr',
  );
  for (const name of [forms, spoken, longest, apart, 'fuse_overruled', 'fuse_majority', 'fuse_fullest'])
    await drop(engine, name);
}

/** SQL of the golden rows, in the order of their places. */
export async function goldenRowsSql(
  engine: Engine,
  input: FuseInput,
  groups: readonly AttributeGroup[],
  types: ReadonlyMap<string, string>,
): Promise<string> {
  const decided = (
    await engine.query<{ attr: number }>(`SELECT DISTINCT attr FROM ${DECIDED} ORDER BY attr`, 'fuse')
  ).map((r) => r.attr);
  const tables = [ENTITIES, ...groups.map((_, j) => groupTable(j))];
  if (decided.length > 0) {
    await makeTable(engine, VOTES, votesSql(DECIDED, decided));
    tables.push(VOTES);
  }
  return goldenSql(input, engine.abreast(tables, 'place'), groups, decided, types);
}

/** After it nothing of the slice is left in the session. */
export async function closeSlice(engine: Engine, groups: readonly AttributeGroup[]): Promise<void> {
  for (const name of [ENTITIES, DECIDED, ...groups.map((_, j) => groupTable(j))]) await drop(engine, name);
  await engine.run(`DROP TABLE IF EXISTS ${VOTES}`, 'fuse');
}

export async function drop(engine: Engine, name: string): Promise<void> {
  await engine.run(`DROP TABLE ${name}`, 'fuse');
}

async function makeTable(engine: Engine, name: string, select: string): Promise<void> {
  await engine.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${select}`, 'fuse');
}
