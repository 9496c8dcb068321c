/**
 * Entity ids that survive from run to run. The clusters of this run meet the map of the last release; whoever holds most of an id's
 * records keeps it. The same prior map and the same clusters always give the same ids, whatever the order of rows: no random, no counter.
 */
import { type Engine, ident, literal } from '@kuaishu/engine';

export interface StableIdsInput {
  /** Table: rec, ent. */
  readonly clusters: string;
  /** Table: rec, record_key. Equal rows may share a key. */
  readonly recordKeys: string;
  /** Relations (SQL): map (record_key, entity_id); entities (entity_id, anchor, born_run, state, successor). Null: the first run. */
  readonly prior: { readonly map: string; readonly entities: string } | null;
  readonly prefix: string;
  /** Id of this run: `born_run` of the ids it mints. */
  readonly run: string;
}

/**
 * Makes `<prefix>ids` (ent, entity_id), `<prefix>map` (record_key, entity_id), `<prefix>entities` (entity_id, anchor, born_run,
 * state 'live' | 'merged' | 'dormant', successor) and `<prefix>events` (kind 'new' | 'merge' | 'split' | 'dormant' | 'revive', from_id, to_id).
 */
export async function stableIds(engine: Engine, input: StableIdsInput): Promise<void> {
  const t = (name: string) => ident(`${input.prefix}${name}`);
  const run = (sql: string) => engine.run(sql, 'link: entity ids');
  const none = (columns: readonly string[]) =>
    `(SELECT ${columns.map((c) => `CAST(NULL AS VARCHAR) AS ${c}`).join(', ')} WHERE 1 = 0)`;
  const map = input.prior?.map ?? none(['record_key', 'entity_id']);
  const entities = input.prior?.entities ?? none(['entity_id', 'anchor', 'born_run', 'state', 'successor']);

  await run(
    `CREATE OR REPLACE TABLE ${t('members')} AS SELECT c.ent, k.record_key FROM ${ident(input.clusters)} c JOIN ${ident(input.recordKeys)} k ON k.rec = c.rec`,
  );
  await run(
    `CREATE OR REPLACE TABLE ${t('bearers')} AS SELECT record_key, min(ent) AS ent, max(ent) AS last FROM ${t('members')} GROUP BY record_key`,
  );
  // equal rows in several clusters: the key is the smallest cluster's, the others get the key with a number, so that each cluster has a key of its own
  await run(
    `CREATE OR REPLACE TABLE ${t('keys')} AS SELECT record_key, ent FROM ${t('bearers')} ` +
      `UNION ALL SELECT substr(ks_sha256(record_key || '#' || CAST(nth AS VARCHAR)), 1, 16) AS record_key, ent FROM ` +
      `(SELECT record_key, ent, row_number() OVER (PARTITION BY record_key ORDER BY ent) AS nth FROM (SELECT DISTINCT m.record_key, m.ent FROM ${t('members')} m JOIN (SELECT record_key, ent FROM ${t('bearers')} WHERE ent <> last) s ON s.record_key = m.record_key WHERE m.ent <> s.ent) d) n`,
  );
  await run(
    `CREATE OR REPLACE TABLE ${t('anchors')} AS SELECT ent, min(record_key) AS anchor FROM ${t('keys')} GROUP BY ent`,
  );
  await run(
    `CREATE OR REPLACE TABLE ${t('votes')} AS SELECT k.ent, p.entity_id AS old_id, count(*) AS n, min(k.record_key) AS first_key FROM ${t('keys')} k JOIN ${map} p ON p.record_key = k.record_key GROUP BY k.ent, p.entity_id`,
  );

  // most clusters have one old id and it has no other cluster; the rest are walked, largest part first
  await run(
    `CREATE OR REPLACE TABLE ${t('taken')} AS SELECT v.ent, v.old_id FROM ${t('votes')} v JOIN (SELECT ent FROM ${t('votes')} GROUP BY ent HAVING count(*) = 1) e ON e.ent = v.ent JOIN (SELECT old_id FROM ${t('votes')} GROUP BY old_id HAVING count(*) = 1) o ON o.old_id = v.old_id`,
  );
  const contested = await engine.query<{ ent: number; old_id: string }>(
    `SELECT v.ent, v.old_id FROM ${t('votes')} v ANTI JOIN ${t('taken')} x ON x.ent = v.ent ORDER BY v.n DESC, v.old_id, v.first_key, v.ent`,
    'link: entity ids',
  );
  const walked = walk(contested);
  await insertPairs(engine, t('taken'), walked);

  // a dormant entity wakes when the record it was named after returns in a cluster without an id
  await run(
    `CREATE OR REPLACE TABLE ${t('woken')} AS SELECT min(k.ent) AS ent, e.entity_id AS old_id FROM ${entities} e JOIN ${t('keys')} k ON k.record_key = e.anchor ANTI JOIN ${t('taken')} x ON x.ent = k.ent WHERE e.state = 'dormant' GROUP BY e.entity_id`,
  );
  await run(`INSERT INTO ${t('taken')} SELECT ent, min(old_id) FROM ${t('woken')} GROUP BY ent`);

  await run(
    `CREATE OR REPLACE TABLE ${t('fresh')} AS SELECT a.ent, a.anchor, substr(ks_sha256('kuaishu:' || a.anchor), 1, 16) AS id, CAST(0 AS BIGINT) AS tries FROM ${t('anchors')} a ANTI JOIN ${t('taken')} x ON x.ent = a.ent`,
  );
  for (let tries = 1; ; tries++) {
    // an id that was ever used, or that two clusters would mint, is tried again with a mark
    const clash = `SELECT f.ent FROM ${t('fresh')} f JOIN ${entities} e ON e.entity_id = f.id UNION SELECT f.ent FROM ${t('fresh')} f JOIN (SELECT id, min(ent) AS ent FROM ${t('fresh')} GROUP BY id HAVING count(*) > 1) g ON g.id = f.id AND g.ent < f.ent`;
    const [left] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM (${clash}) c`, 'link: entity ids');
    if (!left?.n) break;
    await run(`CREATE OR REPLACE TABLE ${t('clash')} AS ${clash}`);
    await run(
      `CREATE OR REPLACE TABLE ${t('fresh_next')} AS SELECT f.ent, f.anchor, CASE WHEN c.ent IS NULL THEN f.id ELSE substr(ks_sha256('kuaishu:' || f.anchor || '#${tries}'), 1, 16) END AS id, f.tries + CASE WHEN c.ent IS NULL THEN 0 ELSE 1 END AS tries FROM ${t('fresh')} f LEFT JOIN ${t('clash')} c ON c.ent = f.ent`,
    );
    await run(`CREATE OR REPLACE TABLE ${t('fresh')} AS SELECT * FROM ${t('fresh_next')}`);
    if (tries > 10_000) throw new Error('entity ids clash without end');
  }
  await run(
    `CREATE OR REPLACE TABLE ${t('ids')} AS SELECT ent, old_id AS entity_id FROM ${t('taken')} UNION ALL SELECT ent, id AS entity_id FROM ${t('fresh')}`,
  );
  await run(
    `CREATE OR REPLACE TABLE ${t('map')} AS SELECT k.record_key, i.entity_id FROM ${t('keys')} k JOIN ${t('ids')} i ON i.ent = k.ent`,
  );
  await writeEvents(run, t, entities);
  await writeEntities(run, t, entities, input.run);
  for (const name of [
    'members',
    'bearers',
    'keys',
    'anchors',
    'votes',
    'taken',
    'woken',
    'fresh',
    'fresh_next',
    'clash',
    'lost',
  ]) {
    await run(`DROP TABLE IF EXISTS ${t(name)}`);
  }
}

/** Pairs in order of claim: the first free pair takes the id. */
function walk(claims: readonly { readonly ent: number; readonly old_id: string }[]): { ent: number; old_id: string }[] {
  const clusters = new Set<number>();
  const ids = new Set<string>();
  const won: { ent: number; old_id: string }[] = [];
  for (const claim of claims) {
    if (clusters.has(claim.ent) || ids.has(claim.old_id)) continue;
    clusters.add(claim.ent);
    ids.add(claim.old_id);
    won.push(claim);
  }
  return won;
}

async function insertPairs(
  engine: Engine,
  table: string,
  pairs: readonly { ent: number; old_id: string }[],
): Promise<void> {
  for (let from = 0; from < pairs.length; from += 1000) {
    const rows = pairs.slice(from, from + 1000).map((p) => `(${p.ent}, ${literal(p.old_id)})`);
    await engine.run(`INSERT INTO ${table} VALUES ${rows.join(', ')}`, 'link: entity ids');
  }
}

type Run = (sql: string) => Promise<void>;
type Name = (name: string) => string;

async function writeEvents(run: Run, t: Name, entities: string): Promise<void> {
  // ids with members that nobody kept: merged into the id of the cluster that holds most of them
  await run(
    `CREATE OR REPLACE TABLE ${t('lost')} AS SELECT old_id, entity_id FROM (SELECT v.old_id, i.entity_id, row_number() OVER (PARTITION BY v.old_id ORDER BY v.n DESC, v.first_key) AS place FROM ${t('votes')} v JOIN ${t('ids')} i ON i.ent = v.ent ANTI JOIN ${t('ids')} h ON h.entity_id = v.old_id) r WHERE place = 1`,
  );
  await run(
    `CREATE OR REPLACE TABLE ${t('events')} AS ` +
      `SELECT 'merge' AS kind, old_id AS from_id, entity_id AS to_id FROM ${t('lost')} ` +
      `UNION ALL SELECT 'revive' AS kind, e.entity_id AS from_id, e.entity_id AS to_id FROM ${entities} e JOIN ${t('ids')} i ON i.entity_id = e.entity_id WHERE e.state = 'dormant' ` +
      `UNION ALL SELECT 'dormant' AS kind, e.entity_id AS from_id, CAST(NULL AS VARCHAR) AS to_id FROM ${entities} e ANTI JOIN ${t('ids')} i ON i.entity_id = e.entity_id WHERE e.state = 'live' AND e.entity_id NOT IN (SELECT old_id FROM ${t('lost')}) ` +
      `UNION ALL SELECT CASE WHEN o.old_id IS NULL THEN 'new' ELSE 'split' END AS kind, o.old_id AS from_id, f.id AS to_id FROM ${t('fresh')} f LEFT JOIN (SELECT ent, old_id FROM (SELECT ent, old_id, row_number() OVER (PARTITION BY ent ORDER BY n DESC, old_id) AS place FROM ${t('votes')}) r WHERE place = 1) o ON o.ent = f.ent`,
  );
}

async function writeEntities(run: Run, t: Name, entities: string, runId: string): Promise<void> {
  await run(
    `CREATE OR REPLACE TABLE ${t('entities')} AS ` +
      `SELECT e.entity_id, e.anchor, e.born_run, CASE WHEN i.entity_id IS NOT NULL THEN 'live' WHEN l.old_id IS NOT NULL THEN 'merged' WHEN e.state = 'live' THEN 'dormant' ELSE e.state END AS state, ` +
      `CASE WHEN i.entity_id IS NOT NULL THEN NULL WHEN l.old_id IS NOT NULL THEN l.entity_id ELSE e.successor END AS successor ` +
      `FROM ${entities} e LEFT JOIN ${t('ids')} i ON i.entity_id = e.entity_id LEFT JOIN ${t('lost')} l ON l.old_id = e.entity_id ` +
      `UNION ALL SELECT f.id AS entity_id, f.anchor, ${literal(runId)} AS born_run, 'live' AS state, CAST(NULL AS VARCHAR) AS successor FROM ${t('fresh')} f`,
  );
}
