/** What a statement of the craft does: a query, or rows that go to a table. The craft writes no others. */
export interface Statement {
  readonly act: 'table' | 'insert' | 'drop' | 'empty';
  readonly name: string;
  readonly select?: string;
}

const bare = (name = '') => (name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name);
const NAME = '("(?:[^"]|"")*"|\\w+)';
const CREATE = new RegExp(`^CREATE (?:OR REPLACE )?(?:TEMP(?:ORARY)? )?(?:TABLE|VIEW) ${NAME} AS\\s+(.*)$`, 'is');
const EMPTY = new RegExp(`^CREATE (?:OR REPLACE )?(?:TEMP(?:ORARY)? )?TABLE ${NAME} \\(.*\\)$`, 'is');
const INSERT = new RegExp(`^INSERT INTO ${NAME}\\s+(.*)$`, 'is');
const DROP = new RegExp(`^DROP (?:TABLE|VIEW) (?:IF EXISTS )?${NAME}$`, 'i');

/** Throws on any other statement: whoever needs one teaches every engine to do it first. */
export function readStatement(sql: string): Statement {
  const text = sql.trim();
  const created = CREATE.exec(text);
  if (created) return { act: 'table', name: bare(created[1]), select: created[2] };
  const empty = EMPTY.exec(text);
  if (empty) return { act: 'empty', name: bare(empty[1]) };
  const inserted = INSERT.exec(text);
  if (inserted) return { act: 'insert', name: bare(inserted[1]), select: inserted[2] };
  const dropped = DROP.exec(text);
  if (dropped) return { act: 'drop', name: bare(dropped[1]) };
  throw new Error(`no statement that every engine runs: ${text.slice(0, 200)}`);
}
