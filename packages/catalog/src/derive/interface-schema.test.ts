import { elements } from '@kuaishu/standards';
import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import type { Entry } from '../entry.ts';
import { interfaceSchema } from './interface-schema.ts';

const entry: Entry = {
  resource: 'hukou',
  name: { zh: '户籍人口' },
  code: '352012/000001',
  provider: { name: '公安厅' },
  class: { kind: 'department', category: '352012' },
  classification: { theme: '民政/社区' },
  subject: 'person',
  grade: 'yellow',
  items: [
    { name: 'XM', element: 'person_name', required: true },
    { name: '年龄', element: 'age' },
    { name: '登记机关', element: 'reg_authority', class: '政法' },
    { name: '性别', element: 'sex' },
  ],
};

it('every item carries its class and grade, and the whole the highest', () => {
  const schema = interfaceSchema(entry);
  expect(schema).toMatchObject({
    'x-grade': 'yellow',
    'x-class': '民政/社区',
    'x-code': '352012/000001',
    required: ['person_name'],
    properties: {
      person_name: { 'x-grade': 'yellow', 'x-class': '民政/社区', 'x-personal': 'basic', type: ['string'] },
      reg_authority: { 'x-grade': 'green', 'x-class': '政法', type: ['string', 'null'] },
      sex: { 'x-code-table': 'sex' },
    },
  });
  expect(schema.properties['reg_authority']).not.toHaveProperty('x-personal');
});

it('accepts a right row and refuses a wrong one', () => {
  const schema = interfaceSchema(entry);
  const row = { person_name: '王芳', age: 30, reg_authority: null, sex: '2' };
  expect(Value.Check(schema, row)).toBe(true);
  expect(Value.Check(schema, { ...row, age: '三十' })).toBe(false);
  expect(Value.Check(schema, { ...row, person_name: null })).toBe(false);
  expect(Value.Check(schema, { ...row, other: 1 })).toBe(false);
});

it('is JSON, whatever the elements', () => {
  const all = { ...entry, items: elements.map(({ id }) => ({ name: id, element: id })) };
  const schema = interfaceSchema(all);
  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  expect(Object.values(schema.properties).every((property) => property['x-grade'] && property['x-class'])).toBe(true);
});
