/**
 * 信息资源代码 (政务信息资源目录编制指南, 发改高技术〔2017〕1272号): 分类码/顺序码. The class code is 类 (1 digit), 项 (2), 目 (3) and 细目 (any number of digits,
 * perhaps none); the serial has no fixed length and no meaning. Numbers are compared as numbers, so that 1 and 000001 are one serial.
 */
import type { Name2 } from '../derive/plan.ts';

export interface ClassParts {
  /** 类: 1 base, 2 theme, 3 department. */
  readonly kind: string;
  /** 项: two digits. */
  readonly category: string;
  /** 目: three digits. */
  readonly subcategory: string;
  /** 细目: digits, '' where there is none. */
  readonly detail: string;
}

export interface ResourceCode extends ClassParts {
  /** 顺序码 as written, with its leading zeros. */
  readonly serial: string;
}

export interface CodeFault {
  readonly part: keyof ResourceCode | 'whole';
  readonly message: Name2;
  readonly mend: Name2;
}

export type ParsedCode =
  | { readonly ok: true; readonly code: ResourceCode }
  | { readonly ok: false; readonly faults: readonly CodeFault[] };

/** Digits of a serial that is given out; larger ones grow beyond it. */
export const SERIAL_WIDTH = 6;

/** What is written, as people write it: full-width digits and slashes, blanks. Says part by part what is wrong. */
export function parseResourceCode(text: string): ParsedCode {
  const bare = text.normalize('NFKC').replace(/\s/g, '');
  const [head = '', serial, ...more] = bare.split('/');
  if (serial === undefined || more.length > 0)
    return failed('whole', `“${text}”应有一个“/”`, `"${text}" should have one "/"`, EXAMPLE);
  const code: ResourceCode = {
    kind: head.slice(0, 1),
    category: head.slice(1, 3),
    subcategory: head.slice(3, 6),
    detail: head.slice(6),
    serial,
  };
  const faults = codeFaults(code);
  return faults.length === 0 ? { ok: true, code } : { ok: false, faults };
}

const EXAMPLE: Name2 = {
  zh: '写成 类1位+项2位+目3位+细目/顺序码，如 35201201/000123',
  en: 'write class 1 + item 2 + sub-item 3 + detail digits, a slash and the serial: 35201201/000123',
};

/** What is wrong with the parts; empty when they make a code. */
export function codeFaults(code: ResourceCode): CodeFault[] {
  const faults = classFaults(code);
  if (!/^\d+$/.test(code.serial)) faults.push(fault('serial', '顺序码应为数字', 'the serial should be digits'));
  else if (/^0+$/.test(code.serial)) faults.push(fault('serial', '顺序码从 1 起', 'serials begin at 1'));
  return faults;
}

/** What is wrong with the class parts alone. */
export function classFaults({ kind, category, subcategory, detail }: ClassParts): CodeFault[] {
  const faults: CodeFault[] = [];
  if (!/^[123]$/.test(kind)) faults.push(fault('kind', '类应为 1、2 或 3', 'the class should be 1, 2 or 3'));
  if (!/^\d{2}$/.test(category)) faults.push(fault('category', '项应为 2 位数字', 'the item should be 2 digits'));
  if (!/^\d{3}$/.test(subcategory))
    faults.push(fault('subcategory', '目应为 3 位数字', 'the sub-item should be 3 digits'));
  if (!/^\d*$/.test(detail)) faults.push(fault('detail', '细目应为数字', 'the detail should be digits'));
  return faults;
}

/** 分类码: the parts before the slash. Error: RangeError where they make none. */
export function formatClassCode(parts: ClassParts): string {
  const [first] = classFaults(parts);
  if (first) throw new RangeError(first.message.en);
  return `${parts.kind}${parts.category}${parts.subcategory}${parts.detail}`;
}

/** Error: RangeError where the parts make no code. */
export function formatResourceCode(code: ResourceCode): string {
  const [first] = codeFaults(code);
  if (first) throw new RangeError(first.message.en);
  return `${formatClassCode(code)}/${code.serial}`;
}

/** The same code, however its serial is padded: what uniqueness is judged by. */
export function canonicalCode(code: ResourceCode): string {
  return `${formatClassCode(code)}/${BigInt(code.serial)}`;
}

/**
 * The code after the last that was given out in this class; `lastSerial` counts withdrawn codes too, for none is given out twice.
 * Left-filled to SERIAL_WIDTH digits, longer where the number is. Errors: RangeError for parts or a serial that make no code.
 */
export function nextCode(parts: ClassParts, lastSerial: string | number | bigint | null): string {
  const last = lastSerial === null ? 0n : serialNumber(lastSerial);
  return formatResourceCode({ ...parts, serial: (last + 1n).toString().padStart(SERIAL_WIDTH, '0') });
}

function serialNumber(serial: string | number | bigint): bigint {
  const text = typeof serial === 'number' && !Number.isSafeInteger(serial) ? '' : String(serial);
  if (!/^\d+$/.test(text)) throw new RangeError(`no serial: ${serial}`);
  return BigInt(text);
}

function fault(part: CodeFault['part'], zh: string, en: string): CodeFault {
  return { part, message: { zh, en }, mend: EXAMPLE };
}

function failed(part: CodeFault['part'], zh: string, en: string, mend: Name2): ParsedCode {
  return { ok: false, faults: [{ part, message: { zh, en }, mend }] };
}
