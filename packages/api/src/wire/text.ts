/**
 * Text that people write, by what it may hold. Every string of every request body has one of these kinds; where a schema names none it is `line`, so that a
 * field that somebody forgets is the strict one. What is refused is refused whole and put on record; nothing is taken out or escaped in silence.
 *
 * - `line`: names, titles, codes, organisations, items. One line, and no markup: `<` followed by a letter, `/`, `!` or `?`, which is what opens a tag in HTML
 *   (WHATWG HTML 13.2.5.6, tag open state). `<3 年`, `A&B`, `a < b` stay what they are.
 * - `label`: as `line`, with line breaks: headings of columns as they stand in a department's file.
 * - `prose`: comments, abstracts, reasons, conditions, SQL. Markup is text there, active content is not: elements that run or load something, handlers within a
 *   tag, addresses that are programs.
 * - `secret`: passwords, as they are typed; they are never shown.
 *
 * In all but secrets: no control characters, no invisible ones that turn the direction of what follows (Unicode TR36 3.2; CVE-2021-42574), and no formula that a
 * spreadsheet would run (CWE-1236): a call behind `=`, or a DDE link behind any sign that begins one. `=5`, `-3`, `+86`, `@某处` are text.
 */
import { type TSchema, type TString, type TStringOptions, Type } from 'typebox';
import type { Text2 } from './common.ts';

export const TEXT_KINDS = ['line', 'label', 'prose', 'secret'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

const of =
  (kind: TextKind) =>
  (options: TStringOptions = {}): TString =>
    Type.String({ ...options, 'x-text': kind });
export const Line = of('line');
export const Label = of('label');
export const Prose = of('prose');
export const Secret = of('secret');

export type TextFault = 'control' | 'hidden' | 'markup' | 'active' | 'formula';

export const TEXT_FAULTS: Readonly<Record<TextFault, { readonly what: Text2; readonly mend: Text2 }>> = {
  control: {
    what: { zh: '含有控制字符', en: 'holds control characters' },
    mend: {
      zh: '请删去换行、制表符等看不见的字符后再试。',
      en: 'Take out line breaks, tabs and other unseen characters.',
    },
  },
  hidden: {
    what: {
      zh: '含有改变文字方向或不可见的字符',
      en: 'holds characters that turn the direction of text or are not seen',
    },
    mend: { zh: '请重新键入这段文字，不要粘贴。', en: 'Type the text anew instead of pasting it.' },
  },
  markup: {
    what: { zh: '含有网页标签', en: 'holds markup' },
    mend: {
      zh: '名称中不写标签；确要写“<”时，后面加一个空格。',
      en: 'Names hold no tags; where "<" is meant, put a space after it.',
    },
  },
  active: {
    what: {
      zh: '含有会被执行的内容（脚本、事件处理、javascript: 地址）',
      en: 'holds what would run: scripts, handlers, javascript: addresses',
    },
    mend: { zh: '请改用文字描述。', en: 'Describe it in words instead.' },
  },
  formula: {
    what: { zh: '是电子表格会执行的公式', en: 'is a formula that a spreadsheet would run' },
    mend: {
      zh: '请写结果而不写公式；开头不用“=”。',
      en: 'Write the result instead of the formula; do not begin with "=".',
    },
  },
};

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
const BREAKS = /[\t\n\r\u2028\u2029]/;
const HIDDEN = /[\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
const TAG = /<[a-z/!?]/i;
/** Elements that run, load, or change what stands around them. */
const ELEMENTS =
  /<[/\s]*(?:script|iframe|frame|frameset|object|embed|applet|svg|math|style|link|meta|base|form|input|button|template|portal|img|image|video|audio|source|body|html|marquee)(?![a-z0-9-])/i;
const HANDLER = /<[a-z!?/][^<>]*[\s/"'`]on[a-z]{3,}\s*=/i;
/** Browsers skip white space and control characters within a scheme's name (WHATWG URL 4.4). */
const PROGRAM =
  /(?:j\s*a\s*v\s*a|v\s*b)\s*s\s*c\s*r\s*i\s*p\s*t\s*:\s*[\x21-\x7e]|data:\s*(?:text\/html|image\/svg|application\/xhtml)/i;

/** `=HYPERLINK(…)`, `=+SUM(…)`; and what any sign at the head of a cell begins: `=cmd|' /C calc'!A0` (DDE). */
const CALL = /^\s*[=＝][\s+\-@(]*[A-Za-z_][\w.]*\s*\(/;
const SIGN = /^\s*[=+\-@＝＋－＠]/;

function runsInSheets(text: string): boolean {
  if (!SIGN.test(text)) return false;
  if (CALL.test(text)) return true;
  const pipe = text.indexOf('|');
  return pipe > 0 && text.includes('!', pipe);
}

/** Null where the text may stand. */
export function textFault(text: string, kind: TextKind): TextFault | null {
  if (kind === 'secret') return null;
  if (CONTROL.test(text) || (kind === 'line' && BREAKS.test(text))) return 'control';
  if (HIDDEN.test(text) || !text.isWellFormed()) return 'hidden';
  if (kind !== 'prose' && TAG.test(text)) return 'markup';
  if (ELEMENTS.test(text) || HANDLER.test(text) || PROGRAM.test(text)) return 'active';
  return runsInSheets(text) ? 'formula' : null;
}

/**
 * What of an open object (an entry's body, a form's input) is a label whatever surrounds it: `Type.Unsafe({ …, 'x-text': 'prose', 'x-labels': LABELS })`.
 */
export const LABELS: readonly string[] = [
  'name',
  'title',
  'aliases',
  'resource',
  'code',
  'id',
  'element',
  'attribute',
  'subject',
  'owner',
];

export interface UnsafeText {
  /** `items[2].name` */
  readonly where: string;
  readonly fault: TextFault;
}

interface Node {
  readonly 'x-text'?: TextKind;
  readonly 'x-labels'?: readonly string[];
  readonly type?: string;
  readonly items?: TSchema;
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly patternProperties?: Readonly<Record<string, TSchema>>;
  readonly anyOf?: readonly TSchema[];
}

/** The first text that may not stand, wherever it lies in the value: parts that the schema does not know, and names of properties, are looked at as well. */
export function unsafeText(schema: TSchema | undefined, value: unknown): UnsafeText | null {
  return look(schema as Node | undefined, value, '', 'line', []);
}

function look(
  node: Node | undefined,
  value: unknown,
  where: string,
  before: TextKind,
  labelled: readonly string[],
): UnsafeText | null {
  const branch = node?.anyOf ? branchFor(node.anyOf as readonly Node[], value) : node;
  const kind = branch?.['x-text'] ?? before;
  const labels = branch?.['x-labels'] ?? labelled;
  if (typeof value === 'string') {
    const fault = textFault(value, kind);
    return fault && { where, fault };
  }
  if (Array.isArray(value)) {
    for (const [i, one] of value.entries()) {
      const found = look(branch?.items as Node | undefined, one, `${where}[${i}]`, kind, labels);
      if (found) return found;
    }
    return null;
  }
  if (value === null || typeof value !== 'object') return null;
  for (const [name, one] of Object.entries(value)) {
    const fault = textFault(name, 'line');
    if (fault) return { where, fault };
    const known = branch?.properties && Object.hasOwn(branch.properties, name) ? branch.properties[name] : undefined;
    const child = known ?? Object.values(branch?.patternProperties ?? {})[0];
    const found = look(
      child as Node | undefined,
      one,
      where ? `${where}.${name}` : name,
      labels.includes(name) ? 'label' : kind,
      labels,
    );
    if (found) return found;
  }
  return null;
}

/** The branch of a union that such a value is meant for. */
function branchFor(branches: readonly Node[], value: unknown): Node | undefined {
  const wanted = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  return branches.find((one) => one.type === wanted) ?? branches[0];
}
