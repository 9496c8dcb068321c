/** A value against the domain of its element. */
import { codeTables, decodeCode } from '../codes/tables.ts';
import type { ValueDomain } from '../elements/element.ts';
import { repairGeometry } from '../geometry/repair-geometry.ts';
import { saysNothing, tidy } from '../text/tidy.ts';
import { parseBoolean } from '../values/boolean.ts';
import { parseDate, parseDateTime, parseMonth, parseYear } from '../values/date.ts';
import { parseNumber } from '../values/number.ts';
import { coveredVerdict, coversAll } from './covered.ts';
import { empty, right, wrong } from './fault.ts';
import { validators } from './validators.ts';
import type { Verdict } from './verdict.ts';

/**
 * Whether a value as delivered lies in a domain. Identifiers must be in their normal form; of everything else any unambiguous writing is
 * right, and `value` is its normal form: the code of a name, ISO dates, plain numbers ('9万元' → '90000'), 'true' and 'false', tidy text.
 */
export function validate(domain: ValueDomain, value: string): Verdict {
  if (domain.kind === 'identifier')
    return saysNothing(value) || coversAll(domain.rule, value)
      ? empty
      : (coveredVerdict(domain.rule, value) ?? validators[domain.rule](value));
  // '无' and '未知' are codes of some tables, so a table is asked before a word counts as no value.
  if (domain.kind === 'code') return code(domain.table, value);
  if (domain.kind === 'boolean') return yesNo(value);
  if (saysNothing(value)) return empty;
  switch (domain.kind) {
    case 'date':
      return parsed(parseDate(value), 'date', '不是真实的日期，例如 2020-03-09', 'no real date, such as 2020-03-09');
    case 'datetime':
      return parsed(
        parseDateTime(value),
        'date',
        '不是真实的日期时间，例如 2020-03-09 10:15:00',
        'no real date and time, such as 2020-03-09 10:15:00',
      );
    case 'month':
      return parsed(parseMonth(value), 'date', '不是年月，例如 2020-03', 'no month, such as 2020-03');
    case 'year':
      return parsed(parseYear(value)?.toString() ?? null, 'date', '不是年份，例如 2020', 'no year, such as 2020');
    case 'number':
      return within(value, domain.min, domain.max, domain.unit);
    case 'money':
      return within(value, undefined, undefined, '元');
    case 'coordinate':
      return domain.axis === 'lng' ? within(value, -180, 180, '°') : within(value, -90, 90, '°');
    case 'person_name':
      return personName(value);
    case 'org_name':
    case 'place_name':
    case 'address':
      return name(value);
    case 'geometry':
      return repairGeometry(value) === null
        ? wrong('format', '不是 GeoJSON 几何', 'no GeoJSON geometry')
        : right(value);
    case 'text':
      return right(tidy(value));
  }
}

function parsed(value: string | null, code: 'date', zh: string, en: string): Verdict {
  return value === null ? wrong(code, zh, en) : right(value);
}

function code(table: string, value: string): Verdict {
  const found = decodeCode(table, value);
  if (found !== null) return right(found.code);
  if (saysNothing(value)) return empty;
  const named = codeTables[table];
  if (named === undefined) throw new Error(`no code table '${table}'`);
  return wrong('unknown_code', `不在代码表“${named.name.zh}”中`, `not in the code table ${named.name.en}`);
}

function yesNo(value: string): Verdict {
  const found = parseBoolean(value);
  if (found !== null) return right(String(found));
  return saysNothing(value) ? empty : wrong('unknown_code', '应为 是 或 否', 'must be 是 (yes) or 否 (no)');
}

function within(value: string, min: number | undefined, max: number | undefined, unit: string | undefined): Verdict {
  const number = parseNumber(value)?.value;
  if (number === undefined) return wrong('format', '不是一个数', 'not one number');
  if ((min !== undefined && number < min) || (max !== undefined && number > max)) {
    const range = `${min ?? '…'} – ${max ?? '…'}${unit ?? ''}`;
    return wrong('range', `超出范围 ${range}`, `outside ${range}`);
  }
  return right(plainNumber(number));
}

/** Digits without exponent. */
const plainNumber = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) >= 1e21 ? BigInt(value).toString() : String(value);

const nameShape = /^[\p{Script=Han}〇㐀-䶿·.\-' A-Za-zÀ-ÿ]+$/u;

function personName(value: string): Verdict {
  const bare = tidy(value);
  if (/\d/.test(bare)) return wrong('characters', '姓名中有数字', 'digits in a name');
  if (!nameShape.test(bare.replace(/[•・∙‧●]/g, '·')))
    return wrong('characters', '姓名中有不该有的符号', 'signs in a name that do not belong there');
  return [...bare].length < 2 ? wrong('length', '姓名不足两个字', 'a name has at least two characters') : right(bare);
}

function name(value: string): Verdict {
  const bare = tidy(value);
  return [...bare].length < 2 || /^[\d\p{P}\s]+$/u.test(bare) ? wrong('format', '不是名称', 'not a name') : right(bare);
}
