/**
 * One fact under several headings. A register that asks for 联系电话 is given mobile numbers, and what stands in the certificate numbers of a person is the
 * ID number: compared heading by heading, such registers would have nothing in common.
 */
import type { LinkAttribute } from '@kuaishu/catalog';
import { column, constant, noBlank, nothing, orElse, part, type Text, type Values, where } from '../dual/text.ts';

const MOBILE = '^(?:[+]?86)?[- ]?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}$';
const ID = '[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]';
/**
 * Numbers that hold the bearer's ID number, and the character at which it begins: the driver's licence number is the ID number (GA 482), that of a pupil's
 * file is G and the ID number (全国学籍号, 教育部 2013), that of a disabled person's certificate is the ID number with kind and degree (二代残疾人证, 20 characters).
 */
const HOLDERS: Readonly<Record<string, { readonly pattern: string; readonly from: number }>> = {
  driver_license_no: { pattern: `^${ID}$`, from: 1 },
  student_no: { pattern: `^[GL]${ID}$`, from: 2 },
  disability_cert_no: { pattern: `^${ID}[1-7][1-4](?:B[0-9])?$`, from: 1 },
};

/** Attributes whose values are gathered from others too → the text they have then, over a row of attributes. */
function gathered(attributes: ReadonlySet<string>): Map<string, Text> {
  const texts = new Map<string, Text>();
  if (attributes.has('mobile') && attributes.has('phone')) {
    const mobile = column('mobile');
    const phone = column('phone');
    texts.set('mobile', orElse(mobile, where(phone, MOBILE, phone, nothing)));
    // a second mobile number stays where it is
    texts.set('phone', where(orElse(mobile, constant('')), '^$', where(phone, MOBILE, nothing, phone), phone));
  }
  if (attributes.has('resident_id')) {
    let id = column('resident_id');
    // the two numbers changed places, as they do where a form asks for them side by side
    const numbers = ['mobile', 'phone'].filter((name) => attributes.has(name));
    for (const name of numbers) {
      const number = texts.get(name) ?? column(name);
      const strayed = where(column('resident_id'), MOBILE, column('resident_id'), nothing);
      id = where(orElse(id, constant('')), `^${ID}$`, id, where(column(name), `^${ID}$`, column(name), id));
      texts.set(name, where(orElse(column(name), constant('')), `^${ID}$`, strayed, number));
    }
    for (const [holder, { pattern, from }] of Object.entries(HOLDERS))
      if (attributes.has(holder))
        id = orElse(id, where(column(holder), pattern, noBlank(part(column(holder), from, 18)), nothing));
    if (id.sql !== column('resident_id').sql) texts.set('resident_id', id);
  }
  return texts;
}

const namesOf = (fields: readonly LinkAttribute[]) => new Set(fields.map((field) => field.attribute));

/** Expressions for the attributes of a table that has them all, to be selected in their stead. */
export function gatheredSql(fields: readonly LinkAttribute[]): Map<string, string> {
  return new Map([...gathered(namesOf(fields))].map(([attribute, text]) => [attribute, text.sql]));
}

/** The same for one record. */
export function gatheredValues(fields: readonly LinkAttribute[], record: Values): Values {
  const texts = gathered(namesOf(fields));
  if (texts.size === 0) return record;
  return { ...record, ...Object.fromEntries([...texts].map(([attribute, text]) => [attribute, text.of(record)])) };
}
