/** The ledger of a platform's data folder, beside a running server or without one. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReconciliationFault } from '@kuaishu/server';
import type { Command } from 'commander';
import { count, type Language, print, printJson } from '../output.ts';
import { mendsOf } from './ledger-mends.ts';

export const DATA = ['--data <dir>', '平台的数据文件夹，默认 var/data / data folder of the platform'] as const;
/** Faults shown to a person; JSON has more. */
const EXAMPLES = 20;

export async function configOf(data: string | undefined) {
  const { readConfig } = await import('@kuaishu/server');
  return readConfig({ ...process.env, ...(data === undefined ? {} : { KUAISHU_DATA_DIR: data }) }, process.cwd());
}

export function ledgerExportCommand(ledger: Command, language: () => Language): void {
  ledger
    .command('export')
    .argument('<dir>', '副本文件夹；已有副本时只补新的 / folder of the copy; one that is there is brought up to date')
    .description(
      '把平台的账本导出为静态文件，供他人核验\nThe platform’s ledger as static files, for others to verify; the server may be running',
    )
    .option(...DATA)
    .option('--json', 'JSON')
    .action(async (dir: string, flags: { data?: string; json?: boolean }) => {
      const [{ readLedger }, { writeCopy }] = await Promise.all([import('@kuaishu/server'), import('@kuaishu/ledger')]);
      const { passport, log } = await readLedger((await configOf(flags.data)).dataDir);
      try {
        await mkdir(dir, { recursive: true });
        const size = await writeCopy(log, dir);
        await writeFile(join(dir, 'keys'), passport.keys.map(({ vkey }) => `${vkey}\n`).join(''));
        if (flags.json) printJson({ dir, origin: passport.origin, size, keys: passport.keys });
        else
          print(
            language() === 'zh'
              ? `账本 ${passport.origin} 的 ${count(size)} 条记录已导出到 ${dir}；公钥在 ${join(dir, 'keys')}，核验者应另从可信渠道取得。`
              : `${count(size)} entries of the ledger ${passport.origin} are in ${dir}; its keys are in ${join(dir, 'keys')}, but whoever verifies should have them from elsewhere.`,
          );
      } finally {
        await log.close();
      }
    });
}

export function ledgerReconcileCommand(ledger: Command, language: () => Language): void {
  ledger
    .command('reconcile')
    .description(
      '核对平台的行为、记录与账本是否一致，不改动任何数据\nProve that the platform’s acts, leaves and ledger agree; changes nothing',
    )
    .option(...DATA)
    .option('--new', '只核对上次之后新增的 / only what came since the last reconciliation')
    .option('--json', 'JSON')
    .action(async (flags: { data?: string; new?: boolean; json?: boolean }) => {
      const { inspectLedger } = await import('@kuaishu/server');
      const { dataDir, databaseUrl } = await configOf(flags.data);
      const found = await inspectLedger(dataDir, databaseUrl, flags.new ? 'new' : 'full');
      const { scope, size, root, acts, leaves, waiting, faultCount, faults, milliseconds } = found;
      if (flags.json) printJson({ scope, size, root, acts, leaves, waiting, faultCount, faults, milliseconds });
      else printFindings(found, language());
      if (faultCount > 0) process.exitCode = 1;
    });
}

function printFindings(
  found: {
    size: number;
    acts: number;
    leaves: number;
    waiting: number;
    faultCount: number;
    faults: readonly ReconciliationFault[];
  },
  lang: Language,
): void {
  const zh = lang === 'zh';
  const [size, acts, leaves, waiting] = [found.size, found.acts, found.leaves, found.waiting].map(count);
  print(
    zh
      ? `账本 ${size} 条；核对了 ${acts} 个行为、${leaves} 条记录，另有 ${waiting} 条正在写入`
      : `${size} entries in the ledger; ${acts} acts and ${leaves} leaves held against it, ${waiting} on their way`,
  );
  if (found.faultCount === 0) {
    print(zh ? '账账相符。' : 'They agree.');
    return;
  }
  print(zh ? `不相符，${count(found.faultCount)} 处：` : `They do not agree; ${count(found.faultCount)} faults:`);
  for (const { kind, act, leaf, index, where } of found.faults.slice(0, EXAMPLES))
    print(
      `  ${[FAULTS[kind][lang], index === undefined ? '' : `#${index}`, leaf, act, where].filter(Boolean).join('  ')}`,
    );
  if (found.faults.length > EXAMPLES) print(zh ? '  ……（--json 列出其余）' : '  … (--json lists more)');
  for (const mend of mendsOf(found.faults, lang)) print(`${zh ? '处理' : 'What to do'}: ${mend}`);
}

const FAULTS: Readonly<Record<ReconciliationFault['kind'], Readonly<Record<Language, string>>>> = {
  'act-without-leaf': { zh: '行为缺记录', en: 'act without its leaf' },
  'leaf-without-act': { zh: '记录无行为', en: 'leaf without an act' },
  'leaf-waiting': { zh: '记录久未写入', en: 'leaf waiting too long' },
  'place-beyond-log': { zh: '记录位置超出账本', en: 'place beyond the ledger' },
  'database-behind': { zh: '数据库落后于账本', en: 'the database is behind the ledger' },
  'entry-without-leaf': { zh: '账本条目无对应记录', en: 'entry that no act left' },
  'bytes-differ': { zh: '记录与账本不同', en: 'leaf differs from its entry' },
  'columns-differ': { zh: '记录的字段被改', en: 'columns altered' },
  'unreadable-leaf': { zh: '无法识别的记录', en: 'unreadable leaf' },
  'not-under-checkpoint': { zh: '不在检查点之下', en: 'not under the checkpoint' },
  'history-changed': { zh: '历史被改写', en: 'history was rewritten' },
  log: { zh: '账本文件有误', en: 'fault in the ledger' },
  'writer-stopped': { zh: '写入已停', en: 'writing has stopped' },
};
