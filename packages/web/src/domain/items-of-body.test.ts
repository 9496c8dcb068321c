import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemsOf, listOf } from './entry-body.ts';
import { itemsPasted, numberIn, withItem, withItemsAt, withoutItems } from './items-of-body.ts';

const body = {
  resource: 'visits',
  items: [
    { name: '身份证号', element: 'resident_id' },
    { name: '姓名', element: 'person_name' },
    { name: '备注', type: 'C' },
  ],
  key: ['身份证号'],
  authority: ['person_name'],
};

test('an item renamed letter by letter stays in the key, and one of another element stays claimed', () => {
  let now: Readonly<Record<string, unknown>> = body;
  for (const name of ['身份证', '', '公', '公民身份号码']) now = withItem(now, 0, { name, element: 'resident_id' });
  expect(listOf(now, 'key')).toEqual(['公民身份号码']);
  now = withItem(now, 1, { name: '姓名', element: 'full_name' });
  expect(listOf(now, 'authority')).toEqual(['full_name']);
  expect(listOf(withItem(now, 1, { name: '姓名' }), 'authority')).toEqual([]);
});

test('of two items of one name the key keeps the one that has it', () => {
  const twice = { ...body, items: [{ name: '号' }, { name: '号' }], key: ['号'] };
  expect(listOf(withItem(twice, 1, { name: '号码' }), 'key')).toEqual(['号']);
});

test('an item that is taken out leaves nothing behind', () => {
  expect(withoutItems(body, [0, 1])).toEqual({
    resource: 'visits',
    items: [{ name: '备注', type: 'C' }],
    key: [],
    authority: [],
  });
});

test('what is added and taken out again changes nothing', () => {
  fc.assert(
    fc.property(fc.nat(3), fc.array(fc.string({ minLength: 4 }), { maxLength: 5 }), (at, names) => {
      const more = withItemsAt(
        body,
        at,
        names.map((name) => ({ name })),
      );
      expect(itemsOf(more)).toHaveLength(3 + names.length);
      expect(
        withoutItems(
          more,
          names.map((_, i) => at + i),
        ),
      ).toEqual(body);
    }),
  );
});

test.each([
  ['１８', 18],
  ['18 位', 18],
  ['约', null],
  ['', null],
])('%j is read as %j', (text, number) => expect(numberIn(text)).toBe(number));

test('lines of a list or a sheet become items', () => {
  expect(itemsPasted('1、公民身份号码\r\n2、姓名\r\n（3）联系　电话\r\n\r\n')).toEqual([
    { name: '公民身份号码' },
    { name: '姓名' },
    { name: '联系 电话' },
  ]);
  expect(itemsPasted('1\t金额（元）\t数值型\t１２\n2\t登记日期\t日期\t\n3\tＩＤ\t说明文字\t4')).toEqual([
    { name: '金额（元）', type: 'N', length: 12 },
    { name: '登记日期', type: 'D' },
    { name: 'ID' },
  ]);
  expect(itemsPasted('一行\n')).toBeNull();
  expect(itemsPasted('2024年度金额\n3级残疾人数')).toEqual([{ name: '2024年度金额' }, { name: '3级残疾人数' }]);
});
