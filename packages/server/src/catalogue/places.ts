/** What a government's area is called: the whole path, since counties of different prefectures share names. */
import type { Text2 } from '@kuaishu/api';
import type { OrganisationDirectory } from '../identity/organisations/directory.ts';
import { regionName } from '../territories/region-names.ts';

/** id of a government → 贵州省 / 贵阳市 / …; the id itself where there is none. */
export type PlaceOf = (id: string) => Text2;

export async function placesOf(organisations: Pick<OrganisationDirectory, 'tree'>): Promise<PlaceOf> {
  const tree = await organisations.tree();
  return (id) => {
    const governments = (tree.get(id)?.path ?? []).flatMap((one) => {
      const found = tree.get(one);
      return found?.kind === 'government' ? [found] : [];
    });
    if (governments.length === 0) return { zh: id, en: id };
    // a unit without a code of its own (贵安新区) goes by its short name
    const names = governments.map(({ region, unit, short }) => (unit === null ? regionName(region) : short));
    return { zh: names.map(({ zh }) => zh).join(' / '), en: names.map(({ en }) => en).join(' / ') };
  };
}
