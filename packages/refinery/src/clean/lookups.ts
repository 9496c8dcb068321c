/** Look-up lists of a session: division codes, names of divisions, large code tables. Made once before the first clean statement. */
import type { Engine } from '@kuaishu/engine';
import { codeWordTables } from './codes.ts';
import { createList, type ListTable } from './lists.ts';
import { regionLists, regionNames } from './regions.ts';
import { characterList } from './traditional.ts';

/** Creates the arrays that `cleanSql` reads. Doing it again changes nothing. */
export async function prepareLookups(engine: Engine): Promise<void> {
  for (const list of allLists()) await createList(engine, list);
}

let lists: readonly ListTable[] | undefined;

function allLists(): readonly ListTable[] {
  lists ??= [characterList(), ...regionLists(), regionNames().list, ...codeWordTables().map((table) => table.list)];
  return lists;
}
