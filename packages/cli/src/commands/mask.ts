import type { Command } from 'commander';
import { readEntryFile } from '../entry-argument.ts';
import { count, finish, languageOf, print, printJson } from '../output.ts';
import { apartFrom, whileUnchanged } from '../usage.ts';

export function maskCommand(program: Command): void {
  program
    .command('mask')
    .argument('<file>', '要脱敏的文件 / file to mask')
    .requiredOption('--as <entry>', '目录条目文件 / catalogue entry')
    .requiredOption('--to <csv>', '输出文件，不覆盖已有文件 / output, never over an existing file')
    .option('--json', 'JSON')
    .description('按目录条目的分级和脱敏方法输出一个文件\nWrite a file masked by its entry’s grades and masks')
    .action(async (file: string, flags: { as: string; to: string; json?: boolean }) => {
      const lang = languageOf(program.opts<{ lang?: string }>().lang);
      const entry = await readEntryFile(flags.as);
      await apartFrom(flags.to, [file, flags.as]);
      const [{ openDuckDb }, { maskOneFile }] = await Promise.all([
        import('@kuaishu/engine'),
        import('@kuaishu/refinery'),
      ]);
      const engine = await openDuckDb({ memoryLimitMb: 2048 });
      try {
        const result = await whileUnchanged([file], () => maskOneFile(engine, file, entry, flags.to), flags.to);
        if (flags.json) printJson(result);
        else
          print(
            lang === 'zh'
              ? `已写出 ${count(result.rows)} 行到 ${flags.to}`
              : `${count(result.rows)} rows written to ${flags.to}`,
          );
        if (!flags.json && result.rejected > 0)
          print(
            lang === 'zh'
              ? `  ${count(result.rejected)} 行无法读取，未写出；用 kuaishu check 查看`
              : `  ${count(result.rejected)} rows could not be read and were left out; see kuaishu check`,
          );
        finish(result.rejected > 0 ? 1 : 0);
      } finally {
        engine.close();
      }
    });
}
