import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { allProcedures } from './all-procedures.ts';
import { procedureBook } from './procedures/core/table.ts';

it('docs/procedures.md is what the definitions say; else run node scripts/procedures-book.ts', async () => {
  const { procedures } = await allProcedures();
  const book = await readFile(new URL('../../../docs/procedures.md', import.meta.url), 'utf8');
  expect(book).toBe(procedureBook(procedures));
  expect(procedures.map(({ id }) => id)).toContain('access_request');
});
