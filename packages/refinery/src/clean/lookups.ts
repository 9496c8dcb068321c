/** Look-up lists of a session: division codes, names of divisions, large code tables. Made once before the first clean statement. */
import type { Engine } from '@kuaishu/engine';
import { codeWordTables } from './codes.ts';
import { createList } from './lists.ts';
import { regionLists } from './regions.ts';

/** Creates the arrays that `cleanSql` reads. Doing it again changes nothing. */
export async function prepareLookups(engine: Engine): Promise<void> {
  for (const list of [...regionLists(), ...codeWordTables().flatMap((table) => [table.words, table.answers])]) {
    await createList(engine, list);
  }
}
