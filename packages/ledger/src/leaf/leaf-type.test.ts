import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLeaf, defineLeaf, type FieldKind, leafHead } from './leaf-type.ts';

const published = defineLeaf('catalog.published', {
  provider: 'id',
  resource: 'resource',
  entry: 'digest',
  version: 'count',
  state: 'code',
  region: 'region?',
});
const head = {
  leaf: 'leaf_01J8ZQ4Y3V7M5N2K9R6T0W1XB0',
  act: 'act_01J8ZQ4Y3V7M5N2K9R6T0W1XB1',
  at: '2025-11-30T08:00:00.000Z',
  actor: 'user_01J8ZQ4Y3V7M5N2K9R6T0W1XBC',
  subject: 'entry_01J8ZQ4Y3V7M5N2K9R6T0W1XB2',
};
const values = {
  provider: 'org_01J8ZQ4Y3V7M5N2K9R6T0W1XB3',
  resource: '307060003/000001',
  entry: `sm3:${'0'.repeat(64)}`,
  version: 3,
  state: 'published',
};

describe('a leaf', () => {
  it('is one spelling, whatever order its values come in, and reads back', () => {
    const entry = published.encode(head, values);
    expect(Buffer.from(entry).toString()).toBe(
      '{"act":"act_01J8ZQ4Y3V7M5N2K9R6T0W1XB1","actor":"user_01J8ZQ4Y3V7M5N2K9R6T0W1XBC","at":"2025-11-30T08:00:00.000Z","entry":"sm3:0000000000000000000000000000000000000000000000000000000000000000","leaf":"leaf_01J8ZQ4Y3V7M5N2K9R6T0W1XB0","provider":"org_01J8ZQ4Y3V7M5N2K9R6T0W1XB3","resource":"307060003/000001","state":"published","subject":"entry_01J8ZQ4Y3V7M5N2K9R6T0W1XB2","type":"catalog.published","version":3}',
    );
    const reversed = Object.fromEntries(Object.entries(values).reverse()) as typeof values;
    expect(published.encode(head, reversed)).toEqual(entry);
    expect(decodeLeaf(entry, [published])).toEqual({ type: 'catalog.published', head, values });
    expect(leafHead(entry)).toEqual(head);
    const placed = published.encode(head, { ...values, region: '520100' });
    expect(decodeLeaf(placed, [published]).values['region']).toBe('520100');
  });

  it('takes no other value, no value less and none more', () => {
    for (const wrong of [
      { provider: '11520000009390038C' },
      { entry: 'sm3:00' },
      { version: -1 },
      { version: 1.5 },
      { version: '3' },
      { state: 'Published by 张三' },
      { state: undefined },
      { note: 'free text' },
      { region: '贵阳市' },
    ])
      expect(() => published.encode(head, { ...values, ...wrong } as never), JSON.stringify(wrong)).toThrow(
        /wrong with a ledger's leaf/,
      );
    for (const wrong of [
      { at: '2025-11-30' },
      { at: '2025-02-30T08:00:00.000Z' },
      { actor: '张三' },
      { actor: 'zhangsan' },
      { subject: '520102199001011234' },
      { leaf: undefined },
    ])
      expect(() => published.encode({ ...head, ...wrong } as never, values), JSON.stringify(wrong)).toThrow(
        /wrong with a ledger's leaf/,
      );
    // nor can a value stand in for the head's
    expect(String(published.encode(head, { ...values, actor: 'visitor' } as never))).not.toContain('visitor');
  });

  it('in another spelling, or of no known type, is not read', () => {
    const text = Buffer.from(published.encode(head, values)).toString();
    for (const other of [
      `${text} `,
      text.replace('{"act"', '{ "act"'),
      text.replace('catalog.published', 'catalog.other'),
      '[]',
      'null',
      '',
      '{"type":"catalog.published"}',
    ])
      expect(() => decodeLeaf(Buffer.from(other), [published]), other).toThrow(/wrong with a ledger's leaf/);
  });

  it('has no field that an ID number, a mobile number or a name fits, a count apart', () => {
    const kinds: FieldKind[] = ['id', 'digest', 'code', 'time', 'region', 'actor', 'id?'];
    const digits = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 11 })
      .map((d) => `1${d.slice(1).join('')}`);
    const idNumber = fc
      .tuple(
        fc.integer({ min: 110000, max: 659999 }),
        fc.integer({ min: 19000101, max: 20251231 }),
        fc.integer({ min: 1000, max: 9999 }),
      )
      .map((p) => p.join(''));
    const name = fc.string({ unit: fc.constantFrom('张', '伟', '王', '芳'), minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.oneof(digits, idNumber, name), (kind, value) => {
        expect(() => defineLeaf('a', { field: kind }).encode(head, { field: value })).toThrow();
      }),
    );
    expect(() => defineLeaf('a', { field: 'resource' }).encode(head, { field: '13812345678' })).toThrow();
    expect(() => defineLeaf('a', { field: 'resource' }).encode(head, { field: '520102199001011234' })).toThrow();
  });

  it('has names of the program', () => {
    for (const name of ['Type', 'has space', '', '名称']) expect(() => defineLeaf(name, {})).toThrow(/name/);
    for (const taken of ['type', 'act', 'actor', 'at', 'leaf', 'subject'])
      expect(() => defineLeaf('a', { [taken]: 'code' })).toThrow(/name/);
  });
});
