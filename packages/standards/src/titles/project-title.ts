/**
 * Titles of projects as tenders, plans and notices write them: which project, and what of it. 某某项目（二标段）监理（二次）招标公告 is a notice of 某某项目. What
 * stands behind the project's name is peeled off from the end: the kind of notice (招标投标法实施条例; 政府采购公告和公示信息格式规范, 财办库〔2020〕50号), the
 * round, the lot, the work.
 */
import { leadingRegion } from '../regions/find.ts';
import { tidy } from '../text/tidy.ts';

export interface ProjectTitle {
  /** The project's name without signs and the last 项目 or 工程. */
  readonly name: string;
  /** Whether the name alone tells the project: a place stands in front, or it is too long to be given twice. 油菜种植补助项目 is every county's. */
  readonly telling: boolean;
  /** Name with its lot and work, without notice and round: what a longer title may go on from. */
  readonly whole: string;
}

const NOTICE =
  /(?:的|-|—)?(?:(?:公开|邀请)?招标|采购|询比(?:采购)?|询价|竞价|竞争性(?:磋商|谈判)|谈判|磋商|比选|竞谈|遴选|招租|资格预审|(?:施工)?合同|终止|流标|废标|异常|更正|变更|中标(?:结果|候选人)?|成交(?:结果)?|结果|评标结果|澄清|答疑|单一来源|需求|投标|交易特殊情况|最高限价|\/|、)*(?:公告(?:信息)?|公示|通知书?|邀请书|招标计划|交易特殊情况|最高限价)$/u;
const ROUND =
  /(?:（(?:第?[一二三四五六七八九十]次|重新?(?:招标|采购)|重招|再次)(?:招标|采购)?）|-?第?[二三四五六]次)$/u;
/** The number of the file, behind the title: （2026-VGBWBE-F1002）. */
const FILE_NUMBER = /（[A-Za-z]*[0-9][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+）$/u;
const NUMBER = '(?:[0-9]{1,3}|[A-Z]|[一二三四五六七八九十]+)';
const LOT = new RegExp(
  `(?:-?（?(?:标包|包件|分包|标段|标项|包|第)?${NUMBER}(?:号|#)?(?:标段|标包|分标|包件?|标|标项)）?|-?（?(?:标包|包件|分包|标段|标项|包)[:：]?${NUMBER}）?)(?:[、,，及和]|(?:[:：（].{1,30})?$)`,
  'u',
);
const WORK =
  /[-—]?（?(?:（?(?:勘察|勘测|设计|施工图|初步设计|方案|施工|监理|工程|总承包|EPC|设备|材料|货物|物资|采购|安装|服务|全过程|跟踪|审计|造价|咨询|代建|检测|监测|编制|测绘|第三方|劳务|分包|专业|主材)[+、，及和/]?）?)+）?$/u;
const SIGNS = /[^\p{L}\p{N}]+/gu;
const END = /(?:建设)?(?:项目|工程)+$/u;

/** The name in one line of signs: brackets full width, no blanks beside 汉字. */
function plain(text: string): string {
  return tidy(text)
    .replace(/(?<=[^ -~])\s+|\s+(?=[^ -~])/gu, '')
    .replace(/[([【〔]/gu, '（')
    .replace(/[)\]】〕]/gu, '）');
}

export function projectTitle(text: string): ProjectTitle {
  let rest = plain(text).replace(/^.{0,30}?关于《(.+)》(?:的)?(.*)$/u, '$1$2');
  const peel = (pattern: RegExp): boolean => {
    const left = rest.replace(pattern, '').replace(/[-—_、，,:：]+$/u, '');
    if (left === rest || [...left].length < 6) return false;
    rest = left;
    return true;
  };
  while (peel(NOTICE) || peel(ROUND) || peel(FILE_NUMBER));
  const whole = bare(rest);
  let lots = true;
  while (lots) {
    lots = peel(ROUND) || peel(NOTICE) || peel(FILE_NUMBER) || peelLot();
    // the work only behind a project's name: 道路施工 alone is no name with something behind it
    if (!lots && WORK.test(rest) && /(?:项目|工程|）|期)$/u.test(rest.replace(WORK, ''))) lots = peel(WORK);
  }
  function peelLot(): boolean {
    const found = LOT.exec(rest);
    return found !== null && found.index > 0 && peel(new RegExp(`${escaped(rest.slice(found.index))}$`, 'u'));
  }
  const name = bare(rest);
  return { name, telling: isTelling(rest, name), whole };
}

/** Whether a title that goes on from a project's name is of that project: behind the name stands a part, a phase, a lot or a work. */
export function goesOnFrom(whole: string, project: string): boolean {
  if (!whole.startsWith(project) || [...project].length < 8) return false;
  const rest = whole.slice(project.length).replace(/^(?:建设)?(?:项目|工程)/u, '');
  if (rest === '' || rest.startsWith(project)) return true;
  return /^(?:建设|第?[一二三四五六七八九十0-9]+(?:期|标|段|包)|[A-Z0-9]|勘|设计|施工|监理|EPC|采购|设备|材料|服务|全过程|跟踪|审计|配套|附属|土地|文物|环境|水土|可研|编制)/u.test(
    rest,
  );
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');

function bare(text: string): string {
  return text.replace(SIGNS, '').toUpperCase().replace(/年度/gu, '年').replace(END, '');
}

function isTelling(text: string, key: string): boolean {
  const length = [...key].length;
  const inside = text.replace(/^[0-9]{4}年(?:度)?/u, '');
  const placed =
    leadingRegion(inside) !== undefined ||
    leadingRegion(inside, '520000') !== undefined ||
    /^[一-龥]{2,5}(?:镇|乡|街道|村|社区)/u.test(inside);
  return length >= 14 || (placed && length >= 7);
}
