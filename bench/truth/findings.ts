/**
 * What the refinery reports on single cells and rows, as table `found` (resource, month, row, item, kind), and how the seeded defects and the
 * untouched cells fare with it. Kinds: repaired, unparsed, fault (a rule), empty (nothing usable came), rejected (the line), double (two records
 * of one subject in one strip), review (of a doubtful pair that a person is asked about, this cell differs), discrepancy (another strip says otherwise), suspect (and this cell is held to be the
 * wrong one).
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { detectionSql, falseAlarmSql, findableSql } from '@kuaishu/demo';
import { ident, literal } from '@kuaishu/engine';
import { clustersOf } from './links.ts';
import { type CraftResource, cleanFile, type Measured, round } from './truth-tables.ts';

/** Bits that one BIGINT of the refinery's masks holds. */
const WORD = 62;

export async function measureDefects(measured: Measured): Promise<Record<string, unknown>> {
  const { engine, craft } = measured;
  await engine.run('CREATE TABLE found (resource VARCHAR, month VARCHAR, "row" BIGINT, item VARCHAR, kind VARCHAR)');
  await engine.run(`INSERT INTO found SELECT resource, month, "row", '', 'rejected' FROM rejected`);
  await engine.run('CREATE TABLE suspects (rec BIGINT, attribute VARCHAR, reason VARCHAR)');
  let cells = 0;
  for (const r of craft.resources) {
    if (!r.deliveries[0]) continue;
    cells += r.deliveries[0].rows * r.items.length;
    await reportCells(measured, r);
    await reportFaults(measured, r);
  }
  for (const block of measured.manifest.blocks) await reportBlock(measured, block);
  await openStated(measured);
  await engine.run(`CREATE TABLE findable AS ${findableSql('defects', 'stated')}`);
  const classes = await engine.query<Record<string, number | null> & { class: string }>(
    detectionSql('findable', 'found'),
  );
  const alarmed = "(SELECT * FROM found WHERE kind IN ('repaired', 'unparsed', 'fault'))";
  const [alarms] = await engine.query<{ false_alarms: number; rate: number }>(falseAlarmSql('defects', alarmed, cells));
  // by reason: how many doubted cells were spoilt. The rest were right when they were written (stale), or are doubted wrongly
  const suspects = await engine.query<{ reason: string; cells: number; spoilt: number }>(
    // joined by row alone: a condition with OR would compare each pair of rows of a resource
    `SELECT reason, count(*) AS cells, count(*) FILTER (WHERE spoilt) AS spoilt FROM (
  SELECT s.reason, s.rec, s.attribute, bool_or(coalesce(d.attribute = s.attribute OR d.class IN ('borrowed_id', 'duplicate', 'shifted'), FALSE)) AS spoilt FROM suspects AS s JOIN placed AS p ON p.rec = s.rec
  LEFT JOIN defects AS d ON d.resource = p.resource AND d.month = p.month AND d."row" = p."row"
  GROUP BY s.reason, s.rec, s.attribute) GROUP BY reason ORDER BY cells DESC, reason`,
  );
  const worst = await engine.query(
    `SELECT f.resource, f.item, f.kind, count(*) AS n FROM ${alarmed} AS f ANTI JOIN defects AS d ON d.resource = f.resource AND d.month = f.month AND d."row" = f."row" GROUP BY 1, 2, 3 ORDER BY n DESC, 1, 2, 3 LIMIT 12`,
  );
  return {
    classes: Object.fromEntries(
      classes.map(({ class: name, ...c }) => [
        name,
        {
          seeded: c['seeded'],
          found: round(c['rate'] ?? 0, 4),
          findable: c['findable'],
          foundOfFindable: round(c['findable_rate'] ?? 1, 4),
          suspected: round(c['suspect_rate'] ?? 0, 4),
          // of `found`: by nothing but a pair that waits for a person
          inReviewOnly: c['review_only'],
        },
      ]),
    ),
    falseAlarms: { cells, alarms: alarms?.false_alarms, rate: round(alarms?.rate ?? 0, 6) },
    suspects: Object.fromEntries(suspects.map(({ reason, cells: n, spoilt }) => [reason, { cells: n, spoilt }])),
    alarmsOnUntouchedRows: worst,
  };
}

/** Rows of `select` (n = position in the cleaned file, item, kind) into `found`. */
async function report({ engine }: Measured, r: CraftResource, select: string): Promise<void> {
  await engine.run(
    `INSERT INTO found SELECT p.resource, p.month, p."row", x.item, x.kind FROM (${select}) AS x JOIN placed AS p ON p.position = x.n AND p.resource = ${literal(r.resource)}`,
  );
}

/** Repaired and unread cells of all rows; empty cells of those rows that were spoilt. */
async function reportCells(measured: Measured, r: CraftResource): Promise<void> {
  const words = (mask: string) =>
    Array.from({ length: Math.ceil(r.items.length / WORD) }, (_, w) => `${mask}${w === 0 ? '' : `_${w}`}`);
  const cell = (kind: string, item: CraftResource['items'][number], hit: string) =>
    `struct_pack(item := ${literal(item.name)}, kind := ${literal(kind)}, hit := ${hit})`;
  const bit = (mask: string, index: number) => `(${words(mask)[Math.floor(index / WORD)]} >> ${index % WORD}) & 1 = 1`;
  const marked = ['repaired', 'unparsed'].flatMap((kind) =>
    r.items.map((item) => cell(kind, item, bit(`_${kind}`, item.index))),
  );
  const any = [...words('_repaired'), ...words('_unparsed')].map((word) => `${word} <> 0`).join(' OR ');
  const empty = r.items.map((item) => cell('empty', item, `${ident(item.attribute)} IS NULL`));
  const spoilt = `SELECT p.position FROM placed AS p JOIN defects AS d ON d.resource = p.resource AND d.month = p.month AND d."row" = p."row" WHERE p.resource = ${literal(r.resource)}`;
  for (const [list, where] of [
    [marked, any],
    [empty, `file_row_number IN (${spoilt})`],
  ] as const) {
    await report(
      measured,
      r,
      `SELECT n, u.item AS item, u.kind AS kind FROM (SELECT file_row_number AS n, list_filter([${list.join(', ')}], x -> x.hit) AS hits FROM ${cleanFile(measured.store, r)} WHERE ${where}), unnest(hits) AS t(u)`,
    );
  }
}

async function reportFaults(measured: Measured, r: CraftResource): Promise<void> {
  const { craft, store, manifest } = measured;
  const file = `read_parquet(${literal(join(store, 'runs', manifest.run, 'check', `${r.resource}.parquet`))})`;
  const hits = (craft.plan.rules[r.resource] ?? []).flatMap((rule, k) => {
    const word = k < WORD ? 'faults' : `faults_${Math.floor(k / WORD)}`;
    const named = [
      ...('attribute' in rule && rule.attribute ? [rule.attribute] : []),
      ...(rule.kind === 'agrees' ? rule.attributes : []),
    ];
    const items = new Set(named.flatMap((a) => r.items.filter((i) => i.attribute === a).map((i) => i.name)));
    return [...(items.size > 0 ? items : [''])].map(
      (item) =>
        `struct_pack(item := ${literal(item)}, kind := ${literal(rule.kind === 'unique' ? 'double' : 'fault')}, hit := (${word} >> ${k % WORD}) & 1 = 1)`,
    );
  });
  if (hits.length === 0) return;
  await report(
    measured,
    r,
    `SELECT n, u.item AS item, u.kind AS kind FROM (SELECT "row" AS n, list_filter([${hits.join(', ')}], x -> x.hit) AS hits FROM ${file}), unnest(hits) AS t(u)`,
  );
}

/** What only the block shows: cells that strips state differently, doubles within a strip, pairs that wait for a person. */
async function reportBlock(measured: Measured, block: Measured['manifest']['blocks'][number]): Promise<void> {
  const { engine, store, craft } = measured;
  const folder = join(store, 'releases', block.block, block.release);
  const subject = craft.plan.subjects.find((s) => s.subject === block.subject);
  const names = (subject?.attributes ?? []).map((a, i) => `(${i}, ${literal(a.attribute)})`).join(', ');
  const items = craft.resources
    .flatMap((r) => r.items.map((i) => `(${[r.resource, i.attribute, i.name].map((x) => literal(x)).join(', ')})`))
    .join(', ');
  const discrepancies = `read_parquet(${literal(join(folder, 'discrepancies*.parquet'))})`;
  const sides = `SELECT rec_a AS rec, attr, suspect = 1 AS suspect FROM ${discrepancies} UNION ALL SELECT rec_b, attr, suspect = 2 FROM ${discrepancies}`;
  await engine.run(
    `INSERT INTO found SELECT p.resource, p.month, p."row", i.name, CASE WHEN c.suspect THEN 'suspect' ELSE 'discrepancy' END FROM (SELECT rec, attr, bool_or(suspect) AS suspect FROM (${sides}) GROUP BY rec, attr) AS c JOIN (VALUES ${names}) AS a(attr, attribute) ON a.attr = c.attr JOIN placed AS p ON p.rec = c.rec JOIN (VALUES ${items}) AS i(resource, attribute, name) ON i.resource = p.resource AND i.attribute = a.attribute`,
  );
  await engine.run(
    `INSERT INTO suspects SELECT DISTINCT c.rec, a.attribute, c.reason FROM (SELECT CASE suspect WHEN 1 THEN rec_a ELSE rec_b END AS rec, attr, reason FROM ${discrepancies} WHERE suspect <> 0) AS c JOIN (VALUES ${names}) AS a(attr, attribute) ON a.attr = c.attr`,
  );
  await engine.run(
    `INSERT INTO found SELECT resource, month, "row", '', 'double' FROM (SELECT *, count(*) OVER (PARTITION BY cluster, resource) AS n FROM ${clustersOf(block)}) WHERE n > 1`,
  );
  const review = join(folder, 'review.parquet');
  const waiting = await stat(review).then(
    () => true,
    () => false,
  );
  if (!waiting) return;
  await reportReview(measured, block, `read_parquet(${literal(review)})`);
}

/** A doubtful pair is shown to a person with the cells in which its records differ: those are named too. */
async function reportReview(
  { engine, store, craft }: Measured,
  block: Measured['manifest']['blocks'][number],
  pairs: string,
): Promise<void> {
  await engine.run(`CREATE OR REPLACE TABLE pairs AS SELECT a, b FROM ${pairs}`);
  await engine.run('CREATE OR REPLACE TABLE paired (rec BIGINT, attribute VARCHAR, item VARCHAR, value VARCHAR)');
  const subject = craft.plan.subjects.find((s) => s.subject === block.subject);
  for (const r of craft.resources) {
    if (!r.deliveries[0] || !subject?.resources.includes(r.resource)) continue;
    const cells = r.items.map(
      ({ attribute, name }) =>
        `struct_pack(attribute := ${literal(attribute)}, item := ${literal(name)}, value := CAST(${ident(attribute)} AS VARCHAR))`,
    );
    await engine.run(
      `INSERT INTO paired SELECT rec, u.attribute, u.item, u.value FROM (SELECT ${r.offset} + file_row_number AS rec, list_filter([${cells.join(', ')}], x -> x.value IS NOT NULL) AS cells FROM ${cleanFile(store, r)} WHERE ${r.offset} + file_row_number IN (SELECT a FROM pairs UNION SELECT b FROM pairs)), unnest(cells) AS l(u)`,
    );
  }
  await engine.run(
    `INSERT INTO found SELECT p.resource, p.month, p."row", '', 'review' FROM (SELECT a AS rec FROM pairs UNION SELECT b FROM pairs) AS v JOIN placed AS p ON p.rec = v.rec`,
  );
  for (const [own, other] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const)
    await engine.run(
      `INSERT INTO found SELECT DISTINCT p.resource, p.month, p."row", x.item, 'review' FROM pairs AS v JOIN paired AS x ON x.rec = v.${own} JOIN paired AS y ON y.rec = v.${other} AND y.attribute = x.attribute AND y.value <> x.value JOIN placed AS p ON p.rec = x.rec`,
    );
}

/**
 * `stated` (entity, resource, month, row, attribute, value): what every record of a subject with a spoilt cell states of the spoilt attributes,
 * as it was cleaned; and its ID number where that checks out, as attribute `valid_id`.
 */
async function openStated({ engine, store, craft }: Measured): Promise<void> {
  await engine.run(
    'CREATE TABLE stated (entity VARCHAR, resource VARCHAR, month VARCHAR, "row" BIGINT, attribute VARCHAR, value VARCHAR)',
  );
  await engine.run(
    'CREATE TABLE affected AS SELECT DISTINCT t.entity FROM truth AS t JOIN defects AS d ON d.resource = t.resource AND d.month = t.month AND d."row" = t."row" WHERE d.class NOT IN (\'missing\', \'null_word\')',
  );
  const attributes = new Set(
    (
      await engine.query<{ attribute: string }>(
        "SELECT DISTINCT attribute FROM defects WHERE attribute IS NOT NULL AND class NOT IN ('missing', 'null_word')",
      )
    ).map((row) => row.attribute),
  );
  for (const r of craft.resources) {
    if (!r.deliveries[0]) continue;
    const cells = r.items
      .filter((item) => attributes.has(item.attribute))
      .map(
        ({ attribute }) =>
          `struct_pack(attribute := ${literal(attribute)}, value := CAST(${ident(attribute)} AS VARCHAR))`,
      );
    if (r.items.some((item) => item.attribute === 'resident_id'))
      cells.push("struct_pack(attribute := 'valid_id', value := CASE WHEN resident_id_ok THEN resident_id END)");
    if (cells.length === 0) continue;
    await engine.run(
      `INSERT INTO stated SELECT entity, resource, month, "row", u.attribute, u.value FROM (
  SELECT t.entity, t.resource, t.month, t."row", list_filter([${cells.join(', ')}], x -> x.value IS NOT NULL) AS cells
  FROM ${cleanFile(store, r)} AS c JOIN placed AS p ON p.position = c.file_row_number AND p.resource = ${literal(r.resource)}
  JOIN truth AS t ON t.resource = p.resource AND t.month = p.month AND t."row" = p."row" SEMI JOIN affected AS a ON a.entity = t.entity
), unnest(cells) AS l(u)`,
    );
  }
}
