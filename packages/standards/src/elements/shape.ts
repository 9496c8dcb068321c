/**
 * Short words in which the data files of this folder state elements. An element is one call of `define`:
 * id, Chinese name, initials, English name, shape of the value, source, protection, other headings.
 */
import type { DataElement, DataType, Grade, IdentifierRule, Mask, ValueDomain } from './element.ts';

type Shape = {
  readonly type: DataType;
  readonly domain: ValueDomain;
  readonly length?: number;
  readonly scale?: number;
};
type Protection = { readonly grade: Grade; readonly mask: Mask };

/** `aliases`: headings parted by blanks; a heading of several English words is written with underscores. */
export function define(
  id: string,
  zh: string,
  initials: string,
  en: string,
  shape: Shape,
  source: string,
  protection: Protection,
  aliases = '',
): DataElement {
  return {
    id,
    name: { zh, en },
    initials,
    aliases: aliases.split(/\s+/).filter((alias) => alias !== ''),
    ...shape,
    source,
    ...protection,
  };
}

export const text = (length: number): Shape => ({ type: 'C', length, domain: { kind: 'text' } });
export const memo: Shape = { type: 'M', length: 4000, domain: { kind: 'text' } };
/** GeoJSON text. */
export const geometry: Shape = { type: 'M', domain: { kind: 'geometry' } };
export const code = (table: string, length: number): Shape => ({ type: 'C', length, domain: { kind: 'code', table } });
export const identifier = (rule: IdentifierRule, length: number): Shape => ({
  type: 'C',
  length,
  domain: { kind: 'identifier', rule },
});
export const date: Shape = { type: 'D', length: 10, domain: { kind: 'date' } };
export const datetime: Shape = { type: 'T', length: 19, domain: { kind: 'datetime' } };
export const year: Shape = { type: 'I', length: 4, domain: { kind: 'year' } };
export const month: Shape = { type: 'C', length: 7, domain: { kind: 'month' } };
export const yesNo: Shape = { type: 'L', domain: { kind: 'boolean' } };
export const personName: Shape = { type: 'C', length: 50, domain: { kind: 'person_name' } };
export const orgName: Shape = { type: 'C', length: 200, domain: { kind: 'org_name' } };
export const placeName: Shape = { type: 'C', length: 100, domain: { kind: 'place_name' } };
export const address: Shape = { type: 'C', length: 300, domain: { kind: 'address' } };
/** Yuan with two decimals; other units (万元) are converted when the value is cleaned. */
export const money: Shape = { type: 'Y', length: 18, scale: 2, domain: { kind: 'money', currency: 'CNY' } };
export const coordinate = (axis: 'lng' | 'lat'): Shape => ({ type: 'B', domain: { kind: 'coordinate', axis } });

/** A whole number of `unit` between `min` and `max`. */
export const whole = (unit: string, min = 0, max = 9_999_999_999): Shape => ({
  type: 'I',
  domain: { kind: 'number', unit, min, max, scale: 0 },
});

/** A measure in `unit` with `scale` decimals. */
export const measure = (unit: string, scale = 2, min?: number, max?: number): Shape => ({
  type: 'N',
  length: 18,
  scale,
  domain: {
    kind: 'number',
    unit,
    scale,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  },
});

export const open: Protection = { grade: 'green', mask: { method: 'keep' } };
export const internal = (mask: Mask): Protection => ({ grade: 'yellow', mask });
export const keep: Mask = { method: 'keep' };
export const drop: Mask = { method: 'drop' };
export const pseudonym: Mask = { method: 'pseudonym' };
export const cover = (head: number, tail: number): Mask => ({ method: 'cover', head, tail });
export const truncate = (length: number): Mask => ({ method: 'truncate', length });
export const toYear: Mask = { method: 'generalise', to: 'year' };
export const toMonth: Mask = { method: 'generalise', to: 'month' };
export const toCounty: Mask = { method: 'generalise', to: 'county' };
export const band = (width: number): Mask => ({ method: 'generalise', to: 'band', width });
export const shiftDate = (days: number): Mask => ({ method: 'shift_date', days });
