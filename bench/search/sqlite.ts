/**
 * SQLite's FTS5 on the same documents: text segmented by jieba beforehand, BM25 with weights of fields, the same facets, filters and scope. What a department
 * with a database and no search of its own would build. It knows nothing of pinyin, slips and synonyms.
 */
import { DatabaseSync } from 'node:sqlite';
import type { SearchDocument, SearchRequest } from '@kuaishu/catalog';
import { fold } from '../../packages/catalog/src/search/text/fold.ts';
import { runsOf } from '../../packages/catalog/src/search/text/runs.ts';
import { words } from '../../packages/catalog/src/search/text/segment.ts';

const FACETS = ['theme', 'department', 'region', 'opening', 'cadence', 'visibility', 'organisation'] as const;

const cut = (text: string): string[] => runsOf(fold(text)).flatMap((run) => (run.han ? words(run.text) : [run.text]));

export class SqlitePeer {
  readonly #db = new DatabaseSync(':memory:');

  constructor(documents: Iterable<SearchDocument>) {
    const db = this.#db;
    db.exec(`
      CREATE TABLE document (number INTEGER PRIMARY KEY, id TEXT, updated REAL);
      CREATE TABLE label (field TEXT, value TEXT, number INTEGER, PRIMARY KEY (field, value, number)) WITHOUT ROWID;
      CREATE INDEX label_of ON label (number, field);
      CREATE VIRTUAL TABLE words USING fts5(title, provider, tags, items, abstract, content='', tokenize='unicode61');
      BEGIN`);
    const document = db.prepare('INSERT INTO document VALUES (?, ?, ?)');
    const label = db.prepare('INSERT OR IGNORE INTO label VALUES (?, ?, ?)');
    const text = db.prepare(
      'INSERT INTO words (rowid, title, provider, tags, items, abstract) VALUES (?, ?, ?, ?, ?, ?)',
    );
    const known = new Map<string, string>();
    const shared = (each: string): string => {
      const found = known.get(each) ?? cut(each).join(' ');
      known.set(each, found);
      return found;
    };
    let number = 0;
    for (const each of documents) {
      number += 1;
      document.run(number, each.id, each.updated);
      for (const field of FACETS) for (const value of each.labels[field] ?? []) label.run(field, value, number);
      text.run(
        number,
        cut(each.title).join(' '),
        shared(each.provider),
        [...(each.keywords ?? []), ...(each.classes ?? [])].map(shared).join(' '),
        (each.items ?? []).map(({ name }) => shared(name)).join(' '),
        cut(each.abstract ?? '').join(' '),
      );
    }
    db.exec('COMMIT');
  }

  search(request: SearchRequest): { ids: string[]; total: number } {
    const all = cut(request.query ?? '');
    const match = all.map((word) => `"${word}"`).join(' ');
    const has = (field: string, values: readonly string[]): string =>
      `EXISTS (SELECT 1 FROM label l WHERE l.number = d.number AND l.field = '${field}' AND l.value IN (${values.map((value) => `'${value}'`).join(', ')}))`;
    const conditions = [
      ...(match === '' ? [] : ['words MATCH ?']),
      ...(request.filters?.['region'] === undefined ? [] : [has('region', request.filters['region'])]),
      ...(request.scope === undefined
        ? []
        : [`(${has('visibility', ['public'])} OR ${has('organisation', ['520300'])})`]),
    ];
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    const from = match === '' ? 'document d' : 'words JOIN document d ON d.number = words.rowid';
    const order = match === '' || request.sort === 'updated' ? 'd.updated DESC' : 'bm25(words, 4, 1.5, 2, 1.2, 1)';
    const given = match === '' ? [] : [match];
    const page = this.#db
      .prepare(
        `SELECT d.id FROM ${from} ${where} ORDER BY ${order} LIMIT ${request.limit ?? 20} OFFSET ${request.offset ?? 0}`,
      )
      .all(...given) as { id: string }[];
    this.#db.exec('DROP TABLE IF EXISTS found');
    this.#db.prepare(`CREATE TEMP TABLE found AS SELECT d.number FROM ${from} ${where}`).run(...given);
    const { total } = this.#db.prepare('SELECT count(*) AS total FROM found').get() as { total: number };
    for (const field of request.facets ?? [])
      this.#db
        .prepare(
          'SELECT value, count(*) AS n FROM found CROSS JOIN label USING (number) WHERE field = ? GROUP BY value ORDER BY n DESC LIMIT 50',
        )
        .all(field);
    return { ids: page.map(({ id }) => id), total };
  }
}
