/** Look-up lists: division codes, names of divisions, large code tables. Made once before the first clean statement. */
import type { Engine } from '@kuaishu/engine';
import { sm3Of } from '../store/files.ts';
import { codeWordTables } from './codes.ts';
import { createLists, type ListTable } from './lists.ts';
import { regionLists, regionNames } from './regions.ts';
import { characterList } from './traditional.ts';

/** Creates the arrays that `cleanSql` reads. Doing it again changes nothing. */
export async function prepareLookups(engine: Engine): Promise<void> {
  await createLists(engine, lookupLists());
}

let digest: string | undefined;

/** SM3 over all lists: other lists may give other cleaned values. */
export function lookupsDigest(): string {
  digest ??= sm3Of(
    lookupLists()
      .map(({ name, items }) => `${name}\n${items.join('\u0003')}\n`)
      .join(''),
  );
  return digest;
}

let lists: readonly ListTable[] | undefined;

/** Every list that statements of this step may read. */
export function lookupLists(): readonly ListTable[] {
  lists ??= [characterList(), ...regionLists(), regionNames().list, ...codeWordTables().map((table) => table.list)];
  return lists;
}
