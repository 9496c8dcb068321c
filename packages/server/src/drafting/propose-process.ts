/** The process in which foreign files and databases are looked at: what goes wrong in it, or is made to go wrong, ends it and nothing else. One job, one answer. */
import { join } from 'node:path';
import type { Text2 } from '@kuaishu/api';
import { openDuckDb, readDatabaseSchema, type SchemaTable, SourceError } from '@kuaishu/engine';
import { cleanOneFile, draftsFromDatabase, draftsFromFiles, InitError } from '@kuaishu/refinery';
import type { CleanJob, DatabaseJob, FileJob, Job, JobAnswer } from './job.ts';
import { proposalOf } from './proposal.ts';

const ENGINE_MB = 768;
const SPILL_MB = 2048;

const engineIn = (folder: string) =>
  openDuckDb({
    threads: 1,
    memoryLimitMb: ENGINE_MB,
    spillFolder: join(folder, 'spill'),
    spillLimitMb: SPILL_MB,
  });

async function cleaned({ folder, name, entry }: CleanJob): Promise<JobAnswer> {
  const engine = await engineIn(folder);
  try {
    return { cleaned: await cleanOneFile(engine, join(folder, name), entry, join(folder, 'clean.parquet')) };
  } finally {
    engine.close();
  }
}

async function fromFile({ folder, name }: FileJob): Promise<JobAnswer> {
  const engine = await engineIn(folder);
  try {
    const { drafts, guesses, warnings } = await draftsFromFiles(engine, [join(folder, name)], {
      scratch: folder,
      // they quote values
      rules: false,
      sourceOf: () => 'sources/none',
    });
    return {
      proposals: drafts.map((draft) => {
        const proposal = proposalOf(draft, guesses);
        return draft.table.sheet === undefined ? { ...proposal, place: name } : proposal;
      }),
      notes: warnings.map(({ zh, en }) => ({ zh, en })),
    };
  } finally {
    engine.close();
  }
}

async function schemaOf({ database, url, address, tls, tables, sample }: DatabaseJob) {
  return readDatabaseSchema(database, url, {
    reach: { ...(address === null ? {} : { address }), tls },
    ...(tables.length > 0 ? { tables } : {}),
    sample,
  });
}

async function listTables(job: DatabaseJob): Promise<JobAnswer> {
  const schema = await schemaOf({ ...job, tables: [], sample: 0 });
  const left = new Map(draftsFromDatabase(schema, '').left.map(({ table, zh, en }) => [table, { zh, en }]));
  return {
    database: schema.database,
    tables: schema.tables.map(({ id, comment, kind, rows, columns }: SchemaTable) => ({
      id,
      comment,
      kind,
      rows,
      columns: columns.length,
      left: left.get(id) ?? null,
    })),
  };
}

async function fromDatabase(job: DatabaseJob): Promise<JobAnswer> {
  const { drafts, guesses, left } = draftsFromDatabase(await schemaOf(job), '');
  return {
    proposals: drafts.map((draft) => proposalOf(draft, guesses)),
    notes: left.map(({ table, zh, en }) => ({ zh: `${table} 没有起草：${zh}`, en: `${table} was left out: ${en}` })),
  };
}

const isFile = (job: Job): job is FileJob | CleanJob => job.kind === 'file' || job.kind === 'clean';

function failure(error: unknown, job: Job): JobAnswer {
  // a path of this machine is nothing to its reader
  const bare = ({ zh, en }: Text2): Text2 =>
    isFile(job) ? { zh: zh.replaceAll(`${job.folder}/`, ''), en: en.replaceAll(`${job.folder}/`, '') } : { zh, en };
  if (error instanceof SourceError) return { refused: { text: bare(error.text), mend: bare(error.mend) } };
  if (error instanceof InitError) return { refused: { text: bare(error.text), mend: null } };
  const { code } = error as { code?: unknown };
  // a driver's own words may repeat the name that somebody signs in with: its code alone goes on
  return { failed: isFile(job) ? String(error) : String(code ?? 'unknown') };
}

function work(job: Job): Promise<JobAnswer> {
  switch (job.kind) {
    case 'file':
      return fromFile(job);
    case 'clean':
      return cleaned(job);
    case 'tables':
      return listTables(job);
    case 'database':
      return fromDatabase(job);
  }
}

process.once('message', async (job: Job) => {
  let answer: JobAnswer;
  try {
    answer = await work(job);
  } catch (error) {
    answer = failure(error, job);
  }
  process.send?.(answer, () => process.exit(0));
});
