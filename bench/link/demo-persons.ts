/**
 * The persons of the demo's strips as one file: the demo is written and refined (so that everybody links the same cleaned values), then every row about a
 * person goes to `persons.parquet` (rec, src, ent, the attributes people are linked by) with the truth beside it. Made once a size.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { LinkAttribute } from '@kuaishu/catalog';
import { writeDemo } from '@kuaishu/demo';
import { ident, literal, openDuckDb } from '@kuaishu/engine';
import { startRun } from '@kuaishu/refinery';

const FOLDER = resolve(import.meta.dirname, '../../var/bench/link');
const AS_OF = '2025-11-30';

interface Craft {
  readonly plan: {
    readonly subjects: readonly {
      readonly subject: string;
      readonly resources: readonly string[];
      readonly link: { readonly attributes: readonly LinkAttribute[] };
    }[];
  };
  readonly resources: readonly {
    readonly resource: string;
    readonly offset: number;
    readonly items: readonly { readonly attribute: string }[];
    readonly deliveries: readonly {
      readonly clean: string;
      readonly rejects: string | null;
      readonly firstLine: number | null;
    }[];
  }[];
}

export interface PersonFile {
  readonly file: string;
  readonly fields: readonly LinkAttribute[];
}

export async function demoPersons(people: number): Promise<PersonFile> {
  mkdirSync(FOLDER, { recursive: true });
  const file = resolve(FOLDER, `demo-persons-${people}.parquet`);
  const described = `${file}.fields.json`;
  if (!existsSync(described)) await make(people, file, described);
  return { file, fields: JSON.parse(readFileSync(described, 'utf8')) as LinkAttribute[] };
}

async function make(people: number, file: string, described: string): Promise<void> {
  const dir = `${file}.project`;
  await rm(dir, { recursive: true, force: true });
  await writeDemo({ dir, people, months: 1 });
  const store = join(dir, '.kuaishu');
  const { run } = await startRun({ project: dir, store, asOf: AS_OF, memoryLimitMb: 6144, threads: 2 }).done;
  writeFileSync(described, JSON.stringify(await exportPersons(dir, run, file)));
  await rm(dir, { recursive: true, force: true });
}

/** → the attributes that persons are linked by. */
export async function exportPersons(dir: string, run: string, file: string): Promise<readonly LinkAttribute[]> {
  const store = join(dir, '.kuaishu');
  const craft = JSON.parse(readFileSync(join(store, 'runs', run, 'craft.json'), 'utf8')) as Craft;
  const person = craft.plan.subjects.find((s) => s.subject === 'person');
  if (!person) throw new Error('the demo has no persons');
  const fields = person.link.attributes;
  const engine = await openDuckDb({ threads: 2, memoryLimitMb: 4000, spillFolder: join(dir, 'spill') });
  const parts: string[] = [];
  for (const [src, r] of craft.resources.entries()) {
    const delivery = r.deliveries[0];
    if (!delivery || !person.resources.includes(r.resource)) continue;
    const has = new Set(r.items.map((item) => item.attribute));
    const columns = fields.map(({ attribute }) => {
      const value = !has.has(attribute)
        ? 'CAST(NULL AS VARCHAR)'
        : attribute === 'resident_id'
          ? 'CASE WHEN resident_id_ok THEN resident_id END'
          : `CAST(${ident(attribute)} AS VARCHAR)`;
      return `${value} AS ${ident(attribute)}`;
    });
    // lines that were rejected before a row move it down in the file that the truth counts in
    const lines = delivery.rejects
      ? await engine.query<{ line: number }>(
          `SELECT line FROM read_parquet(${literal(join(store, delivery.rejects))}) WHERE line IS NOT NULL ORDER BY line`,
        )
      : [];
    const moved = lines.map(({ line }, i) => line - (delivery.firstLine ?? 1) - i);
    const before = moved.length ? `len(list_filter(${JSON.stringify(moved)}, x -> x <= c.file_row_number))` : '0';
    parts.push(
      `SELECT ${r.offset} + c.file_row_number AS rec, ${src} AS src, t.entity, ${columns.join(', ')} FROM read_parquet(${literal(join(store, delivery.clean))}, file_row_number = true) c JOIN (SELECT * FROM truth WHERE resource = ${literal(r.resource)}) t ON t."row" = c.file_row_number + ${before}`,
    );
  }
  await engine.run(
    `CREATE TABLE truth AS SELECT resource, "row", entity FROM read_csv(${literal(join(dir, 'truth/records/*.csv'))}, header = true)`,
  );
  const aside = `${file}.tmp`;
  await engine.run(
    `COPY (SELECT rec, src, dense_rank() OVER (ORDER BY entity) AS ent, ${fields.map((f) => ident(f.attribute)).join(', ')} FROM (${parts.join(' UNION ALL ')}) p ORDER BY rec) TO ${literal(aside)} (FORMAT parquet)`,
  );
  engine.close();
  await rename(aside, file);
  return fields;
}
