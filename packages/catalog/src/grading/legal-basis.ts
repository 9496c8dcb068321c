/**
 * 不予共享、不予开放的依据: what a text cites, and whether that is enough. 政务数据共享条例 (国务院令第809号) asks for a law, an administrative regulation or a decision
 * of the State Council; rules of departments and of localities are not enough. Judged by how Chinese law names its kinds (立法法; 行政法规制定程序条例).
 */
import type { Name2 } from '../derive/plan.ts';

export type BasisRank =
  | 'law'
  | 'administrative_regulation'
  | 'state_council'
  | 'party_centre'
  | 'local_regulation'
  | 'departmental_rule'
  | 'standard'
  | 'unknown';

export interface Citation {
  /** As it stands in the text. */
  readonly text: string;
  readonly rank: BasisRank;
  /** Whether an article or clause is named with it. */
  readonly article: boolean;
}

export interface BasisVerdict {
  readonly sufficient: boolean;
  readonly citations: readonly Citation[];
  readonly message: Name2;
  readonly mend: Name2;
}

const ENOUGH: ReadonlySet<BasisRank> = new Set(['law', 'administrative_regulation', 'state_council', 'party_centre']);

export const BASIS_RANKS: Readonly<Record<BasisRank, Name2>> = {
  law: { zh: '法律', en: 'law' },
  administrative_regulation: { zh: '行政法规', en: 'administrative regulation' },
  state_council: { zh: '国务院决定', en: 'State Council decision' },
  party_centre: { zh: '党中央文件', en: 'document of the Party centre' },
  local_regulation: { zh: '地方性法规或规章', en: 'local regulation or rule' },
  departmental_rule: { zh: '部门规章或规范性文件', en: "department's rule or document" },
  standard: { zh: '标准', en: 'standard' },
  unknown: { zh: '未能识别', en: 'not recognised' },
};

const ASK: Name2 = {
  zh: '写明法律、行政法规或国务院决定的名称和条款，如《中华人民共和国个人信息保护法》第二十五条',
  en: 'name the law, administrative regulation or State Council decision and its article, such as 《中华人民共和国个人信息保护法》第二十五条',
};

/** Reads every citation of a text; sufficient when one of them ranks high enough. */
export function judgeLegalBasis(text: string | undefined): BasisVerdict {
  const bare = (text ?? '').normalize('NFKC').trim();
  if (bare === '')
    return {
      sufficient: false,
      citations: [],
      message: { zh: '没有写依据', en: 'no legal basis is given' },
      mend: ASK,
    };
  const citations = citationsOf(bare);
  const best = citations.find(({ rank }) => ENOUGH.has(rank));
  if (best) {
    return best.article || best.rank === 'state_council' || best.rank === 'party_centre'
      ? {
          sufficient: true,
          citations,
          message: { zh: `依据为${BASIS_RANKS[best.rank].zh}`, en: `rests on a ${BASIS_RANKS[best.rank].en}` },
          mend: { zh: '', en: '' },
        }
      : {
          sufficient: true,
          citations,
          message: { zh: `${best.text} 没有写到条款`, en: `${best.text} is cited without its article` },
          mend: { zh: '补上“第…条”', en: 'add the article' },
        };
  }
  const [first] = citations;
  return {
    sufficient: false,
    citations,
    message: first
      ? {
          zh: `${first.text} 是${BASIS_RANKS[first.rank].zh}，不足以作为依据`,
          en: `${first.text} is a ${BASIS_RANKS[first.rank].en}, which is not enough`,
        }
      : { zh: `“${shorten(bare)}”里没有法律、法规`, en: `"${shorten(bare)}" cites no law or regulation` },
    mend: ASK,
  };
}

const ARTICLE = String.raw`第[零〇一二三四五六七八九十百千\d]+[条款项]`;

function citationsOf(text: string): Citation[] {
  const found: Citation[] = [];
  const add = (cited: string, whole: string, after: string) => {
    found.push({
      text: cited,
      rank: rankOf(whole),
      article: new RegExp(`^[^,，;；。《]{0,12}?${ARTICLE}`, 'u').test(after),
    });
  };
  for (const match of text.matchAll(/《([^《》]{2,60})》(\([^()]{2,60}\))?/gu)) {
    const end = match.index + match[0].length;
    add(match[0], `${before(text, match.index)}${match[1]}${match[2] ?? ''}`, text.slice(end, end + 40));
  }
  if (found.length > 0) return found;
  // without title marks: 居民身份证法第六条, 国发〔2016〕51号
  for (const match of text.matchAll(
    /[\p{Script=Han}]{2,40}?(?:法|条例|办法|规定|决定|细则|意见|通知)(?=第|$|[\s,，;；。、()])|[\p{Script=Han}]{2,12}[〔[(]\d{4}[〕\])]\s*\d+号|国务院令第?\d+号/gu,
  )) {
    const end = match.index + match[0].length;
    add(match[0], match[0], text.slice(end, end + 40));
  }
  return found;
}

/** The issuing body, where it stands before the title: 国务院《关于…的决定》. */
function before(text: string, index: number): string {
  return /[\p{Script=Han}]{2,16}$/u.exec(text.slice(0, index))?.[0] ?? '';
}

/** Provinces, prefectures and other places by which a title is known to be local. */
const LOCAL =
  /^(?:中华人民共和国)?(?!全国|国家)[\p{Script=Han}]{1,12}?(?:省|自治区|自治州|地区|(?<!城)市|自治县|县|贵州|贵阳|遵义|六盘水|安顺|毕节|铜仁|黔东南|黔南|黔西南|北京|上海|天津|重庆)/u;
const STATE_COUNCIL = /国务院(?:令|关于|批复|决定|$|办公厅)|^国(?:发|函|办发|办函|令)|国[发函]\s*[〔[(]\d{4}/u;
const PARTY = /中共中央|党中央|^中(?:发|办发|办)|中[发]\s*[〔[(]\d{4}/u;
const DEPARTMENT =
  /(?:部|委员会|总局|署|办公室|局|委)(?:令|关于|$)|(?:发改|工信|财|人社|民|公通字|国统字|卫|建|教|环)[\p{Script=Han}]{0,6}[〔[(]\d{4}/u;

function rankOf(title: string): BasisRank {
  const bare = title.replace(/[\s"“”]/gu, '');
  const core = bare.replace(/\(.*?\)/gu, '');
  if (/^(?:GB|DB|GA|YD)[/\dT]/iu.test(bare)) return 'standard';
  if (PARTY.test(bare)) return 'party_centre';
  if (/国务院令/u.test(bare) || STATE_COUNCIL.test(bare)) return 'state_council';
  const local = LOCAL.test(core) && !/^中华人民共和国/u.test(core);
  if (local) return 'local_regulation';
  if (
    /(?<!办|方|做|看|执)法$/u.test(core) ||
    /^(?:中华人民共和国)?(?:宪法|刑法|民法典|[\p{Script=Han}]{2,30}法典)$/u.test(core)
  )
    return 'law';
  if (DEPARTMENT.test(bare)) return 'departmental_rule';
  if (/条例$/u.test(core)) return 'administrative_regulation';
  if (/(?:办法|规定|细则|规则|意见|通知|方案|指南|规范|制度|要求)$/u.test(core)) return 'departmental_rule';
  return 'unknown';
}

function shorten(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}
