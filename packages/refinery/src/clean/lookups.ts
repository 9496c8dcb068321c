/** Look-up lists: division codes, names of divisions, large code tables. Made once before the first clean statement. */
import type { Engine } from '@kuaishu/engine';
import { sm3Of } from '../store/files.ts';
import { codeLists, codeWordTables } from './codes.ts';
import { createLists, type ListTable } from './lists.ts';
import { DEFAULT_HOME, regionLists, regionNames } from './regions.ts';
import { nullWordList } from './text.ts';
import { characterList } from './traditional.ts';

/** Creates the arrays that `cleanSql` reads. Doing it again changes nothing. `home`: first two digits of the project's province. */
export async function prepareLookups(engine: Engine, home = DEFAULT_HOME): Promise<void> {
  await createLists(engine, lookupLists(home));
}

const digests = new Map<string, string>();

/** SM3 over all lists: other lists may give other cleaned values. */
export function lookupsDigest(home = DEFAULT_HOME): string {
  let digest = digests.get(home);
  if (digest === undefined) {
    digest = sm3Of(
      lookupLists(home)
        .map(({ name, items }) => `${name}\n${items.join('\u0003')}\n`)
        .join(''),
    );
    digests.set(home, digest);
  }
  return digest;
}

const lists = new Map<string, readonly ListTable[]>();

/** Every list that statements of this step may read. */
export function lookupLists(home = DEFAULT_HOME): readonly ListTable[] {
  let all = lists.get(home);
  if (!all) {
    all = [
      ...[characterList(), nullWordList(), ...regionLists(), regionNames(home).list],
      ...[...codeWordTables().map((table) => table.list), ...codeLists()],
    ];
    lists.set(home, all);
  }
  return all;
}
