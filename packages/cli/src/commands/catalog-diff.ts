/** `kuaishu catalog diff`: what changed between two versions of a catalogue, and what of it breaks somebody. */
import { stat } from 'node:fs/promises';
import { AFFECTED, type CatalogChange, diffEntries, type Entry, loadProject } from '@kuaishu/catalog';
import type { Command } from 'commander';
import { readEntryFile } from '../entry-argument.ts';
import { finish, type Language, languageOf, print, printJson } from '../output.ts';

export function catalogDiffCommand(catalog: Command, program: Command): void {
  catalog
    .command('diff')
    .argument('<before>', '旧的项目文件夹或条目文件 / project folder or entry file before')
    .argument('<after>', '新的 / after')
    .option('--json', 'JSON')
    .description(
      '两版目录的变化；有不兼容的变化时退出码为 1\nWhat changed between two versions; exit 1 when something breaks',
    )
    .action(async (before: string, after: string, flags: { json?: boolean }) => {
      const changes = diffEntries(await entriesOf(before), await entriesOf(after));
      const breaking = changes.filter((change) => change.breaking).length;
      if (flags.json) printJson({ before, after, breaking, changes });
      else describe(changes, breaking, languageOf(program.opts<{ lang?: string }>().lang));
      finish(breaking > 0 ? 1 : 0);
    });
}

async function entriesOf(path: string): Promise<Entry[]> {
  if ((await stat(path)).isFile()) return [await readEntryFile(path)];
  return (await loadProject(path)).entries.map(({ entry }) => entry);
}

const MARK = { added: '+', removed: '-', changed: '~' } as const;

function describe(changes: readonly CatalogChange[], breaking: number, lang: Language): void {
  const zh = lang === 'zh';
  for (const { resource, path, kind, from, to, effect, breaking: breaks, reason, affects } of changes) {
    const values = [from, to].filter((value) => value !== undefined).map(short);
    print(
      `${breaks ? '!' : ' '} ${MARK[kind]} ${resource}${path ? ` ${path}` : ''}  ${values.join(' → ')}${breaks ? `  ${zh ? '不兼容：' : 'breaking: '}` : effect === 'notice' ? `  ${zh ? '提示：' : 'notice: '}` : ''}${effect === 'compatible' ? '' : `${reason[lang]}${zh ? '（' : ' ('}${affects.map((who) => AFFECTED[who][lang]).join(zh ? '、' : ', ')}${zh ? '）' : ')'}`}`,
    );
  }
  if (changes.length === 0) print(zh ? '两版相同' : 'No difference');
  else
    print(
      zh
        ? `${changes.length} 处变化，其中 ${breaking} 处不兼容`
        : `${changes.length} changes, ${breaking} of them breaking`,
    );
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
