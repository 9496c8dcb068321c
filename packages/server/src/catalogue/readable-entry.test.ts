import { EntrySchema } from '@kuaishu/catalog';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { populationEntry } from '../test/population-entry.ts';
import { readableEntry } from './readable-entry.ts';

const whole = populationEntry('hukou', { cadence: 'monthly', key: ['公民身份号码'] });

it('reads a whole entry as it is, but for names that its house gives it', () => {
  expect(readableEntry('hukou', whole)).toMatchObject({
    items: whole['items'],
    key: ['公民身份号码'],
    subject: 'person',
  });
});

it('leaves out what is not written as an entry has it, and nothing beside it', () => {
  const items = [
    { name: '' },
    { name: '姓名', element: 'person_name', grade: 'purple' },
    { name: '年龄', mask: { method: 'generalise', to: 'band', width: 'ten' }, length: 'long' },
  ];
  const read = readableEntry('half', { resource: 'half', cadence: 'now and then', items, sharing: { type: 9 } });
  expect(read.items).toEqual([
    { name: '姓名', element: 'person_name' },
    { name: '年龄', mask: { method: 'generalise', to: 'band' } },
  ]);
  expect(read).not.toHaveProperty('cadence');
  expect(read.subject).toBe('thing');
});

it('gives the shape of an entry whatever somebody sends, at most without items', () => {
  const spoilt = fc.record(
    {
      subject: fc.anything(),
      items: fc.oneof(
        fc.array(fc.dictionary(fc.constantFrom('name', 'element', 'mask', 'sharing', 'x'), fc.anything())),
        fc.anything(),
      ),
      key: fc.anything(),
      authority: fc.anything(),
      checks: fc.array(fc.anything()),
      yields: fc.anything(),
      source: fc.anything(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(spoilt, (body) => {
      const { items, ...rest } = readableEntry('any', body as Record<string, unknown>);
      expect(Value.Check(EntrySchema, { ...rest, items: [...items, { name: 'x' }] })).toBe(true);
    }),
    { numRuns: 200 },
  );
});
