/** Writes docs/procedures.md from the definitions of procedures. Usage: node scripts/procedures-book.ts */
import { writeFile } from 'node:fs/promises';
import { allProcedures } from '../packages/server/src/all-procedures.ts';
import { procedureBook } from '../packages/server/src/procedures/core/table.ts';

const { procedures } = await allProcedures();
await writeFile(new URL('../docs/procedures.md', import.meta.url), procedureBook(procedures));
