/**
 * A page of a search by the index of a release: the same hits in the same order as a scan of all golden rows gives. What the index is sure of is counted
 * and put in order from it alone; what it only holds likely is looked at in the golden rows, which are few or else are all scanned.
 */
import { join } from 'node:path';
import { list, literal } from '@kuaishu/engine';
import type { ReleaseSearch } from '../publish/release-manifest.ts';
import { ENTITY } from '../publish/search/pieces-sql.ts';
import { GoldenRows } from './golden-rows.ts';
import type { Lookups } from './lookups.ts';
import { type Term, termOf } from './search-terms.ts';

export interface IndexedSearch {
  readonly folder: string;
  readonly search: ReleaseSearch;
  readonly words: readonly string[];
  readonly prefecture: string | null;
  /** On `records`, and on the columns that say whose a row is. */
  readonly filters: readonly string[];
  /** The same on golden rows. */
  readonly goldenFilters: readonly string[];
  /** A golden row holds the word: in any attribute that is searched, or in these (positions) and, where `entity`, as its id. */
  holds(word: string, within?: { readonly attributes: ReadonlySet<number>; readonly entity: boolean }): string;
  /** Select list of a hit; its order, null: by entity id. */
  readonly columns: string;
  readonly order: string | null;
  readonly limit: number;
  readonly offset: number;
  /** {@link MOST_ROWS}, but for tests. */
  readonly mostRows: number;
}

export interface SearchedPage<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** Golden rows that are read one by one; of more the files are scanned. */
export const MOST_ROWS = 4000;
const BY_ENTITY = 'entity_id';

/** Null where the index does not help: the words are too short a part of a number, or too much holds them likely. */
export async function pageByIndex<Row extends Record<string, unknown>>(
  lookups: Lookups,
  asked: IndexedSearch,
): Promise<SearchedPage<Row> | null> {
  const index = new Index(asked);
  const terms = asked.words.map((word) => ({ word, term: termOf(word, asked.search.numbers.length > 0) }));
  const sure = terms.flatMap(({ term }) => (term.how === 'exact' ? [term] : []));
  const exact = sure.length > 0 ? index.hitsSql(sure) : null;
  if (exact !== null && sure.length === terms.length) return index.pageOf<Row>(lookups, exact);

  // what else the golden rows must hold, and which they are
  const conditions: string[] = [];
  let places: ReadonlySet<number> | null = null;
  for (const { word, term } of terms) {
    if (term.how === 'exact') continue;
    const found = term.how === 'likely' ? await index.likely(lookups, term) : null;
    conditions.push(asked.holds(word, found ?? undefined));
    if (found) places = new Set([...found.places].filter((place) => places?.has(place) ?? true));
  }
  if (exact !== null) {
    const rows: { place: number }[] = await lookups.query(
      `SELECT _place AS place FROM (${exact})${places === null ? '' : ` WHERE _place IN (${[...places].join(', ') || 'NULL'})`} LIMIT ${asked.mostRows + 1}`,
    );
    places = new Set(rows.map(({ place }) => place));
  }
  if (places === null || places.size > asked.mostRows) return null;
  return index.pageAmong<Row>(lookups, [...places], [...conditions, ...asked.goldenFilters]);
}

type Likely = Extract<Term, { how: 'likely' }>;

class Index {
  readonly #asked: IndexedSearch;
  readonly #golden: GoldenRows;

  constructor(asked: IndexedSearch) {
    this.#asked = asked;
    this.#golden = new GoldenRows(asked.folder, asked.search);
  }

  /** Rows (_place, head) that hold all words, each once. */
  hitsSql(terms: readonly Extract<Term, { how: 'exact' }>[]): string {
    const { filters } = this.#asked;
    const [first, ...others] = terms.map(
      ({ from, to }) =>
        `SELECT * FROM ${this.#table('names')} WHERE piece >= ${literal(from)}${to === null ? '' : ` AND piece < ${literal(to)}`}`,
    );
    const wanted = [...filters, ...this.#within()];
    const where = wanted.length > 0 ? ` WHERE ${wanted.join(' AND ')}` : '';
    const joined = others.map((other, i) => ` SEMI JOIN (${other}) AS o${i} ON h._place = o${i}._place`).join('');
    return `SELECT _place, min(head) AS head FROM (SELECT h.* FROM (${first}) AS h${joined}) AS t${where} GROUP BY _place`;
  }

  /** Places that may hold the word, and the attributes that hold it there; null: too many. */
  async likely(
    lookups: Lookups,
    term: Likely,
  ): Promise<{ places: ReadonlySet<number>; attributes: ReadonlySet<number>; entity: boolean } | null> {
    const parts = [`SELECT _place, attr FROM ${this.#table('names')} WHERE piece = ${literal(term.names)}`];
    const found = [
      ...term.numbers.map((one) => ({ ...one, where: '' })),
      ...(term.entity ? [{ ...term.entity, where: ` AND attr = ${ENTITY}` }] : []),
    ];
    let lead = '';
    if (found.length > 0) {
      const any = found.map(
        ({ piece, before, where }) =>
          `(piece = ${literal(piece)}${before === '' ? '' : ` AND ends_with(before, ${literal(before)})`}${where})`,
      );
      // apart, so that the pieces alone are what files are read by: with the rest beside them twice as much is
      lead = `WITH found AS MATERIALIZED (SELECT _place, attr, piece, before FROM ${this.#table('numbers')} WHERE piece IN (${found.map(({ piece }) => literal(piece)).join(', ')})) `;
      parts.push(`SELECT _place, attr FROM found WHERE ${any.join(' OR ')}`);
    }
    const within = this.#within();
    const rows: { place: number; attr: number }[] = await lookups.query(
      `${lead}SELECT DISTINCT _place AS place, attr FROM (${parts.join(' UNION ALL ')})${within.length > 0 ? ` WHERE ${within.join(' AND ')}` : ''} LIMIT ${this.#asked.mostRows + 1}`,
    );
    if (rows.length > this.#asked.mostRows) return null;
    const attributes = new Set(rows.map(({ attr }) => attr));
    const entity = attributes.delete(ENTITY);
    return { places: new Set(rows.map(({ place }) => place)), attributes, entity };
  }

  /** All hits are known: counted, and the page's alone are read. */
  async pageOf<Row extends Record<string, unknown>>(lookups: Lookups, hits: string): Promise<SearchedPage<Row>> {
    const { order, limit, offset, columns, mostRows } = this.#asked;
    if (order === null && limit <= mostRows) {
      // ids that begin alike are told apart in the golden rows: all that begin as the page's first and last are read
      const [found] = await lookups.query<{ total: number; before: number; places: number[] | null }>(
        `WITH hits AS MATERIALIZED (${hits}), page AS (SELECT min(head) AS low, max(head) AS high FROM (SELECT head FROM hits ORDER BY head LIMIT ${limit} OFFSET ${offset}))
SELECT (SELECT count(*) FROM hits) AS total, (SELECT count(*) FROM hits, page WHERE head < low) AS before, (SELECT list(_place) FROM hits, page WHERE head BETWEEN low AND high) AS places`,
      );
      const { total, before, places } = found ?? { total: 0, before: 0, places: null };
      return { rows: await this.#read<Row>(lookups, places ?? [], offset - before), total };
    }
    const [counted] = await lookups.query<{ n: number }>(`SELECT count(*) AS n FROM (${hits})`);
    const total = counted?.n ?? 0;
    if (total <= mostRows) {
      const all = await lookups.query<{ place: number }>(`SELECT _place AS place FROM (${hits})`);
      return this.pageAmong<Row>(
        lookups,
        all.map(({ place }) => place),
        [],
      );
    }
    const rows = await lookups.query<Row>(
      `SELECT ${columns} FROM (SELECT g.* FROM ${this.#golden.all()} AS g SEMI JOIN (${hits}) AS h ON g._place = h._place) ORDER BY ${order ?? BY_ENTITY} LIMIT ${limit} OFFSET ${offset}`,
    );
    return { rows, total };
  }

  /** Of these golden rows those that meet the conditions: looked at for that first, and the page's read then. */
  async pageAmong<Row extends Record<string, unknown>>(
    lookups: Lookups,
    places: readonly number[],
    conditions: readonly string[],
  ): Promise<SearchedPage<Row>> {
    const { order, limit, offset } = this.#asked;
    if (places.length === 0) return { rows: [], total: 0 };
    const found: { place: number }[] = await lookups.query(
      `SELECT _place AS place FROM ${this.#golden.at(places)}${conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''} ORDER BY ${order ?? BY_ENTITY}`,
    );
    const page = found.slice(offset, offset + limit).map(({ place }) => place);
    return { rows: await this.#read<Row>(lookups, page, 0), total: found.length };
  }

  async #read<Row extends Record<string, unknown>>(
    lookups: Lookups,
    places: readonly number[],
    skip: number,
  ): Promise<readonly Row[]> {
    if (places.length === 0) return [];
    const { columns, order, limit } = this.#asked;
    return lookups.query<Row>(
      `SELECT ${columns} FROM ${this.#golden.at(places)} ORDER BY ${order ?? BY_ENTITY} LIMIT ${limit} OFFSET ${skip}`,
    );
  }

  #within(): string[] {
    const { prefecture } = this.#asked;
    return prefecture === null ? [] : [this.#golden.within(prefecture)];
  }

  /** Table expression of a kind of pieces of all parts, their places numbered through. */
  #table(kind: 'names' | 'numbers'): string {
    const { folder, search } = this.#asked;
    const firsts = this.#golden.parts.map((first) => `${first}::BIGINT`).join(', ');
    return `(SELECT *, list_extract([${firsts}], CAST(file_index AS INTEGER) + 1) + place AS _place FROM read_parquet(${list(search.parts.map((part) => join(folder, part[kind].path)))}))`;
  }
}
