/** What to do about each kind of fault that a reconciliation names. */
import type { ReconciliationFault } from '@kuaishu/server';
import type { Language } from '../output.ts';

type Words = Readonly<Record<Language, string>>;

const ALTERED: Words = {
  zh: '数据库被人直接改过：保全现场，查数据库账户与操作日志，按账本（以账本为准）恢复这些行。',
  en: 'The database was altered by hand: keep everything as it is, look into its accounts and logs, and restore these rows by the ledger, which is the proof.',
};
const LOG_ALTERED: Words = {
  zh: '账本文件被改过或损坏：停止平台，用 kuaishu ledger verify 对照副本，从备份恢复 ledger 文件夹。',
  en: 'Files of the ledger were altered or damaged: stop the platform, hold a copy against it with kuaishu ledger verify, and restore the folder "ledger" from a backup.',
};

const MENDS: Readonly<Record<ReconciliationFault['kind'], Words>> = {
  'database-behind': {
    zh: '数据库被恢复到了较早的时候。有更新的备份或归档日志（WAL）时，把数据库恢复到所列时间之后；没有时，先 kuaishu ledger lost 列出丢失的行为，再 kuaishu ledger accept-loss --yes 确认，然后启动平台并补办。',
    en: 'The database was restored to an earlier time. Where there is a later backup or archived WAL, restore it to after the times above; where there is none, list what is lost with "kuaishu ledger lost", accept it with "kuaishu ledger accept-loss --yes", then start the platform and do those acts again.',
  },
  'place-beyond-log': {
    zh: '账本文件夹比数据库旧：停止平台，恢复与数据库同时的 ledger 文件夹，或用 kuaishu ledger refill 由数据库补写。',
    en: 'The folder of the ledger is older than the database: stop the platform, then restore the folder "ledger" of the same time, or write what it lacks again from the database with "kuaishu ledger refill".',
  },
  'history-changed': {
    zh: '账本不是上次核对时账本的延续：恢复原来的 ledger 文件夹，并用对外发布过的检查点核对。',
    en: 'The ledger does not go on from what it was at the last reconciliation: restore the folder "ledger" that it was, and hold it against a checkpoint that was given out.',
  },
  'entry-without-leaf': {
    zh: '账本里有平台没有写过的条目，或数据库里的行被删：查谁能写账本文件夹与数据库。',
    en: 'The ledger has entries that the platform did not write, or rows were removed: find out who can write to its folder and to the database.',
  },
  'leaf-waiting': {
    zh: '写入账本的进程停了：看平台日志与磁盘空间，重启平台。',
    en: 'The writer of the ledger has stopped: look at the platform’s log and the space on its disk, then start it again.',
  },
  'writer-stopped': {
    zh: '写入账本的进程停了：看平台日志与磁盘空间，重启平台。',
    en: 'The writer of the ledger has stopped: look at the platform’s log and the space on its disk, then start it again.',
  },
  'act-without-leaf': ALTERED,
  'leaf-without-act': ALTERED,
  'bytes-differ': ALTERED,
  'columns-differ': ALTERED,
  'unreadable-leaf': {
    zh: '账本里有本版本不认识的记录：多半由更新的版本写入，请升级程序；否则按“账本条目无对应记录”处理。',
    en: 'The ledger has leaves that this version does not know: most likely a newer one wrote them, so upgrade; otherwise they were written by somebody else.',
  },
  'not-under-checkpoint': LOG_ALTERED,
  log: LOG_ALTERED,
};

/** Once each, in the order in which the faults come. */
export function mendsOf(faults: readonly ReconciliationFault[], language: Language): string[] {
  return [...new Set(faults.map(({ kind }) => MENDS[kind][language]))];
}
