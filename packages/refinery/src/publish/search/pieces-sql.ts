/**
 * The index of a block's search: in which golden rows a piece of text stands. Rows are named by their place, their number among the golden rows of a part.
 *
 * names    piece VARCHAR, attr INTEGER, place INTEGER, head VARCHAR, records INTEGER, territories BIGINT …
 *          For every character of a name, what stands from there on, {@link PIECE} characters at most: whatever is contained in a name begins one of its
 *          pieces, so that rows sorted by them have all hits of a word side by side. Beside each piece stands what a hit is counted and put in order by: the first
 *          {@link HEAD} characters of the entity's id, how many records it has, whose it is. Of numbers, pieces that are not ASCII alone (the 贵 of a plate):
 *          then nobody who asks for a name has to look into numbers.
 *
 * numbers  piece VARCHAR, before VARCHAR, attr INTEGER, place INTEGER
 *          Of every number of {@link WINDOW} characters or more, the {@link DIGITS} from every {@link STRIDE}th on, and the {@link STRIDE} − 1 before it. Any
 *          {@link WINDOW} characters of it hold one of these pieces whole; that they hold the rest too, the golden row tells. attr {@link ENTITY}: of the
 *          entity's own id the piece that stands first.
 *
 * Everything is in the part of the dialect that every engine knows.
 */
import { ident } from '@kuaishu/engine';
import type { Searched } from './searched.ts';

/** Characters a piece of a name: eight Han fit most names whole. */
export const PIECE = 8;
/** Characters a piece of a number: with those before it, a telephone number. Longer numbers have a second, by which those that only begin alike are told apart. */
export const DIGITS = 8;
export const STRIDE = 4;
/** The shortest part of a number that is sure to hold a piece. */
export const WINDOW = DIGITS + STRIDE - 1;
/** Enough that few of a hundred thousand ids begin alike. */
export const HEAD = 8;
export const ENTITY = -1;
/** Of an entity's id, as link makes them. */
export const ID_CHARACTERS = 16;

export interface PiecesInput {
  /** Golden rows with `row`, their place. */
  readonly rows: string;
  /** Names of all attributes; those searched are text. */
  readonly attributes: readonly string[];
  readonly searched: Searched;
  /** Columns that say whose an entity is. */
  readonly territories: readonly string[];
}

export function namesSql({ rows, attributes, searched, territories }: PiecesInput): string {
  const whose = territories.map((column) => `, ${column}`).join('');
  const beside = `place, head, records${whose}`;
  const from = (attr: number, wanted: string) => {
    const column = ident(attributes[attr] ?? '');
    const values = `SELECT CAST("row" AS INTEGER) AS place, substr(entity_id, 1, ${HEAD}) AS head, CAST(ks_size(members) AS INTEGER) AS records${whose}, ${column} AS v FROM ${rows} WHERE ${column} <> ''${wanted}`;
    return `SELECT ${beside}, ${attr} AS attr, v, unnest(range(CAST(1 AS BIGINT), CAST(length(v) + 1 AS BIGINT))) AS i FROM (${values}) AS t`;
  };
  const piece = `substr(v, CAST(i AS INTEGER), ${PIECE})`;
  const pieces = (parts: readonly string[]) =>
    `SELECT ${piece} AS piece, attr, ${beside} FROM (${parts.join('\nUNION ALL\n')}) AS p`;
  const names = searched.names.map((attr) => from(attr, ''));
  const foreign = searched.numbers.map((attr) => from(attr, ` AND NOT ks_ascii(${ident(attributes[attr] ?? '')})`));
  return [
    ...(names.length > 0 ? [pieces(names)] : []),
    ...(foreign.length > 0 ? [`${pieces(foreign)} WHERE NOT ks_ascii(${piece})`] : []),
  ].join('\nUNION ALL\n');
}

export function numbersSql({ rows, attributes, searched }: PiecesInput): string {
  const parts = searched.numbers.map((attr) => {
    const column = ident(attributes[attr] ?? '');
    const values = `SELECT CAST("row" AS INTEGER) AS place, ${column} AS v, CAST(ks_idiv(CAST(length(${column}) - ${WINDOW} AS BIGINT), CAST(${STRIDE} AS BIGINT)) + 2 AS BIGINT) AS ends FROM ${rows} WHERE length(${column}) >= ${WINDOW}`;
    return `SELECT place, ${attr} AS attr, v, unnest(range(CAST(1 AS BIGINT), ends)) AS i FROM (${values}) AS t`;
  });
  const before = STRIDE - 1;
  const pieces =
    parts.length > 0
      ? `SELECT substr(v, CAST(i * ${STRIDE} AS INTEGER), ${DIGITS}) AS piece, substr(v, CAST(i * ${STRIDE} - ${before} AS INTEGER), ${before}) AS before, attr, place FROM (${parts.join('\nUNION ALL\n')}) AS p\nUNION ALL\n`
      : '';
  return `${pieces}SELECT substr(entity_id, ${STRIDE}, ${DIGITS}) AS piece, substr(entity_id, 1, ${before}) AS before, ${ENTITY} AS attr, CAST("row" AS INTEGER) AS place FROM ${rows}`;
}
