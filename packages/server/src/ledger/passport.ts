/**
 * Which log this is: its id, its origin and the keys that have signed it, in `ledger.json` beside it. The database knows the id too: a database and a log
 * that do not belong together are not used together.
 */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TREES, type TreeName } from '@kuaishu/ledger';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Db } from '../db/database.ts';
import { StartError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Signers } from './keys.ts';
import { writeWhole } from './write-whole.ts';

const Passport = Type.Object({
  id: Type.String({ pattern: '^log_[0-7][0-9A-HJKMNP-TV-Z]{25}$' }),
  /** A URL without its scheme. Never changes: it stands in every checkpoint. */
  origin: Type.String({ minLength: 1 }),
  since: Type.String(),
  /** Verifier keys, the present ones and those before, oldest first. */
  keys: Type.Array(Type.Object({ tree: Type.Enum(TREES as TreeName[]), vkey: Type.String(), since: Type.String() })),
});
export type Passport = Static<typeof Passport>;

/** Reads it, or makes it at the first start. `origin`: as configured, or null. */
export async function readPassport(folder: string, origin: string | null, now: Date): Promise<Passport> {
  const path = join(folder, 'ledger.json');
  const known = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (known !== null) {
    const passport: unknown = JSON.parse(known);
    if (!Value.Check(Passport, passport))
      throw new StartError({ zh: `账本说明文件损坏：${path}。`, en: `The ledger's own file is damaged: ${path}.` });
    if (origin !== null && origin !== passport.origin)
      throw new StartError({
        zh: `账本的来源名是 ${passport.origin}，写在每个检查点里，不能改为 KUAISHU_LEDGER_ORIGIN=${origin}。`,
        en: `The ledger's origin is ${passport.origin}, which stands in every checkpoint and cannot become KUAISHU_LEDGER_ORIGIN=${origin}.`,
      });
    return passport;
  }
  // without a name from the operator it is still one of its own: two logs of one origin would look like a fork to a witness
  const passport: Passport = {
    id: newId('log'),
    origin: origin ?? `kuaishu.local/ledger/${randomBytes(4).toString('hex')}`,
    since: now.toISOString(),
    keys: [],
  };
  await writeWhole(path, `${JSON.stringify(passport, null, 2)}\n`, 0o644);
  return passport;
}

/** Adds keys that sign from now on. */
export async function noteKeys(folder: string, passport: Passport, signers: Signers, now: Date): Promise<Passport> {
  const added = TREES.flatMap((tree) =>
    signers[tree]
      .map(({ verifier: { vkey } }) => ({ tree, vkey, since: now.toISOString() }))
      .filter(({ vkey }) => !passport.keys.some((key) => key.vkey === vkey)),
  );
  if (added.length === 0) return passport;
  const changed = { ...passport, keys: [...passport.keys, ...added] };
  await writeWhole(join(folder, 'ledger.json'), `${JSON.stringify(changed, null, 2)}\n`, 0o644);
  return changed;
}

/** `size`: leaves that the log has. @throws StartError where the database's leaves went to another log, or the log's leaves came from another database. */
export async function checkBelonging(db: Db, passport: Passport, size: number): Promise<void> {
  const known = await db.selectFrom('ledger_log').select('id').executeTakeFirst();
  if (known?.id === passport.id) return;
  if (known)
    throw new StartError({
      zh: `数据库的账本是 ${known.id}，数据目录里的却是 ${passport.id}。请恢复数据目录的 ledger 文件夹，或换回与它同属的数据库。`,
      en: `The database's ledger is ${known.id}, but the data folder holds ${passport.id}. Restore the folder "ledger" of the data folder, or the database that belongs to it.`,
    });
  if (size > 0)
    throw new StartError({
      zh: `账本 ${passport.id} 已有 ${size} 条记录，数据库却是空的。请恢复与账本同属的数据库，或把 ledger 文件夹移走后重新开始。`,
      en: `The ledger ${passport.id} has ${size} leaves, but the database is new. Restore the database that belongs to it, or move the folder "ledger" away to begin anew.`,
    });
  await db.insertInto('ledger_log').values({ id: passport.id, since: passport.since }).execute();
}
