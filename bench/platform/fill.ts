/** A ledger of so many published entries, written straight into its tables: what is measured is working with them, not making them. */
import { sql } from 'kysely';
import { digestOf } from '../../packages/server/src/catalogue/digest.ts';
import type { Db } from '../../packages/server/src/db/database.ts';
import { newId } from '../../packages/server/src/ids.ts';
import { expanded } from '../search/expansion.ts';
import { seedCatalogue } from '../search/seed-catalogue.ts';

const BATCH = 1_000;

/** Returns how many items they have. */
export async function fillLedger(
  db: Db,
  { entries: wanted, items: mean }: { entries: number; items: number },
): Promise<{ items: number }> {
  const homes = await db
    .selectFrom('organisation')
    .select(['id', 'path', 'territory', 'level', 'name_zh'])
    .where('kind', '=', 'department')
    .execute();
  let items = 0;
  let n = 0;
  let rows: { entry: object; version: object; items: object[] }[] = [];
  const at = new Date().toISOString();
  for (const document of expanded(seedCatalogue(), { documents: wanted, items: mean, seed: 7 })) {
    const home = homes[n % homes.length] as (typeof homes)[number];
    const id = newId('entry');
    const resource = `bench_${n}`;
    const own = (document.items ?? []).map(({ name, element }) => ({ name, ...(element ? { element } : {}) }));
    const body = {
      resource,
      name: { zh: document.title },
      provider: { name: home.name_zh },
      class: { kind: 'department', category: '352012' },
      abstract: document.abstract ?? '',
      sharing: { type: (n % 3) + 1 },
      opening: { open: n % 4 === 0 },
      grade: 'yellow',
      cadence: ['daily', 'monthly', 'yearly'][n % 3],
      subject: ['person', 'organisation', 'place'][n % 3],
      items: own,
    };
    const subject = body.subject as string;
    rows.push({
      entry: {
        id,
        resource,
        owner: home.id,
        path: home.path,
        territory: home.territory,
        level: home.level,
        state: 'published',
        code: `9${String(n).padStart(5, '0')}/1`,
        version: 1,
        digest: digestOf(body),
        title: document.title,
        subject,
        class: 'department',
        category: '352012',
        sharing: String(body.sharing.type),
        open: body.opening.open,
        grade: 'yellow',
        cadence: body.cadence,
        items: own.length,
        created_at: at,
        changed_at: at,
        published_at: at,
      },
      version: {
        entry: id,
        version: 1,
        state: 'published',
        body,
        digest: digestOf(body),
        revision: 1,
        author: 'bench',
        origin: 'api',
        changed_at: at,
        published_at: at,
      },
      items: own.map((item, position) => ({
        entry: id,
        position,
        name: item.name,
        element: item.element ?? null,
        attribute: item.element ?? `bench_${position}`,
        subject,
        grade: 'yellow',
        sharing: '2',
        territory: home.territory,
      })),
    });
    items += own.length;
    n++;
    if (rows.length === BATCH) {
      await write(db, rows);
      rows = [];
    }
  }
  await write(db, rows);
  // What autovacuum does within minutes of such a change.
  await sql`VACUUM (ANALYZE) catalog_entry, catalog_version, catalog_item, catalog_touch`.execute(db);
  return { items };
}

/** What stands on the ledger: so many entries with so many items, and the ids of those that were put there. */
export async function known(db: Db): Promise<{ entries: number; items: number; ids: string[] }> {
  const count = (table: 'catalog_entry' | 'catalog_item') =>
    db.selectFrom(table).select(sql<string>`count(*)`.as('n')).executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('catalog_entry')
    .select('id')
    .where('resource', 'like', 'bench_%')
    .orderBy('id')
    .execute();
  return {
    entries: Number((await count('catalog_entry')).n),
    items: Number((await count('catalog_item')).n),
    ids: rows.map(({ id }) => id),
  };
}

async function write(db: Db, rows: readonly { entry: object; version: object; items: object[] }[]): Promise<void> {
  if (rows.length === 0) return;
  const json = (part: unknown) => sql`${JSON.stringify(part)}::jsonb`;
  await db.transaction().execute(async (trx) => {
    await sql`INSERT INTO catalog_entry SELECT * FROM jsonb_populate_recordset(NULL::catalog_entry, ${json(rows.map((row) => row.entry))})`.execute(
      trx,
    );
    await sql`INSERT INTO catalog_version SELECT * FROM jsonb_populate_recordset(NULL::catalog_version, ${json(rows.map((row) => row.version))})`.execute(
      trx,
    );
    await sql`INSERT INTO catalog_item SELECT * FROM jsonb_populate_recordset(NULL::catalog_item, ${json(rows.flatMap((row) => row.items))})`.execute(
      trx,
    );
    await sql`INSERT INTO catalog_touch (entry) SELECT id FROM jsonb_populate_recordset(NULL::catalog_entry, ${json(rows.map((row) => row.entry))})`.execute(
      trx,
    );
  });
}
