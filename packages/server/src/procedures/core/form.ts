/** Forms of transitions: JSON Schema that pages draw and the server checks, with a name in both languages on each field. */
import type { Text2 } from '@kuaishu/api';
import { type TObject, type TProperties, type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { Locale } from 'typebox/system';
import type { Fault } from './procedure.ts';

/** A field with its name and, where the name does not say it all, a hint. */
export function field<T extends TSchema>(schema: T, zh: string, en: string, hint?: Text2): T {
  return { ...schema, 'x-title': { zh, en }, ...(hint ? { 'x-hint': hint } : {}) };
}

/** A choice whose words are shown by their names. */
export function choice<T extends TSchema>(schema: T, names: Readonly<Record<string, Text2>>): T {
  return { ...schema, 'x-names': names };
}

/** An object with these fields and no others. */
export function form<P extends TProperties>(fields: P): TObject<P> {
  return Type.Object(fields, { additionalProperties: false });
}

const compiled = new WeakMap<object, ReturnType<typeof Compile>>();

/** The first fault of an input, without repeating what was given; null where it fits. */
export function checkInput(schema: TSchema | undefined, input: unknown): Fault | null {
  if (!schema) {
    if (input !== null && typeof input === 'object' && Object.keys(input).length === 0) return null;
    return { code: 'form', message: { zh: '这一步不需要填写内容。', en: 'This step takes no input.' } };
  }
  let check = compiled.get(schema);
  if (!check) {
    check = Compile(schema);
    compiled.set(schema, check);
  }
  if (check.Check(input)) return null;
  const first = check.Errors(input)[0];
  const where = first ? placeOf(first.instancePath, first.keyword === 'required' ? first.params : null) : '';
  const name = titleAt(schema, where) ?? { zh: where, en: where };
  return {
    code: 'form',
    where,
    message: {
      zh: `${name.zh ? `“${name.zh}”` : '表单'}：${first ? Locale.zh_Hans(first) : '有误'}。`,
      en: `${name.en ? `"${name.en}"` : 'The form'}: ${first ? Locale.en_US(first) : 'not right'}.`,
    },
  };
}

function placeOf(path: string, required: { requiredProperties: readonly string[] } | null): string {
  const parts = path.split('/').filter(Boolean);
  if (required?.requiredProperties[0]) parts.push(required.requiredProperties[0]);
  return parts.join('.');
}

function titleAt(schema: TSchema, where: string): Text2 | null {
  let at: unknown = schema;
  for (const part of where.split('.').filter(Boolean)) {
    const of = at as { properties?: Record<string, unknown>; items?: unknown };
    at = of.properties?.[part] ?? of.items ?? null;
    if (at === null) return null;
  }
  return (at as { 'x-title'?: Text2 } | null)?.['x-title'] ?? null;
}

/** Faults of a form's definition; empty = none. */
export function checkForm(schema: TSchema): string[] {
  const of = schema as { type?: string; properties?: Record<string, { 'x-title'?: Text2 }> };
  if (of.type !== 'object') return ['a form is an object'];
  const faults = Object.entries(of.properties ?? {})
    .filter(([, property]) => !property['x-title']?.zh || !property['x-title'].en)
    .map(([name]) => `field ${name} has no x-title in both languages`);
  try {
    Compile(schema);
  } catch (error) {
    faults.push(`the form cannot be compiled: ${String(error)}`);
  }
  return faults;
}
