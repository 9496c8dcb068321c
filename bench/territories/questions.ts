/** What is sought in a block: names as people ask for them, and the whole numbers of one of its entities. */
import type { StoreReader } from '@kuaishu/refinery';
import { searchedAttributes } from '../../packages/refinery/src/publish/search/searched.ts';

const PEOPLE = {
  name: '王秀英',
  givenName: '秀英',
  surname: '王',
  twoWords: '杨 秀英',
  nameAndPart: '王秀英 1980',
  nobody: '欧阳不存在',
};
const NOBODYS_NUMBER = '520102209902309999';

export async function questionsOf(
  reader: StoreReader,
  block: string,
  attributes: Parameters<typeof searchedAttributes>[0],
): Promise<Record<string, string>> {
  const numbers = searchedAttributes(attributes).numbers.flatMap((i) => attributes[i]?.attribute ?? []);
  const { hits } = await reader.search(block, '', { limit: 50, columns: numbers });
  const whole = numbers.flatMap((attribute) => {
    const value = hits.map(({ values }) => values[attribute]?.value ?? '').find((one) => one.length >= 11);
    return value === undefined ? [] : [[attribute, value] as const];
  });
  const label = hits[0]?.label ?? '';
  const names =
    block === 'population'
      ? PEOPLE
      : { name: label, part: label.slice(2, 6), ending: label.slice(-4), nobody: '无此名称公司' };
  return { ...names, ...Object.fromEntries(whole), nobodysNumber: NOBODYS_NUMBER };
}
