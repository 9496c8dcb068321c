/** A whole index as bytes and back, so that a restart need not segment every document again. */
import type { Sources } from '../query/match.ts';
import { Column } from '../store/columns.ts';
import { type DocumentColumns, Documents } from '../store/documents.ts';
import { FoldedTexts } from '../store/folded-texts.ts';
import { LabelColumn } from '../store/label-column.ts';
import { Postings, type Segment } from '../store/postings.ts';
import { Strings } from '../store/strings.ts';
import { Terms } from '../store/terms.ts';
import { analysisFingerprint } from './fingerprint.ts';
import { readSections, SnapshotError, writeSections } from './sections.ts';

const VERSION = 2;

interface About {
  readonly analysis: number;
  /** Up to where in the change feed the index has followed. */
  readonly position: number;
  readonly segments: readonly { readonly first: number; readonly documents: number }[];
  readonly labels: readonly string[];
}

type Raw = Uint8Array | Uint16Array | Uint32Array | Float64Array;
const raw = (values: Raw): Uint8Array => new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

export function toBytes({ documents, postings, terms }: Sources, position: number): Uint8Array {
  const { columns } = documents;
  postings.seal(columns.alive.data);
  const about: About = {
    analysis: analysisFingerprint(),
    position,
    segments: postings.segments.map(({ first, documents: count }) => ({ first, documents: count })),
    labels: [...columns.labels.keys()],
  };
  const labelled = (name: string, column: LabelColumn): (readonly [string, Uint8Array])[] => {
    column.padTo(documents.count);
    return [
      [`${name}.starts`, raw(column.starts.values())],
      [`${name}.pool`, raw(column.pool.values())],
    ];
  };
  return writeSections(VERSION, [
    ['about', json(about)],
    ['terms', json(terms.list)],
    ['ids', json(columns.ids)],
    ['alive', raw(columns.alive.values())],
    ['updated', raw(columns.updated.values())],
    ['hashes', raw(columns.hashes.values())],
    ['wordStarts', raw(columns.wordStarts.values())],
    ['units', raw(columns.units.values())],
    ['unitStarts', raw(columns.unitStarts.values())],
    ['titles.units', raw(columns.titles.units.values())],
    ['titles.starts', raw(columns.titles.starts.values())],
    ['names.units', raw(columns.names.units.values())],
    ['names.starts', raw(columns.names.starts.values())],
    ['names.bearers', raw(columns.nameBearers.values())],
    ['providers', json(columns.providers.list)],
    ['providerNames', json(columns.providerNames)],
    ['provider', raw(columns.provider.values())],
    ['shared', json(columns.shared.list)],
    ...labelled('keywords', columns.keywords),
    ...labelled('classes', columns.classes),
    ['items', json(columns.items.values.list)],
    ...labelled('items', columns.items),
    ...about.labels.flatMap((field, nth): (readonly [string, Uint8Array])[] => [
      [`label${nth}`, json(columns.labels.get(field)!.values.list)],
      ...labelled(`label${nth}`, columns.labels.get(field)!),
    ]),
    ...postings.segments.flatMap((segment, nth): (readonly [string, Uint8Array])[] => [
      [`segment${nth}.terms`, raw(segment.terms)],
      [`segment${nth}.offsets`, raw(segment.offsets)],
      [`segment${nth}.bytes`, segment.bytes],
    ]),
  ]);
}

/** Throws SnapshotError where the bytes are not a whole snapshot of this version made with the same words. */
export function fromBytes(bytes: Uint8Array): { sources: Sources; position: number } {
  const sections = readSections(VERSION, bytes);
  const section = (name: string): Uint8Array => {
    const found = sections.get(name);
    if (found === undefined) throw new SnapshotError('DAMAGED', `expected a section ${name}`);
    return found;
  };
  const read = <T>(name: string): T => JSON.parse(new TextDecoder().decode(section(name))) as T;
  const u32 = (name: string): Uint32Array => new Uint32Array(section(name).buffer);
  const u16 = (name: string): Uint16Array => new Uint16Array(section(name).buffer);
  const about = read<About>('about');
  if (about.analysis !== analysisFingerprint())
    throw new SnapshotError('ANALYSIS', 'the words by which texts are segmented have changed since');
  const labelled = (name: string, values: Strings): LabelColumn =>
    new LabelColumn(values, Column.u32(u32(`${name}.starts`)), Column.u32(u32(`${name}.pool`)));
  const folded = (name: string): FoldedTexts =>
    new FoldedTexts(Column.u16(u16(`${name}.units`)), Column.u32(u32(`${name}.starts`)));
  const shared = new Strings(read<string[]>('shared'));
  const columns: DocumentColumns = {
    ids: read<string[]>('ids'),
    alive: Column.u8(section('alive')),
    updated: Column.f64(new Float64Array(section('updated').buffer)),
    hashes: Column.u32(u32('hashes')),
    wordStarts: Column.u32(u32('wordStarts')),
    units: Column.u16(u16('units')),
    unitStarts: Column.u32(u32('unitStarts')),
    titles: folded('titles'),
    names: folded('names'),
    nameBearers: Column.u32(u32('names.bearers')),
    providers: new Strings(read<string[]>('providers')),
    providerNames: read<string[]>('providerNames'),
    provider: Column.u32(u32('provider')),
    shared,
    keywords: labelled('keywords', shared),
    classes: labelled('classes', shared),
    items: labelled('items', new Strings(read<string[]>('items'))),
    labels: new Map(
      about.labels.map((field, nth) => [field, labelled(`label${nth}`, new Strings(read<string[]>(`label${nth}`)))]),
    ),
  };
  const segments = about.segments.map(
    ({ first, documents }, nth): Segment => ({
      first,
      documents,
      terms: u32(`segment${nth}.terms`),
      offsets: u32(`segment${nth}.offsets`),
      bytes: section(`segment${nth}.bytes`),
    }),
  );
  const sources: Sources = {
    documents: new Documents(columns),
    postings: new Postings(segments),
    terms: new Terms(read<string[]>('terms')),
  };
  return { sources, position: about.position };
}
