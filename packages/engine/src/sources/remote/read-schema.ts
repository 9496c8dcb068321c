import { asTableError, placeOf } from './collect-database.ts';
import type { DatabaseSchema, SchemaOptions } from './database-schema.ts';
import { mysqlSchema } from './mysql-schema.ts';
import { postgresqlSchema } from './postgresql-schema.ts';

/** `postgresql://…` and `mysql://…`; undefined for any other address. */
export function databaseKind(url: string): DatabaseSchema['kind'] | undefined {
  if (/^postgres(?:ql)?:\/\//i.test(url)) return 'postgresql';
  return /^(?:mysql|mariadb):\/\//i.test(url) ? 'mysql' : undefined;
}

/** Tables, columns, comments, keys and estimates in one read-only snapshot. Errors: SourceError. */
export async function readDatabaseSchema(
  kind: DatabaseSchema['kind'],
  url: string,
  options: SchemaOptions = {},
): Promise<DatabaseSchema> {
  try {
    return await (kind === 'postgresql'
      ? postgresqlSchema(url, options)
      : mysqlSchema(url.replace(/^mariadb:/i, 'mysql:'), options));
  } catch (error) {
    throw asTableError(error, placeOf({ kind, url, table: '' }).trim());
  }
}
