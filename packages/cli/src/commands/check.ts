import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { visible } from '../columns.ts';
import { readEntryFile } from '../entry-argument.ts';
import { count, finish, languageOf, print, printJson } from '../output.ts';
import { apartFrom, calendarDate, whileUnchanged } from '../usage.ts';

export function checkCommand(program: Command): void {
  program
    .command('check')
    .argument('<file>', '要校验的文件 / file to check')
    .requiredOption('--as <entry>', '目录条目文件 / catalogue entry')
    .option('--faults <csv>', '全部问题写入 CSV / write all faults to CSV')
    .option(
      '--changes <csv>',
      '逐格写出清洗会改动和规则建议更正的值 / write every cell that cleaning or a rule would change',
    )
    .option('--as-of <date>', '数据截至日期 / as-of date', new Date().toISOString().slice(0, 10))
    .option('--json', 'JSON')
    .description('按目录条目校验一个文件\nCheck a file against a catalogue entry')
    .action(
      async (file: string, flags: { as: string; faults?: string; changes?: string; asOf: string; json?: boolean }) => {
        const lang = languageOf(program.opts<{ lang?: string }>().lang);
        const asOf = calendarDate('--as-of', flags.asOf);
        const entry = await readEntryFile(flags.as);
        for (const output of [flags.faults, flags.changes]) if (output) await apartFrom(output, [file, flags.as]);
        const [{ csvLine, openDuckDb }, { checkOneFile }] = await Promise.all([
          import('@kuaishu/engine'),
          import('@kuaishu/refinery'),
        ]);
        const engine = await openDuckDb({ memoryLimitMb: 2048 });
        try {
          const result = await whileUnchanged([file], () =>
            checkOneFile(engine, file, entry, asOf, { changes: flags.changes !== undefined }),
          );
          if (flags.faults) {
            const lines = result.faults.map((f) =>
              csvLine([String(f.row), f.item, f.rule, f.value, f.message[lang], f.repair]),
            );
            await writeFile(
              flags.faults,
              `\uFEFF${csvLine(['row', 'item', 'rule', 'value', 'message', 'repair'])}${lines.join('')}`,
            );
          }
          const { changes = [], ...checked } = result;
          if (flags.changes) {
            const lines = changes.map((c) => csvLine([String(c.row), c.item, c.value, c.becomes, c.by]));
            await writeFile(
              flags.changes,
              `\uFEFF${csvLine(['row', 'item', 'value', 'becomes', 'by'])}${lines.join('')}`,
            );
          }
          if (flags.json)
            printJson({
              ...checked,
              faults: result.faults.slice(0, 100),
              ...(flags.changes ? { changeCount: changes.length } : {}),
            });
          else {
            print(
              lang === 'zh'
                ? `${count(result.rows)} 行：通过 ${count(result.passed)}，隔离 ${count(result.quarantined)}，问题 ${count(result.faultCount)} 处`
                : `${count(result.rows)} rows: ${count(result.passed)} passed, ${count(result.quarantined)} quarantined, ${count(result.faultCount)} faults`,
            );
            for (const name of result.missing)
              print(lang === 'zh' ? `  文件缺少信息项“${name}”` : `  The file lacks the item “${name}”`);
            for (const { item, cells, declared } of result.covered)
              print(
                lang === 'zh'
                  ? `  “${item}”有 ${count(cells)} 个值已遮盖：可见部分没有问题，其余无法核对${declared ? '' : '；如约定如此，请在该信息项写上 covered'}`
                  : `  “${item}” has ${count(cells)} covered values: what is visible is possible, the rest cannot be checked${declared ? '' : '; write covered on the item if this is agreed'}`,
              );
            for (const f of result.faults.slice(0, 20)) {
              const repair =
                f.repair === null ? '' : lang === 'zh' ? `，可更正为 ${f.repair}` : `, could be ${f.repair}`;
              print(
                lang === 'zh'
                  ? `  第 ${f.row} 行 ${f.message.zh}${f.value === null ? '' : `（${visible(f.value)}）`}${repair}`
                  : `  line ${f.row} ${f.message.en}${f.value === null ? '' : ` (${visible(f.value)})`}${repair}`,
              );
            }
            if (flags.changes)
              print(
                lang === 'zh'
                  ? `  ${count(changes.length)} 格的改动在 ${flags.changes}`
                  : `  ${count(changes.length)} changed cells are in ${flags.changes}`,
              );
            if (flags.faults)
              print(lang === 'zh' ? `  全部问题在 ${flags.faults}` : `  All faults are in ${flags.faults}`);
            else if (result.faultCount > 20)
              print(
                lang === 'zh'
                  ? `  还有 ${count(result.faultCount - 20)} 处，--faults F.csv 可写出全部`
                  : `  ${count(result.faultCount - 20)} more; --faults F.csv writes all`,
              );
          }
          finish(result.faultCount > 0 || result.missing.length > 0 ? 1 : 0);
        } finally {
          engine.close();
        }
      },
    );
}
