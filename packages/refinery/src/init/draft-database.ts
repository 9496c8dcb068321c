import { databaseKind, readDatabaseSchema, type SchemaOptions } from '@kuaishu/engine';
import type { DraftOptions } from './draft-project.ts';
import { draftsFromDatabase } from './from-database.ts';
import { assureSound, projectOf } from './project-of.ts';
import { InitError, type InitReport } from './report.ts';
import { refuseExisting, writeProject } from './write-project.ts';

export interface DatabaseDraftOptions extends Pick<DraftOptions, 'force' | 'name' | 'region'>, SchemaOptions {}

/** Name under which the password is taken from the environment when the project runs. */
export const PASSWORD_VARIABLE = 'DATABASE_PASSWORD';

/**
 * Tables of a database → a project folder: an entry for each, with its source. The password of the address stands in no file.
 * Errors: InitError; SourceError when the database cannot be read.
 */
export async function draftDatabaseProject(
  dir: string,
  url: string,
  options: DatabaseDraftOptions = {},
): Promise<InitReport> {
  const kind = databaseKind(url);
  if (!kind)
    throw new InitError('NOT_A_DATABASE', {
      zh: '数据库地址应以 postgresql:// 或 mysql:// 开头。',
      en: 'The address of a database begins with postgresql:// or mysql://.',
    });
  await refuseExisting(dir, options.force ?? false);
  const schema = await readDatabaseSchema(kind, url, options);
  const { address, hidden } = withoutPassword(url);
  const { drafts, guesses, left } = draftsFromDatabase(schema, address);
  if (drafts.length === 0)
    throw new InitError('NO_TABLES', {
      zh: `库 ${schema.database} 里没有可用的表，或账户看不到。`,
      en: `The database ${schema.database} has no usable table, or the account cannot see it.`,
    });
  const project = projectOf(dir, drafts, options);
  await writeProject({ dir, project, entries: drafts, sources: new Map(), link: false });
  await assureSound(dir);
  return {
    project: dir,
    entries: drafts.map(({ entry, table, items }) => ({
      entry: entry.resource,
      file: table.file,
      rows: table.profile.rows,
      subject: entry.subject,
      key: entry.key ?? [],
      items: items.map(({ drafted }) => drafted),
    })),
    guesses,
    warnings: [
      ...left.map(({ table, zh, en }) => ({ file: table, zh: `没有起草：${zh}`, en: `not drafted: ${en}` })),
      ...(hidden
        ? [
            {
              file: schema.database,
              zh: `密码没有写进条目；运行前设置环境变量 ${PASSWORD_VARIABLE}`,
              en: `the password stands in no entry; set the environment variable ${PASSWORD_VARIABLE} before a run`,
            },
          ]
        : []),
    ],
  };
}

function withoutPassword(url: string): { address: string; hidden: boolean } {
  const parsed = new URL(url);
  if (parsed.password === '') return { address: url, hidden: false };
  const user = parsed.username;
  parsed.username = '';
  parsed.password = '';
  return { address: parsed.href.replace('://', () => `://${user}:\${${PASSWORD_VARIABLE}}@`), hidden: true };
}
