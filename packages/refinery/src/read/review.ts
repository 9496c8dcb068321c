/** Doubtful pairs of the visible release, most doubtful first, then those whose identifiers contradict the rest, with what people said of them. */

import { join } from 'node:path';
import { literal } from '@kuaishu/engine';
import { codesOf, territoryColumns } from '../clean/territory-bits.ts';
import { type Answer, putAnswer, readAnswers } from '../store/answers.ts';
import type { StorePaths } from '../store/paths.ts';
import { cellText } from './cell-text.ts';
import { explainEdge, linkModel } from './edges.ts';
import type { Lookups } from './lookups.ts';
import { type RecordRow, readRecords } from './record-reader.ts';
import type { OpenRelease, Releases } from './releases.ts';
import { bitsScopeSql, layoutOf, type RowScope } from './row-scope.ts';
import { maskCell } from './search.ts';
import type { ReviewPair } from './views.ts';

interface PairRow {
  readonly [k: string]: unknown;
  readonly a: number;
  readonly b: number;
  readonly ka: string;
  readonly kb: string;
  /** log2 odds among the rivals; null where none were weighed. */
  readonly given: number | null;
}

const RECORD_KEY = /^[0-9a-f]{16}$/;

/** `block~keyA~keyB`, smaller key first: names a pair over all runs. */
export function pairName(block: string, a: string, b: string): string {
  return a < b ? `${block}~${a}~${b}` : `${block}~${b}~${a}`;
}

export async function readReview(
  lookups: Lookups,
  paths: StorePaths,
  releases: Releases,
  query: { block?: string; scope?: RowScope; limit?: number; offset?: number },
): Promise<{ pairs: ReviewPair[]; total: number; answered: number }> {
  const limit = Math.min(200, Math.max(1, Math.trunc(query.limit ?? 20)));
  let skip = Math.max(0, Math.trunc(query.offset ?? 0));
  const answers = await readAnswers(paths);
  const pairs: ReviewPair[] = [];
  let total = 0;
  let answered = 0;
  for (const block of query.block === undefined ? await releases.blocks() : [query.block]) {
    const release = await releases.open(block);
    const model = release ? await linkModel(release) : null;
    if (!release || !model) continue;
    const rows = oncePerName(await pairRows(lookups, release, query.scope ?? true));
    total += rows.length;
    answered += rows.filter((r) => answerTo(answers, release.subject, r.ka, r.kb) !== null).length;
    const page = rows.slice(skip, skip + limit - pairs.length);
    skip = Math.max(0, skip - rows.length);
    const records = await readRecords(lookups, paths, release, [...new Set(page.flatMap((r) => [r.a, r.b]))]);
    const byRecord = new Map(records.map((r) => [r.record, r]));
    for (const row of page) {
      const left = byRecord.get(row.a);
      const right = byRecord.get(row.b);
      if (!left || !right) continue;
      const edge = explainEdge(release, model, left, right, 'probabilistic', row.given ?? undefined);
      pairs.push({
        pair: pairName(block, row.ka, row.kb),
        block,
        probability: edge.probability,
        bits: edge.bits,
        left: side(release, left),
        right: side(release, right),
        evidence: edge.evidence,
        answer: answerTo(answers, release.subject, row.ka, row.kb),
      });
    }
  }
  return { pairs, total, answered };
}

/** A pair is of every prefecture and county that either of its entities is of: if they are one, so is that one. */
async function pairRows(lookups: Lookups, release: OpenRelease, scope: RowScope): Promise<PairRow[]> {
  const records = `read_parquet(${literal(join(release.folder, 'records.parquet'))})`;
  return lookups.query<PairRow>(
    `SELECT r.a AS a, r.b AS b, CASE WHEN r.kind = 'doubtful' THEN r.bits END AS given, x.record_key AS ka, y.record_key AS kb
FROM read_parquet(${literal(join(release.folder, 'review.parquet'))}) AS r JOIN ${records} AS x ON r.a = x.rec JOIN ${records} AS y ON r.b = y.rec
WHERE ${bitsScopeSql(release, scope, [(column) => `r.${column}_a`, (column) => `r.${column}_b`])}
ORDER BY CASE WHEN r.kind = 'doubtful' THEN 0 ELSE 1 END, abs(r.probability - 0.5), a, b LIMIT 5000`,
  );
}

/** Copies of a row share its record key; a question about either of them is one question. */
function oncePerName(rows: readonly PairRow[]): PairRow[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const name = pairName('', row.ka, row.kb);
    return seen.has(name) ? false : seen.add(name);
  });
}

function answerTo(answers: readonly Answer[], subject: string, a: string, b: string): 'same' | 'different' | null {
  const [left, right] = a < b ? [a, b] : [b, a];
  return answers.find((x) => x.subject === subject && x.left === left && x.right === right)?.answer ?? null;
}

function side(release: OpenRelease, record: RecordRow): ReviewPair['left'] {
  const attributes = record.resource.items.map((i) => i.attribute);
  const values = Object.fromEntries(attributes.map((a) => [a, cellText(release, a, record.clean[a] ?? null)]));
  return {
    source: record.source,
    values,
    masked: Object.fromEntries(
      attributes.map((a) => [a, maskCell(release, a, values[a] ?? null, String(record.record))]),
    ),
  };
}

/** Prefectures and counties that either of a pair's entities is of; null where the block has no such records. */
export async function pairTerritories(
  lookups: Lookups,
  releases: Releases,
  pair: string,
): Promise<readonly string[] | null> {
  const [block, left, right] = pair.split('~');
  const release = block ? await releases.open(block) : null;
  if (!release || !left || !right || ![left, right].every((key) => RECORD_KEY.test(key))) return null;
  if (!release.territories) return [];
  const records = `read_parquet(${literal(join(release.folder, 'records.parquet'))})`;
  const layout = layoutOf(release);
  const columns = territoryColumns(layout).map((column) => `g.${column} AS ${column}`);
  const rows = await lookups.query<Record<string, number | bigint>>(
    `SELECT DISTINCT ${columns.join(', ')} FROM ${records} AS r JOIN ${release.golden} AS g ON r.entity_id = g.entity_id WHERE r.record_key IN (${literal(left)}, ${literal(right)})`,
  );
  return [...new Set(rows.flatMap((row) => codesOf(row, layout)))];
}

export async function answerPair(
  paths: StorePaths,
  releases: Releases,
  pair: string,
  answer: 'same' | 'different' | null,
  by: string,
): Promise<boolean> {
  const [block, left, right] = pair.split('~');
  const release = block ? await releases.open(block) : null;
  if (!release || !left || !right || !RECORD_KEY.test(left) || !RECORD_KEY.test(right)) return false;
  const named = { subject: release.subject, left, right };
  await putAnswer(paths, named, answer === null ? null : { ...named, answer, by, at: new Date().toISOString() });
  return true;
}
