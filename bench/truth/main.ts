/**
 * kuaishu bench truth [people]: the demo's base delivery refined and measured against its truth: links, golden cells, seeded defects found, false alarms; and the
 * naive rule (same ID number, else same name and birth date) on the same cleaned records. Figures as JSON.
 */
import { readdirSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  clusterEntitySql,
  detectionSql,
  falseAlarmSql,
  goldenAttributes,
  goldenCellsSql,
  naiveRuleSql,
  pairwiseSql,
  type Subject,
  writeDemo,
} from '@kuaishu/demo';
import { ident, literal, openDuckDb } from '@kuaishu/engine';
import { type RunManifest, startRun } from '@kuaishu/refinery';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dir: { type: 'string', default: 'var/bench/truth' },
    reuse: { type: 'boolean', default: false },
    memory: { type: 'string', default: '8192' },
    keep: { type: 'boolean', default: false },
  },
});
const people = Number(positionals[0] ?? 20_000);
const dir = resolve(values.dir, String(people));
const store = join(dir, '.kuaishu');
const AS_OF = '2025-11-30';
const MONTH = '2025-11';

if (!values.reuse) {
  await rm(dir, { recursive: true, force: true });
  await writeDemo({ dir, people, months: 1 });
}
await rm(store, { recursive: true, force: true });
const started = performance.now();
const manifest = await startRun({ project: dir, store, asOf: AS_OF, memoryLimitMb: Number(values.memory), threads: 2 })
  .done;
const seconds = (performance.now() - started) / 1000;

interface Craft {
  readonly plan: {
    readonly rules: Record<
      string,
      readonly {
        readonly id: string;
        readonly kind: string;
        readonly attribute?: string;
        readonly attributes?: readonly string[];
      }[]
    >;
  };
  readonly resources: readonly {
    readonly resource: string;
    readonly offset: number;
    readonly items: readonly { readonly index: number; readonly name: string; readonly attribute: string }[];
    readonly deliveries: readonly {
      readonly clean: string;
      readonly rejects: string | null;
      readonly firstLine: number | null;
    }[];
  }[];
}
const craft = JSON.parse(await readFile(join(store, 'runs', manifest.run, 'craft.json'), 'utf8')) as Craft;
const engine = await openDuckDb({ threads: 2, memoryLimitMb: Number(values.memory), spillFolder: join(dir, 'spill') });

await engine.run(
  `CREATE TABLE truth AS SELECT resource, month, "row", entity FROM read_csv(${literal(join(dir, 'truth/records/*.csv'))}, all_varchar = false, header = true)`,
);
await engine.run(
  `CREATE TABLE defects AS SELECT * FROM read_csv(${literal(join(dir, 'truth/defects/*.csv'))}, header = true, types = {'row': 'BIGINT', 'item': 'VARCHAR', 'class': 'VARCHAR', 'original': 'VARCHAR', 'written': 'VARCHAR'})`,
);
await locateRows();
const links = await measureLinks();
const golden = await measureGolden();
const found = await measureDefects();
engine.close();
if (!values.keep) await rm(dir, { recursive: true, force: true });

process.stdout.write(
  `${JSON.stringify(
    {
      name: 'truth',
      versions: { node: process.version, duckdb: manifest.engine.version },
      figures: {
        people,
        rows: manifest.steps[0]?.in,
        seconds: round(seconds),
        steps: Object.fromEntries(manifest.steps.map((s) => [s.name, s.seconds])),
        peakMemoryMiB: Math.round((manifest.peakMemoryBytes ?? 0) / 2 ** 20),
        links,
        golden,
        defects: found,
      },
      ratios: {},
    },
    null,
    2,
  )}\n`,
);

/** `placed`: every row that was taken: (resource, month, row in the file, rec). Rejected lines before a row move it down. */
async function locateRows(): Promise<void> {
  await engine.run('CREATE TABLE placed (resource VARCHAR, month VARCHAR, "row" BIGINT, rec BIGINT, position BIGINT)');
  await engine.run('CREATE TABLE rejected (resource VARCHAR, month VARCHAR, "row" BIGINT)');
  for (const r of craft.resources) {
    const d = r.deliveries[0];
    if (!d) continue;
    const lines =
      d.rejects === null
        ? []
        : (
            await engine.query<{ line: number }>(
              `SELECT line FROM read_parquet(${literal(join(store, d.rejects))}) WHERE line IS NOT NULL ORDER BY line`,
            )
          ).map((x) => x.line);
    const rows = lines.map((line) => line - (d.firstLine ?? 1));
    const thresholds = rows.map((row, i) => row - i);
    for (const row of rows)
      await engine.run(`INSERT INTO rejected VALUES (${literal(r.resource)}, ${literal(MONTH)}, ${row})`);
    const before = thresholds.length === 0 ? '0' : `len(list_filter(${JSON.stringify(thresholds)}, x -> x <= n))`;
    await engine.run(
      `INSERT INTO placed SELECT ${literal(r.resource)}, ${literal(MONTH)}, n + ${before}, ${r.offset} + n, n FROM (SELECT file_row_number AS n FROM read_parquet(${literal(join(store, d.clean))}, file_row_number = true))`,
    );
  }
}

async function measureLinks() {
  const result: Record<string, unknown> = {};
  for (const block of manifest.blocks) {
    const prefix = ({ person: 'P', organisation: 'O', place: 'B', indicator: 'I' } as const)[block.subject as Subject];
    const clusters = `(SELECT p.resource, p.month, p."row", r.entity_id AS cluster FROM placed AS p JOIN ${recordsOf(block)} AS r ON p.rec = r.rec)`;
    const truth = `(SELECT * FROM truth WHERE resource IN (SELECT DISTINCT resource FROM ${clusters}))`;
    const [score] = await engine.query<Record<string, number>>(pairwiseSql(truth, clusters, prefix));
    result[block.subject] = rounded(score);
    if (block.subject !== 'person') continue;
    const parts = craft.resources
      .filter((r) => r.items.some((i) => i.attribute === 'person_name'))
      .flatMap((r) => {
        const has = (a: string) => r.items.some((i) => i.attribute === a);
        const clean = r.deliveries[0]?.clean;
        if (!clean) return [];
        const id = has('resident_id') ? 'CASE WHEN resident_id_ok THEN resident_id END' : 'NULL';
        return [
          `SELECT p.resource AS resource, p.month AS month, p."row" AS "row", ${id} AS resident_id, person_name, ${has('birth_date') ? 'birth_date' : 'NULL::DATE'} AS birth_date FROM (SELECT *, file_row_number AS n FROM read_parquet(${literal(join(store, clean))}, file_row_number = true)) AS c JOIN placed AS p ON p.position = c.n AND p.resource = ${literal(r.resource)}`,
        ];
      });
    await engine.run(`CREATE OR REPLACE TABLE naive AS ${naiveRuleSql(`(${parts.join(' UNION ALL ')})`)}`);
    const [naive] = await engine.query<Record<string, number>>(pairwiseSql(truth, 'naive', 'P'));
    result['naive'] = rounded(naive);
  }
  return result;
}

function recordsOf(block: RunManifest['blocks'][number]): string {
  return `read_parquet(${literal(join(store, 'releases', block.block, block.release, 'records.parquet'))})`;
}

async function measureGolden() {
  const result: Record<string, unknown> = {};
  const files = readdirSync(join(dir, 'truth/golden'));
  for (const block of manifest.blocks) {
    const file = files.find((f) => f.startsWith(block.subject));
    if (!file) continue;
    const golden = `read_csv(${literal(join(dir, 'truth/golden', file))}, all_varchar = true, header = true)`;
    const folder = join(store, 'releases', block.block, block.release);
    const columns = new Set(
      (
        await engine.query<{ column_name: string }>(
          `DESCRIBE SELECT * FROM read_parquet(${literal(join(folder, 'block/*/*.parquet'))})`,
        )
      ).map((c) => c.column_name),
    );
    const goldenColumns = new Set(
      (await engine.query<{ column_name: string }>(`DESCRIBE SELECT * FROM ${golden}`)).map((c) => c.column_name),
    );
    const attributes = goldenAttributes(block.subject as Subject).filter((a) => columns.has(a) && goldenColumns.has(a));
    await engine.run(
      `CREATE OR REPLACE TABLE clusters_now AS SELECT p.resource, p.month, p."row", r.entity_id AS cluster FROM placed AS p JOIN ${recordsOf(block)} AS r ON p.rec = r.rec`,
    );
    await engine.run(`CREATE OR REPLACE TABLE entities_now AS ${clusterEntitySql('truth', 'clusters_now')}`);
    const rows = await engine.query<{ attribute: string; cells: number; filled: number; correct: number }>(
      goldenCellsSql(
        golden,
        `(SELECT entity_id AS cluster, ${attributes.map(ident).join(', ')} FROM read_parquet(${literal(join(folder, 'block/*/*.parquet'))}))`,
        'entities_now',
        attributes,
      ),
    );
    const sum = (pick: (r: (typeof rows)[number]) => number) => rows.reduce((n, r) => n + pick(r), 0);
    result[block.subject] = {
      cells: sum((r) => r.cells),
      right: round(
        sum((r) => r.correct) /
          Math.max(
            1,
            sum((r) => r.cells),
          ),
        5,
      ),
      attributes: Object.fromEntries(
        rows.map((r) => [
          r.attribute,
          {
            cells: r.cells,
            filled: round(r.filled / Math.max(1, r.cells), 4),
            right: round(r.correct / Math.max(1, r.cells), 4),
          },
        ]),
      ),
    };
  }
  return result;
}

/** Reports on cells and rows: repairs, unread cells, faults, empty cells, rejected lines; then what only the block shows: discrepancies and doubles. */
async function measureDefects() {
  await engine.run('CREATE TABLE found (resource VARCHAR, month VARCHAR, "row" BIGINT, item VARCHAR, kind VARCHAR)');
  await engine.run(`INSERT INTO found SELECT resource, month, "row", '', 'rejected' FROM rejected`);
  let cells = 0;
  for (const r of craft.resources) {
    const d = r.deliveries[0];
    if (!d) continue;
    const clean = `(SELECT *, file_row_number AS n FROM read_parquet(${literal(join(store, d.clean))}, file_row_number = true))`;
    for (const item of r.items) {
      const word = item.index < 62 ? '' : `_${Math.floor(item.index / 62)}`;
      const bit = item.index % 62;
      for (const [mask, kind] of [
        [`_repaired${word}`, 'repaired'],
        [`_unparsed${word}`, 'unparsed'],
      ] as const) {
        await report(r.resource, item.name, kind, `SELECT n FROM ${clean} WHERE (${mask} >> ${bit}) & 1 = 1`);
      }
      await report(r.resource, item.name, 'empty', `SELECT n FROM ${clean} WHERE ${ident(item.attribute)} IS NULL`);
    }
    const [count] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${clean}`);
    cells += (count?.n ?? 0) * r.items.length;
    const check = `read_parquet(${literal(join(store, 'runs', manifest.run, 'check', `${r.resource}.parquet`))})`;
    for (const [k, rule] of (craft.plan.rules[r.resource] ?? []).entries()) {
      const column = k < 62 ? 'faults' : `faults_${Math.floor(k / 62)}`;
      const named =
        rule.kind === 'unique' ? [] : [...(rule.attribute ? [rule.attribute] : []), ...(rule.attributes ?? [])];
      const items = named.flatMap((a) => r.items.filter((i) => i.attribute === a).map((i) => i.name));
      for (const item of items.length > 0 ? new Set(items) : ['']) {
        await report(
          r.resource,
          item,
          rule.kind === 'unique' ? 'double' : 'fault',
          `SELECT "row" AS n FROM ${check} WHERE (${column} >> ${k % 62}) & 1 = 1`,
        );
      }
    }
  }
  for (const block of manifest.blocks) {
    const folder = join(store, 'releases', block.block, block.release);
    const release = JSON.parse(await readFile(join(folder, 'release.json'), 'utf8')) as {
      attributes: { attribute: string }[];
    };
    const names = release.attributes.map((a, i) => `(${i}, ${literal(a.attribute)})`).join(', ');
    const items = craft.resources
      .flatMap((r) => r.items.map((i) => `(${literal(r.resource)}, ${literal(i.attribute)}, ${literal(i.name)})`))
      .join(', ');
    await engine.run(
      `INSERT INTO found SELECT p.resource, p.month, p."row", i.name, 'discrepancy' FROM read_parquet(${literal(join(folder, 'conflicts.parquet'))}) AS c JOIN (VALUES ${names}) AS a(attr, attribute) ON a.attr = c.attr JOIN placed AS p ON p.rec = c.rec JOIN (VALUES ${items}) AS i(resource, attribute, name) ON i.resource = p.resource AND i.attribute = a.attribute`,
    );
    await engine.run(
      `INSERT INTO found SELECT p.resource, p.month, p."row", '', 'double' FROM ${recordsOf(block)} AS r JOIN placed AS p ON p.rec = r.rec WHERE (r.entity_id, p.resource) IN (SELECT (r2.entity_id, p2.resource) FROM ${recordsOf(block)} AS r2 JOIN placed AS p2 ON p2.rec = r2.rec GROUP BY r2.entity_id, p2.resource HAVING count(*) > 1)`,
    );
    const review = join(folder, 'review.parquet');
    const edges = await readFile(review).then(
      () => true,
      () => false,
    );
    if (edges)
      await engine.run(
        `INSERT INTO found SELECT p.resource, p.month, p."row", '', 'review' FROM read_parquet(${literal(review)}) AS v JOIN placed AS p ON p.rec = v.a OR p.rec = v.b`,
      );
  }
  const classes = await engine.query<{ class: string; seeded: number; found: number; rate: number }>(
    detectionSql('defects', 'found'),
  );
  const [alarms] = await engine.query<{ false_alarms: number; rate: number }>(
    falseAlarmSql('defects', "(SELECT * FROM found WHERE kind IN ('repaired', 'unparsed', 'fault'))", cells),
  );
  const worst = await engine.query(
    `SELECT f.resource, f.item, f.kind, count(*) AS n FROM found AS f WHERE kind IN ('repaired', 'unparsed', 'fault') AND NOT EXISTS (SELECT 1 FROM defects AS d WHERE d.resource = f.resource AND d."row" = f."row") GROUP BY 1, 2, 3 ORDER BY n DESC LIMIT 12`,
  );
  return {
    classes: Object.fromEntries(classes.map((c) => [c.class, { seeded: c.seeded, found: round(c.rate, 4) }])),
    falseAlarms: { cells, alarms: alarms?.false_alarms, rate: round(alarms?.rate ?? 0, 6) },
    alarmsOnUntouchedRows: worst,
  };
}

async function report(resource: string, item: string, kind: string, positions: string): Promise<void> {
  await engine.run(
    `INSERT INTO found SELECT p.resource, p.month, p."row", ${literal(item)}, ${literal(kind)} FROM (${positions}) AS x JOIN placed AS p ON p.position = x.n AND p.resource = ${literal(resource)}`,
  );
}

function rounded(score: Record<string, number> | undefined): Record<string, number> {
  return Object.fromEntries(Object.entries(score ?? {}).map(([k, v]) => [k, round(v, 5)]));
}

function round(n: number, digits = 2): number {
  return Math.round(n * 10 ** digits) / 10 ** digits;
}
