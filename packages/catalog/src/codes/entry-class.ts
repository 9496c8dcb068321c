/** The class of an entry as parts of a code, and whether a code that an entry has agrees with its class. */
import type { Entry } from '../entry.ts';
import type { PointedFault } from '../lint/fault.ts';
import { classValue, KIND_DIGIT, KIND_NAME, kindOfDigit } from './class-values.ts';
import { type ClassParts, classFaults, parseResourceCode } from './resource-code.ts';

/**
 * `class: { kind: department, category: '352012' }` → its parts. The category may be the whole class code, or the name or two digits of an item (then the
 * 目 is 000, to be given by the catalogue's authority). Null where the entry does not say enough.
 */
export function classParts(entry: Pick<Entry, 'class'>): ClassParts | null {
  if (!entry.class) return null;
  const { kind, category = '' } = entry.class;
  const digits = category.normalize('NFKC').replace(/\s/g, '');
  if (/^\d{6,}$/.test(digits)) {
    const parts = {
      kind: digits.slice(0, 1),
      category: digits.slice(1, 3),
      subcategory: digits.slice(3, 6),
      detail: digits.slice(6),
    };
    return parts.kind === KIND_DIGIT[kind] && classFaults(parts).length === 0 ? parts : null;
  }
  const value = classValue(kind, category);
  return value ? { kind: KIND_DIGIT[kind], category: value.code, subcategory: '000', detail: '' } : null;
}

/** A code is fixed at publication: it must be one, of the entry's class, and not so short that a part is missing. */
export function lintCode(entry: Pick<Entry, 'class' | 'code'>): PointedFault[] {
  if (entry.code === undefined) return [];
  const parsed = parseResourceCode(entry.code);
  if (!parsed.ok)
    return parsed.faults.map(({ message, mend }) => ({
      pointer: '/code',
      code: 'resource_code',
      severity: 'error',
      message: { zh: `信息资源代码：${message.zh}`, en: `resource code: ${message.en}` },
      mend,
    }));
  const { code } = parsed;
  const faults: PointedFault[] = [];
  const kind = kindOfDigit(code.kind);
  if (entry.class && kind && kind !== entry.class.kind)
    faults.push({
      pointer: '/code',
      code: 'code_class_differs',
      severity: 'error',
      message: {
        zh: `代码的类 ${code.kind} 是${KIND_NAME[kind].zh}，分类写的是${KIND_NAME[entry.class.kind].zh}`,
        en: `class ${code.kind} of the code means ${KIND_NAME[kind].en}, the entry says ${KIND_NAME[entry.class.kind].en}`,
      },
      mend: {
        zh: '核对分类；代码由平台在发布时赋予',
        en: 'check the class; the platform gives the code at publication',
      },
    });
  if (kind && !classValue(kind, code.category))
    faults.push({
      pointer: '/code',
      code: 'code_category_unknown',
      severity: 'warning',
      message: {
        zh: `${KIND_NAME[kind].zh}里没有项 ${code.category}`,
        en: `${KIND_NAME[kind].en} have no item ${code.category}`,
      },
      mend: { zh: '向目录主管部门核实该项', en: 'ask the catalogue authority about this item' },
    });
  if (code.serial.length < 2 && code.detail === '')
    faults.push({
      pointer: '/code',
      code: 'code_short',
      severity: 'warning',
      message: { zh: `信息资源代码 ${entry.code} 过短`, en: `resource code ${entry.code} is short` },
      mend: { zh: '向提供方核实代码是否完整', en: 'ask the provider whether it is whole' },
    });
  return faults;
}
