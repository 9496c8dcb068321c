import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openStore, quarantineCsv } from '@kuaishu/refinery';
import type { Command } from 'commander';
import { count, languageOf, print, printJson } from '../output.ts';

export function quarantineCommand(program: Command): void {
  program
    .command('quarantine')
    .argument('<project>', '项目文件夹 / project folder')
    .option('--store <dir>', '存储文件夹 / store folder')
    .option('--run <run>', '批次，默认最近一次 / run, the latest by default')
    .option('--resource <id>', '只看一个资源 / one resource only')
    .option('--to <csv>', '导出一个资源的隔离行，供部门更正 / export one resource’s rows to be mended')
    .option('--json', 'JSON')
    .description(
      '隔离区：看数量，或导出给部门更正；更正后放入 sources/mended/<resource>/ 再加工\nThe quarantine: its counts, or an export for the department; mended rows go to sources/mended/<resource>/',
    )
    .action(
      async (
        project: string,
        flags: { store?: string; run?: string; resource?: string; to?: string; json?: boolean },
      ) => {
        const lang = languageOf(program.opts<{ lang?: string }>().lang);
        const store = openStore(flags.store ? resolve(flags.store) : join(resolve(project), '.kuaishu'));
        try {
          const found = await store.quarantine({
            run: flags.run,
            resource: flags.resource,
            limit: flags.to ? 100_000 : 100,
          });
          if (flags.to) {
            await writeFile(flags.to, quarantineCsv(found.rows, lang));
            if (!flags.json)
              print(
                lang === 'zh'
                  ? `已导出 ${count(found.rows.length)} 行到 ${flags.to}`
                  : `${count(found.rows.length)} rows exported to ${flags.to}`,
              );
          }
          if (flags.json) return printJson({ total: found.total, byResource: found.byResource, byRule: found.byRule });
          for (const [resource, n] of Object.entries(found.byResource)) if (n > 0) print(`  ${resource} ${count(n)}`);
          for (const r of found.byRule) print(`    ${r.resource} ${r.rule} ${count(r.rows)}`);
        } finally {
          store.close();
        }
      },
    );
}
