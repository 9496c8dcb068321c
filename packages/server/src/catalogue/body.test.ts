import { expect, test } from 'vitest';
import { judgeBody } from './body.ts';

const begun = {
  resource: 'visits',
  name: { zh: '走访登记信息' },
  provider: { name: '贵州省民政厅' },
  subject: 'person',
};
const rules = (body: object) => judgeBody(body as never).faults.map(({ rule, where }) => `${rule} ${where}`);

test('an entry without items is told at once all that it lacks beside them', () => {
  const { entry, faults } = judgeBody({ ...begun, items: [] });
  expect(entry).toBeNull();
  expect(rules({ ...begun, items: [] })).toContain('empty /items');
  expect(faults.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(1);
  // With an item nothing new comes to light.
  const after = rules({ ...begun, items: [{ name: '姓名', element: 'person_name' }] });
  expect(rules({ ...begun, items: [] })).toEqual(
    expect.arrayContaining(after.filter((one) => !one.includes('/items'))),
  );
});

test('an item without a name is told once, and the others are judged', () => {
  const faults = rules({ ...begun, items: [{ name: '' }, { name: '姓名', element: 'no_such_element' }] });
  expect(faults.filter((one) => one.endsWith('/items/0/name'))).toEqual(['empty /items/0/name']);
  expect(faults.some((one) => one.includes('/items/1'))).toBe(true);
});

test('what has the wrong type is told alone', () => {
  expect(rules({ ...begun, items: 'none' })).toHaveLength(1);
});

test.each([
  ['condition_missing /sharing/condition', { sharing: { type: 2 } }],
  ['basis_missing /sharing/basis', { sharing: { type: 3 } }],
])('%s is found by lint and for publication, and told once', (fault, more) => {
  const found = rules({ ...begun, items: [{ name: '姓名', element: 'person_name' }], ...more });
  expect(found.filter((one) => one === fault)).toEqual([fault]);
});
