/** The links inside one entity, each with the evidence for it. */

import { join } from 'node:path';
import { literal } from '@kuaishu/engine';
import { placeVariant } from '@kuaishu/standards';
import { isOwnName, REGISTERED_NAME_BITS } from '../link/deterministic/registered-names.ts';
import { type LinkModel, probabilityOf } from '../link/model.ts';
import { explainPair } from '../link/reasons/explain.ts';
import { gatheredValues } from '../link/records/gather.ts';
import { visiblePartOf, visibleValues } from '../link/records/visible.ts';
import { readJson } from '../store/files.ts';
import { cellText } from './cell-text.ts';
import type { Lookups } from './lookups.ts';
import { isCoveredCell, isWhole, type RecordRow } from './record-reader.ts';
import type { OpenRelease } from './releases.ts';
import type { EdgeView } from './views.ts';

interface EdgeRow {
  readonly [column: string]: unknown;
  readonly a: number;
  readonly b: number;
  readonly kind: EdgeView['kind'];
  readonly bits: number;
}

/** Bits by which the bits of a link may differ from those of its two records before the difference is told. */
const TOLD_BITS = 0.5;

/** Links among the records given; pairs of one cluster by key have none of their own and are told by their key. */
export async function readEdges(
  lookups: Lookups,
  release: OpenRelease,
  records: readonly RecordRow[],
): Promise<EdgeView[]> {
  if (records.length < 2) return [];
  const model = await linkModel(release);
  if (!model) return records.slice(1).map((record) => keyEdge(release, records[0] as RecordRow, record));
  const members = records.map((r) => r.record).join(', ');
  const rows = await lookups.query<EdgeRow>(
    `SELECT a, b, kind, bits FROM read_parquet(${literal(join(release.folder, 'edges.parquet'))}) WHERE a IN (${members}) AND b IN (${members}) ORDER BY a, b`,
  );
  const byRecord = new Map(records.map((r) => [r.record, r]));
  return rows.flatMap((row) => {
    const left = byRecord.get(row.a);
    const right = byRecord.get(row.b);
    return left && right ? [explainEdge(release, model, left, right, row.kind, row.bits)] : [];
  });
}

/** The key is the same, or differs by a place's name written otherwise. */
function keyEdge(release: OpenRelease, left: RecordRow, right: RecordRow): EdgeView {
  const named = release.attributes.find((a) => a.domain.kind === 'place_name');
  const [one, other] = [left, right].map((record) => (named ? (record.clean[named.attribute] ?? null) : null));
  const level = one && other ? placeVariantAnywhere(one, other) : null;
  const edge = { left: left.record, right: right.record, bits: 0, probability: 1, priorBits: 0 };
  if (!named || !level) return { ...edge, kind: 'key', evidence: [] };
  const evidence = {
    attribute: named.attribute,
    title: named.title,
    level,
    left: one ?? null,
    right: other ?? null,
    bits: 0,
  };
  return { ...edge, kind: 'name', evidence: [evidence] };
}

/** The link step knew the division; here what stands in front of the longer name is taken for it. */
function placeVariantAnywhere(left: string, right: string): string | null {
  if (left === right) return null;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return placeVariant(left, right, long.endsWith(short) ? long.slice(0, long.length - short.length) : '');
}

export async function linkModel(release: OpenRelease): Promise<LinkModel | null> {
  return (await readJson<{ model: LinkModel }>(join(release.folder, 'model.json')))?.model ?? null;
}

export function explainEdge(
  release: OpenRelease,
  model: LinkModel,
  left: RecordRow,
  right: RecordRow,
  kind: EdgeView['kind'],
  /** log2 odds that the pair was given among its rivals; default: what its two records say by themselves. */
  given?: number,
): EdgeView {
  const explained = explainPair(model, linkValues(release, left, model), linkValues(release, right, model));
  const title = (attribute: string) => titleOf(release, attribute);
  if (kind === 'name') {
    // the names were read, not compared: what else agrees or not only stands beside
    const evidence = explained.evidence.map((e) =>
      isOwnName(e.attribute) ? { ...e, level: 'registered', bits: REGISTERED_NAME_BITS } : { ...e, bits: 0 },
    );
    return {
      left: left.record,
      right: right.record,
      kind,
      bits: REGISTERED_NAME_BITS,
      probability: probabilityOf(REGISTERED_NAME_BITS),
      priorBits: 0,
      evidence: evidence.map((e) => ({ ...e, title: title(e.attribute) })),
    };
  }
  const evidence: EdgeView['evidence'] = explained.evidence.map((e) => ({
    attribute: e.attribute,
    title: title(e.attribute),
    level: e.level,
    left: cellText(release, e.attribute, e.left),
    right: cellText(release, e.attribute, e.right),
    bits: e.bits,
  }));
  const more = kind === 'probabilistic' && given !== undefined ? given - explained.bits : 0;
  const told = Math.abs(more) > TOLD_BITS;
  const bits = told ? explained.bits + more : explained.bits;
  return {
    left: left.record,
    right: right.record,
    kind,
    bits,
    probability: kind === 'identifier' || kind === 'answer' ? 1 : probabilityOf(bits),
    priorBits: explained.priorBits,
    evidence: told ? [...evidence, rivalsEvidence(more)] : evidence,
  };
}

/** Of a field that is the visible part of covered numbers: whose, and which characters. */
function titleOf(
  { attributes }: Pick<OpenRelease, 'attributes'>,
  attribute: string,
): EdgeView['evidence'][number]['title'] {
  const visible = visiblePartOf(attribute);
  const name = visible?.whole ?? attribute;
  const title = attributes.find((a) => a.attribute === name)?.title ?? { zh: name, en: name };
  if (!visible) return title;
  const places = visible.places.split(',');
  return {
    zh: `${title.zh}（可见的第 ${places.join('、')} 位）`,
    en: `${title.en ?? title.zh} (visible: ${places.join(', ')})`,
  };
}

/** That no other candidate comes near speaks for a link, that one does against it. */
const rivalsEvidence = (bits: number): EdgeView['evidence'][number] => ({
  attribute: '',
  title: { zh: '其他候选', en: 'Other candidates' },
  level: bits > 0 ? 'unrivalled' : 'rivalled',
  left: null,
  right: null,
  bits,
});

/**
 * As the link step saw them: identifiers that do not check out, covered ones (what is visible of these has fields of its own), and fractions where whole numbers
 * are asked for, are missing.
 */
function linkValues(
  { attributes }: OpenRelease,
  { clean }: RecordRow,
  model: LinkModel,
): Record<string, string | null> {
  const whole = new Set(attributes.flatMap((a) => (isWhole(a) ? [a.attribute] : [])));
  const covered: Record<string, string | null> = {};
  const values: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(clean)) {
    const missing = clean[`${name}_ok`] === 'false' || (whole.has(name) && !Number.isInteger(Number(value)));
    if (isCoveredCell(clean, name)) covered[name] = value;
    values[name] = missing || isCoveredCell(clean, name) ? null : value;
  }
  const fields = model.fields.map(({ attribute }) => attribute);
  const links = model.fields.map(({ attribute, kind, exclusive }) => ({ attribute, kind, exclusive }));
  return { ...values, ...visibleValues(fields, gatheredValues(links, values), covered) };
}
