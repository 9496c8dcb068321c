/** What an operator does where the database was restored to an earlier time than the log. */
import type { Command } from 'commander';
import { count, type Language, print, printJson } from '../output.ts';
import { UsageError } from '../usage.ts';
import { configOf, DATA } from './ledger-platform.ts';

export function ledgerLostCommand(ledger: Command, language: () => Language): void {
  ledger
    .command('lost')
    .description(
      '列出账本里有、数据库里没有的行为（数据库被恢复到较早时候之后）\nActs that are in the ledger and not in the database, after it was restored to an earlier time',
    )
    .option(...DATA)
    .option('--json', 'JSON')
    .action(async (flags: { data?: string; json?: boolean }) => {
      const { lostLeaves } = await import('@kuaishu/server');
      const { dataDir, databaseUrl } = await configOf(flags.data);
      const lost = await lostLeaves(dataDir, databaseUrl);
      if (flags.json) {
        printJson({ lost });
        return;
      }
      const zh = language() === 'zh';
      if (lost.length === 0) print(zh ? '没有丢失的行为。' : 'Nothing is lost.');
      for (const { index, type, at, actor, subject, values } of lost)
        print(
          [
            `#${index}`,
            at ?? '',
            type ?? (zh ? '不是平台的记录' : 'no leaf of the platform'),
            subject ?? '',
            actor ?? '',
            Object.entries(values)
              .map(([name, value]) => `${name}=${value}`)
              .join(' '),
          ]
            .filter(Boolean)
            .join('  '),
        );
    });
}

export function ledgerRefillCommand(ledger: Command, language: () => Language): void {
  ledger
    .command('refill')
    .description(
      '账本文件夹比数据库旧时，由数据库把缺少的条目原样补写\nWrite what a ledger restored to an earlier time lacks again from the database, to the byte',
    )
    .option(...DATA)
    .option('--json', 'JSON')
    .action(async (flags: { data?: string; json?: boolean }) => {
      const { refillLog } = await import('@kuaishu/server');
      const { dataDir, databaseUrl, ledger: settings } = await configOf(flags.data);
      const entries = await refillLog(dataDir, databaseUrl, new Date(), settings.keys);
      if (flags.json) printJson({ entries });
      else
        print(
          language() === 'zh'
            ? `已补写 ${count(entries)} 条，账本与数据库一致。`
            : `${count(entries)} entries were written again; the ledger is as far as the database.`,
        );
    });
}

export function ledgerAcceptLossCommand(ledger: Command, language: () => Language): void {
  ledger
    .command('accept-loss')
    .description(
      '确认这些行为已丢失，使平台能够启动；确认本身记入账本\nSay for the record that these acts are lost, so that the platform starts; that is logged itself',
    )
    .option(...DATA)
    .option('--yes', '确实没有更新的备份 / there is no later backup')
    .option('--json', 'JSON')
    .action(async (flags: { data?: string; yes?: boolean; json?: boolean }) => {
      if (!flags.yes)
        throw new UsageError({
          zh: '确认后不能撤回。先用 kuaishu ledger lost 查看；确实没有更新的备份时，加 --yes。',
          en: 'This cannot be taken back. Look at "kuaishu ledger lost" first; add --yes where there is no later backup.',
        });
      const { acceptLoss } = await import('@kuaishu/server');
      const { dataDir, databaseUrl } = await configOf(flags.data);
      const accepted = await acceptLoss(dataDir, databaseUrl, new Date());
      if (flags.json) {
        printJson({ accepted });
        return;
      }
      const zh = language() === 'zh';
      if (accepted === null) {
        print(zh ? '没有丢失的行为，不需要确认。' : 'Nothing is lost, so there is nothing to accept.');
        return;
      }
      const { first, entries, codes } = accepted;
      print(
        zh
          ? `已确认：账本第 ${first} 条起 ${count(entries)} 条的行为丢失，其中 ${codes} 个目录代码不再使用。现在可以启动平台，并按清单补办。`
          : `Accepted: the acts of ${count(entries)} entries from #${first} on are lost; ${codes} codes among them are never given again. Start the platform, and do them again by the list.`,
      );
    });
}
