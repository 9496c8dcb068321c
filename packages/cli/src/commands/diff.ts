import { join, resolve } from 'node:path';
import { openStore } from '@kuaishu/refinery';
import type { Command } from 'commander';
import { count, languageOf, print, printJson } from '../output.ts';

export function diffCommand(program: Command): void {
  program
    .command('diff')
    .argument('<from>', '版本 / release')
    .argument('<to>', '版本 / release')
    .description('两个版本之间变了什么，细到单元格\nWhat changed between two releases of a block, down to cells')
    .option('--project <dir>', '项目文件夹 / project folder', '.')
    .option('--store <dir>', '存储文件夹 / store folder')
    .option('--json', 'JSON')
    .action(async (from: string, to: string, flags: { project: string; store?: string; json?: boolean }) => {
      const lang = languageOf(program.opts<{ lang?: string }>().lang);
      const store = openStore(flags.store ? resolve(flags.store) : join(resolve(flags.project), '.kuaishu'));
      try {
        const block = await blockOf(store, to);
        const diff = await store.diff(block, from, to);
        if (flags.json) return printJson(diff);
        print(
          lang === 'zh'
            ? `${block}：新增 ${count(diff.added)}，减少 ${count(diff.removed)}，变更 ${count(diff.changed)} 个主体 ${count(diff.cells)} 个单元格`
            : `${block}: ${count(diff.added)} added, ${count(diff.removed)} removed, ${count(diff.changed)} entities changed in ${count(diff.cells)} cells`,
        );
        for (const a of diff.attributes) print(`  ${a.attribute} ${count(a.changed)}`);
      } finally {
        store.close();
      }
    });
}

/** Releases are named uniquely over all blocks. */
async function blockOf(store: ReturnType<typeof openStore>, release: string): Promise<string> {
  for (const { block } of await store.blocks()) {
    if ((await store.releases(block)).some((r) => r.release === release)) return block;
  }
  return release.split('/')[0] ?? release;
}
