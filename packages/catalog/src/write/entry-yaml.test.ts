import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../entry.ts';
import { readEntry } from '../read/load-project.ts';
import { entryToYaml } from './entry-yaml.ts';

// lone surrogates cannot stand in a file
const words = fc
  .string({ minLength: 1, unit: 'grapheme' })
  .filter((text) => text.isWellFormed() && !text.includes('\0'));
const slug = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/);
const entries: fc.Arbitrary<Entry> = fc.record(
  {
    resource: slug,
    name: fc.record({ zh: words }),
    provider: fc.record({ name: words }),
    subject: slug,
    key: fc.array(words, { minLength: 1, maxLength: 3 }),
    abstract: words,
    source: fc.record({ files: words }),
    items: fc.array(
      fc.record(
        {
          name: words,
          element: words,
          aliases: fc.array(words, { maxLength: 2 }),
          required: fc.boolean(),
          guess: fc.record({ confidence: fc.constantFrom(0.5, 0.99, 1), reason: words }),
        },
        { requiredKeys: ['name'] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
  },
  { requiredKeys: ['resource', 'name', 'provider', 'subject', 'items'] },
);

describe('an entry written as YAML', () => {
  it('is the same entry when read again, with comments or without', () => {
    fc.assert(
      fc.property(entries, words, (entry, comment) => {
        const text = entryToYaml(entry, {
          head: comment,
          comments: { subject: comment, 'items/0/name': comment, key: `${comment}\n${comment}` },
        });
        const read = readEntry(text, 'x.yaml');
        expect(read.faults).toEqual([]);
        expect(read.value).toEqual(entry);
      }),
      { numRuns: 200 },
    );
  });
});
