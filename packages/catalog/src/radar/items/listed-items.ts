/** Items that an abstract lists: 「包含企业名称、法定代表人、资质等级等信息」. Open catalogues publish no others. */
import { plainText } from '../title/read-title.ts';

const OPENING =
  /(?:主要)?(?:包括|包含|含有|含|涵盖|字段(?:有|为|包括)?|信息项(?:有|为|包括)?|内容(?:有|为|包括)|数据项(?:有|为|包括)?|属性(?:有|包括)?|返回|指标[：:]|有)[了的：:]?/u;
const CLOSING =
  /(?:等(?:等)?(?:相关|基本|具体|详细|多项|主要|属性|有关|各类)*(?:信息|数据|内容|字段|情况|项|属性字段|指标)?(?:的.*)?$|(?:相关)?(?:信息|数据)的?查询.*$)/u;
const PARTING = /[、，,;；|]|(?<=[一-龥]{2})和(?=[一-龥]{2})|(?<=[一-龥]{2})以?及(?=[一-龥]{2})/u;
/** Beginnings of clauses, not of names. */
const CLAUSE =
  /^(?:为了?|根据|按照|由于|对于|将|已经?|并|以便|用于|提高|加强|促进|推进|现予|方便|供|请|可以?|不|如果|以上|其中)/u;
const LONGEST_ITEM = 16;
/** Least items in a row that make a list without an opening word. */
const LEAST = 3;
const MOST = 60;

/** Names of the items in the order of the text; empty where it lists none. */
export function listedItems(abstract: string): string[] {
  const text = plainText(abstract, 1000);
  const found: string[] = [];
  for (const sentence of text.split(/[。；;！!\n]|(?<=[一-龥])\.(?=[一-龥])/u)) {
    const opened = OPENING.exec(sentence);
    const list = opened === null ? sentence : sentence.slice(opened.index + opened[0].length);
    const items = list.replace(CLOSING, '').split(PARTING).map(bare);
    const good = items.filter(
      (item) => item.length >= 2 && item.length <= LONGEST_ITEM && !/[。：:？?]/u.test(item) && !CLAUSE.test(item),
    );
    // most of a list must look like items: clauses between commas are no list
    if (good.length < (opened === null ? LEAST : 2) || good.length < items.length * 0.7) continue;
    found.push(...good);
    if (found.length >= MOST) break;
  }
  return [...new Set(found)].slice(0, MOST);
}

const bare = (item: string): string =>
  item
    .replace(/^(?:各[地类个]?的?|以及|及其|及|和|等|其中|其|如|该)/u, '')
    .replace(/等$|等(?:信息|内容|数据|情况)?$/u, '')
    .replace(/^[\s"“”'‘’（(]+|[\s"“”'‘’）)。.]+$/gu, '');
