/** What the search for pairs asks of a record. */
import { ident } from '@kuaishu/engine';
import type { SureLinks } from '../deterministic/sure-links.ts';
import type { Linkage } from '../linkage.ts';
import { labelColumns } from '../pairs/pair-tables.ts';
import { codeOf } from '../records/prepare.ts';

/** → table `records`: i, src, clu (cluster so far), has (an identifier of its own), first_src, the codes of its values. */
export async function writeRecords(
  { engine, prepared: { coded }, fields, work }: Linkage,
  { pass1, resolver }: Pick<SureLinks, 'pass1' | 'resolver'>,
): Promise<string> {
  const records = work('records');
  await engine.createTable(work('firstpass'), labelColumns(resolver.labels()));
  const has = fields.some((field) => field.link.exclusive) ? 'o.x0 IS NOT NULL' : 'FALSE';
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(records)} AS SELECT p.i, p.src, f.clu, ${has} AS has, m.first_src, ${fields.map((field) => `p.${ident(codeOf(field))}`).join(', ')} ` +
      `FROM ${ident(coded)} p JOIN ${ident(work('firstpass'))} f ON f.i = p.i JOIN ${ident(pass1.owners)} o ON o.i = p.i, (SELECT min(src) AS first_src FROM ${ident(coded)}) m`,
    'link: records',
  );
  return records;
}
