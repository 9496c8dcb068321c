/** Questions of a line of text: 姓名：______ 性别：□男 □女 出生日期：____年__月__日; also a label with blanks behind it and no colon. */
import type { AskedQuestion, Place } from '../model.ts';
import { beforeBoxes, cleanLabel, hasBoxes, isInstruction, isLabel, isOfficial, kindOf, optionsOf } from './text.ts';

/** What introduces a list or a text, not an answer. */
const INTRODUCES =
  /(?:材料|流程|依据|说明|须知|要求|条件|如下|事项名称|范围|对象|标准|电话咨询|监督电话|网址|单位公章|时限)$/u;

export function lineQuestions(text: string, place: Place, section: string | null): AskedQuestion[] {
  return text.split('\n').flatMap((line) => questionsOfLine(line, place, section));
}

function questionsOfLine(line: string, place: Place, section: string | null): AskedQuestion[] {
  if (line.trim() === '') return [];
  const prose = /。|，.*，/u.test(line);
  return segmentsOf(line).flatMap(({ label: written, value, colon }): AskedQuestion[] => {
    const label = cleanLabel(written);
    if (!isLabel(written) || isOfficial(written) || label.length > 20) return [];
    const blank = /_{2,}|^\s*$/u.test(value);
    const options = optionsOf(value);
    if (!blank && options.length === 0) return [];
    // a colon with nothing behind it may introduce what follows
    if (colon && value.trim() === '' && (INTRODUCES.test(label) || isInstruction(written))) return [];
    if (!colon && (prose || label.length > 12)) return [];
    if (prose && !/_{2,}/u.test(value) && options.length === 0) return [];
    const frame =
      /^[_\s]*(?:年[_\s]*月(?:[_\s]*日)?|元|万元|人|岁|平方米|亩|㎡|cm|kg)/u.exec(value.replace(/^[_\s]+/u, ''))?.[0] ??
      '';
    return [{ label, place, kind: kindOf(written, frame, options), options, section, repeated: false }];
  });
}

interface Segment {
  readonly label: string;
  /** Up to the next label. */
  readonly value: string;
  readonly colon: boolean;
}

/** Where a label begins: after a blank, an option, a sentence mark or two spaces. */
function segmentsOf(line: string): Segment[] {
  const text = line.normalize('NFKC').replace(/:/g, '：');
  const marks: { from: number; labelEnd: number; valueFrom: number; colon: boolean }[] = [];
  let floor = 0;
  for (const match of text.matchAll(/：|_{2,}/gu)) {
    const at = match.index;
    if (at < floor) continue;
    const colon = match[0] === '：';
    const before = text.slice(floor, at);
    const start = floor + labelStart(before);
    const label = text.slice(start, at);
    if (label.trim() === '' || !/[\p{Script=Han}A-Za-z]/u.test(label)) continue;
    // 年, 月, 日 and units between blanks belong to the frame of one answer
    if (!colon && /^[\s]*(?:年|月|日|时|分|元|人|岁|号|至|到|省|市|县|区|镇|乡|村|组|栋|室)?[\s]*$/u.test(label))
      continue;
    marks.push({ from: start, labelEnd: at, valueFrom: colon ? at + 1 : at, colon });
    floor = at + match[0].length;
  }
  const segments = marks.map((mark, i) => ({
    label: text.slice(mark.from, mark.labelEnd),
    value: text.slice(mark.valueFrom, marks[i + 1]?.from ?? text.length),
    colon: mark.colon,
  }));
  // boxes alone: 是否享受低保 □是 □否
  if (segments.length === 0 && hasBoxes(line) && optionsOf(line).length > 1)
    return [{ label: beforeBoxes(line), value: line.slice(beforeBoxes(line).length), colon: false }];
  return segments;
}

function labelStart(before: string): number {
  const match =
    /^.*(?:[_；;。，,、！!]|\s{2,}|[□☐○〇◯][^\s□☐○〇◯]{0,12}\s+|[)）]\s|(?<=[\p{Script=Han}])\s(?=[\p{Script=Han}]{2,}$))/su.exec(
      before,
    );
  return match ? match[0].length : 0;
}
