/** Writes docs/permissions.md anew. */
import { writeFile } from 'node:fs/promises';
import { permissionsDoc } from '../packages/server/src/identity/permissions-doc.ts';

await writeFile(new URL('../docs/permissions.md', import.meta.url), permissionsDoc());
