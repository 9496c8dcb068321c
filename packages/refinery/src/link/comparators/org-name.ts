import { and, begins, bothLong, edits, either, equal, not, or, sameLength, within } from '../dual/tests.ts';
import {
  column,
  constant,
  noBlank,
  nothing,
  orElse,
  part,
  replaceAll,
  tens,
  translated,
  upper,
  where,
} from '../dual/text.ts';
import type { Comparator } from './comparator.ts';
import { pinyinOf } from './pinyin.ts';

const n = column('n');
const u = column('u');
const c = column('c');
const PROVINCES =
  '北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|中国';
const REGION = `(?:(?:${PROVINCES})(?:省|市|自治区)?|[一-龥]{2,4}?(?:省|市|自治州|地区)|[一-龥]{1,8}?(?:自治县|县|特区))`;
/** Legal forms, longest first; written in full, cut short or left out by habit. */
const FORMS =
  '(?:股份有限责任公司|集团股份有限公司|有限责任公司|股份有限公司|集团有限公司|有限公司|责任公司|股份公司|总公司|分公司|集团公司|子公司|公司|集团|普通合伙|有限合伙|个人独资|个体工商户|专业合作社|农民专业合作社|合作社|工作室|经营部|营业部|门市部|商行|商店|总厂|分厂|' +
  '股份有限|有限责任|有限|股份)+$';

/** 遵义分公司, 第二项目部 behind the company's name; (解放路店) in brackets; 3号店 behind what chains trade in, their legal form left out. */
const BEHIND = '公司.+(?:公司|店|部|处|站|行|厂|所|中心)$';
const IN_BRACKETS =
  '[(][^()]*(?:店|分公司|分部|门市部?|营业部|经营部|项目部|办事处|分院|院区|校区|分校|分园|支行|网点|分社|分厂)[)]?$';
const CHAIN = '(?:超市|药房|便利店|商场|百货|连锁)[^()]{1,10}店$';
/** 中国移动贵州分公司: where the company's name ends cannot be told. */
const UNTOLD = '(?:分公司|办事处|分店|项目部|分行|支行)$';
/** 超市便利店 says what it is and not which. */
const NO_BRANCH = '^(?:便利|便民|加盟|旗舰|专卖|直营|总|百货|生鲜)*店$';
/** What stands where a body has no name. */
const NAMELESS = '^(?:无字号|无名称|无名|未起名|个体|个体户|个体工商户|个体经营)$';

/** Names of organisations: the core (字号 and trade) without region and legal form; short forms and renamings are near. */
export const orgName: Comparator = {
  base: 'n',
  parts: [
    {
      name: 'a',
      text: noBlank(upper(replaceAll(translated(column('v'), '（）', '()'), '[^\\p{L}\\p{N}()]+', ''))),
    },
    { name: 'n', text: where(column('a'), NAMELESS, nothing, column('a')) },
    { name: 'u', text: noBlank(replaceAll(replaceAll(n, '[(][^)]*[)]?', ''), '[()]', '')) },
    // a branch is another body than its company, however alike their names are
    {
      name: 'y',
      text: where(
        n,
        IN_BRACKETS,
        replaceAll(n, '^.*[(]|[)]$', ''),
        where(
          u,
          BEHIND,
          replaceAll(u, '^.*?公司', ''),
          where(
            u,
            CHAIN,
            replaceAll(u, '^.*(?:超市|药房|便利店|商场|百货|连锁)', ''),
            where(u, UNTOLD, constant('?'), constant('-')),
          ),
        ),
      ),
    },
    {
      name: 'z',
      text: where(
        column('y'),
        NO_BRANCH,
        constant('-'),
        replaceAll(
          replaceAll(tens(translated(column('y'), '零一二三四五六七八九', '0123456789')), '[第号省市州县区()]', ''),
          '分店$',
          '店',
        ),
      ),
    },
    { name: 'f', text: orElse(noBlank(replaceAll(column('u'), FORMS, '')), column('u')) },
    {
      name: 'c',
      text: where(
        column('f'),
        '[一-龥]',
        orElse(noBlank(replaceAll(column('f'), `^${REGION}(?:${REGION})?`, '')), column('f')),
        column('f'),
      ),
    },
    { name: 'b', text: part(c, 1, 2) },
    { name: 'h', text: part(c, 1, 3) },
    { name: 'p', text: pinyinOf(c, false, 8) },
  ],
  levels: (p) => [
    { id: 'exact', grade: 'same', test: equal(`${p}n`) },
    {
      id: 'branch',
      grade: 'different',
      test: and(
        not(equal(`${p}z`)),
        not(either(`${p}z`, '?')),
        or(equal(`${p}h`), begins(`${p}c`, 2), within(`${p}c`, 3)),
      ),
    },
    { id: 'core', grade: 'same', test: or(equal(`${p}u`), equal(`${p}f`), and(bothLong(`${p}c`, 2), equal(`${p}c`))) },
    // the sound is of the first characters only
    { id: 'sound', grade: 'near', test: and(bothLong(`${p}c`, 3), sameLength(`${p}c`), equal(`${p}p`)) },
    { id: 'character', grade: 'near', test: and(bothLong(`${p}c`, 4), equal(`${p}z`), edits(`${p}c`, 1)) },
    { id: 'short', grade: 'near', test: and(equal(`${p}z`), or(begins(`${p}c`, 2), within(`${p}c`, 3))) },
    { id: 'letters', grade: 'far', test: and(bothLong(`${p}c`, 5), equal(`${p}z`), edits(`${p}c`, 2)) },
    { id: 'begin', grade: 'far', test: equal(`${p}h`) },
    { id: 'brand', grade: 'different', test: equal(`${p}b`) },
  ],
  keys: [
    { id: 'core', part: 'c' },
    { id: 'core-sound', part: 'p' },
    { id: 'core-head', part: 'h' },
    { id: 'brand', part: 'b' },
  ],
  frequencies: true,
  dear: true,
  shared: false,
};
