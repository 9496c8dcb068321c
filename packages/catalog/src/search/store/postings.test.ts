import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Postings } from './postings.ts';

const TERMS = 6;

describe('postings', () => {
  it('give every living document of a term once, ascending, however they were sealed and joined', () => {
    const document = fc.record({
      terms: fc.uniqueArray(fc.nat({ max: TERMS - 1 }), { maxLength: TERMS }),
      gap: fc.constantFrom(0, 0, 0, 200, 20_000),
      dies: fc.constantFrom(false, false, true),
    });
    fc.assert(
      fc.property(fc.array(document, { maxLength: 120 }), fc.integer({ min: 1, max: 5 }), (documents, sealAt) => {
        const postings = new Postings([], sealAt);
        const alive = new Uint8Array(3_000_000).fill(1);
        const right = new Map<number, number[]>();
        let number = 0;
        documents.forEach(({ terms, gap, dies }, nth) => {
          number += gap;
          postings.add(
            number,
            {
              terms: Uint32Array.from(terms),
              fields: Uint8Array.from(terms, (term) => 1 << term),
              impacts: Uint8Array.from(terms, () => (nth % 255) + 1),
            },
            alive,
          );
          if (dies) alive[number] = 0;
          else
            for (const term of terms) right.set(term, [...(right.get(term) ?? []), number, 1 << term, (nth % 255) + 1]);
          number += 1;
        });
        for (const sealed of [false, true]) {
          if (sealed) postings.seal(alive);
          for (let term = 0; term < TERMS; term += 1) {
            const list = postings.read(term, alive);
            const found = Array.from({ length: list.length }, (_, at) => [
              list.documents[at]!,
              list.fields[at]!,
              list.impacts[at]!,
            ]);
            expect(found.flat()).toEqual(right.get(term) ?? []);
          }
        }
        expect(postings.segments.length).toBeLessThan(40);
      }),
      { numRuns: 60 },
    );
  });
});
