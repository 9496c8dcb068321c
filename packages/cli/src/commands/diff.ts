import type { StoreReader } from '@kuaishu/refinery';
import type { Command } from 'commander';
import { table, visible } from '../columns.ts';
import { count, type Language, languageOf, print, printJson, type Text2 } from '../output.ts';
import { UsageError } from '../usage.ts';
import { withStore } from '../with-store.ts';

/** Cells shown to a person; JSON has more. */
const EXAMPLES = 10;

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
      await withStore(flags.project, flags.store, async (store) => {
        const diff = await store.diff(await blockOf(store, from, to), from, to);
        if (flags.json) printJson(diff);
        else printDiff(diff, languageOf(program.opts<{ lang?: string }>().lang));
      });
    });
}

function printDiff(diff: Awaited<ReturnType<StoreReader['diff']>>, lang: Language): void {
  print(
    lang === 'zh'
      ? `${diff.block}：新增 ${count(diff.added)}，减少 ${count(diff.removed)}，变更 ${count(diff.changed)} 个主体 ${count(diff.cells)} 个单元格`
      : `${diff.block}: ${count(diff.added)} added, ${count(diff.removed)} removed, ${count(diff.changed)} entities changed in ${count(diff.cells)} cells`,
  );
  for (const line of table(
    diff.attributes.map((a) => [a.attribute, count(a.changed)]),
    [1],
  ))
    print(`  ${line}`);
  if (diff.examples.length === 0) return;
  print(lang === 'zh' ? '例如：' : 'For example:');
  const value = (text: string | null) => (text === null ? (lang === 'zh' ? '（空）' : '(empty)') : visible(text));
  for (const line of table(
    diff.examples.slice(0, EXAMPLES).map((e) => [e.entity, e.attribute, value(e.before), '→', value(e.after)]),
  ))
    print(`  ${line}`);
}

/** Releases of a block that are named to somebody who asked for others; they come newest first. */
const LATEST = 5;

/** The block that has both releases. Throws UsageError with the releases there are. */
export async function blockOf(
  store: Pick<StoreReader, 'blocks' | 'releases'>,
  from: string,
  to: string,
): Promise<string> {
  const known: Text2[] = [];
  for (const { block } of await store.blocks()) {
    const releases = await store.releases(block);
    const has = (name: string) => releases.some((r) => r.release === name);
    if (has(from) && has(to)) return block;
    for (const r of releases.slice(0, LATEST)) known.push(same(`${block}  ${r.release}  ${r.asOf}`));
  }
  throw new UsageError(
    {
      zh: `没有一个块同时有版本 ${from} 和 ${to}${known.length > 0 ? '；各块最近的版本：' : ''}`,
      en: `No block has both releases ${from} and ${to}${known.length > 0 ? '; the latest of each block:' : ''}`,
    },
    known,
  );
}

function same(text: string): Text2 {
  return { zh: text, en: text };
}
