import type { DiscrepancyPage, StoreReader } from '@kuaishu/refinery';
import type { Command } from 'commander';
import { table } from '../columns.ts';
import { mendingAdvice, writeMendingFile } from '../mending-file.ts';
import { count, type Language, languageOf, print, printJson } from '../output.ts';
import { UsageError } from '../usage.ts';
import { withStore } from '../with-store.ts';

interface Flags {
  readonly store?: string;
  readonly block?: string;
  readonly resource?: string;
  readonly all?: boolean;
  readonly to?: string;
  readonly json?: boolean;
}

/** Rows read at a time for an export. */
const PAGE = 20_000;
/** Pairs of strips that a terminal shows of a block. */
const MOST = 20;

export function discrepanciesCommand(program: Command): void {
  program
    .command('discrepancies')
    .argument('<project>', '项目文件夹 / project folder')
    .option('--store <dir>', '存储文件夹 / store folder')
    .option('--block <id>', '只看一个块 / one block only')
    .option('--resource <id>', '只看一个资源 / one resource only')
    .option('--to <csv>', '导出一个资源疑误的行，供部门更正 / export one resource’s doubted rows to be mended')
    .option('--all', '也导出疑误不在该资源的行 / also rows whose doubt lies elsewhere')
    .option('--json', 'JSON')
    .description(
      '比对：部门之间对同一主体说法不同之处；更正后放入 sources/mended/<resource>/ 再加工\nWhere departments say different things of one subject; mended rows go to sources/mended/<resource>/',
    )
    .action(async (project: string, flags: Flags) => {
      const lang = languageOf(program.opts<{ lang?: string }>().lang);
      await withStore(project, flags.store, async (store) => {
        const pages = await pagesOf(store, flags);
        const exported = flags.to === undefined ? null : await exportRows(store, pages, flags, flags.to, lang);
        if (flags.json)
          printJson({
            blocks: pages.map(({ block, release, counts }) => ({
              block,
              release,
              differ: counts.reduce((n, c) => n + c.differ, 0),
              counts,
            })),
            ...(exported === null ? {} : { exported, file: flags.to }),
          });
        else printFound(pages, flags, exported, lang);
      });
    });
}

/** The blocks asked for, each with the counts that concern the resource asked for. */
async function pagesOf(store: StoreReader, { block, resource }: Flags): Promise<DiscrepancyPage[]> {
  const blocks = (await store.blocks()).map((one) => one.block);
  if (block !== undefined && !blocks.includes(block))
    throw new UsageError({
      zh: `没有块 ${block}；现有：${blocks.join('、') || '无'}`,
      en: `There is no block ${block}; there are: ${blocks.join(', ') || 'none'}`,
    });
  const pages: DiscrepancyPage[] = [];
  for (const id of block === undefined ? blocks : [block]) {
    const page = await store.discrepancies(id, { limit: 0 });
    if (page) pages.push(page);
  }
  if (resource === undefined) return pages;
  const known = pages.flatMap((page) => page.resources.map((one) => one.resource));
  if (!known.includes(resource))
    throw new UsageError({
      zh: `没有资源 ${resource}；现有：${known.join('、') || '无'}`,
      en: `There is no resource ${resource}; there are: ${known.join(', ') || 'none'}`,
    });
  return pages
    .filter((page) => page.resources.some((one) => one.resource === resource))
    .map((page) => ({ ...page, counts: page.counts.filter((c) => c.a === resource || c.b === resource) }));
}

/** → rows written. */
async function exportRows(
  store: StoreReader,
  pages: readonly DiscrepancyPage[],
  flags: Flags,
  to: string,
  lang: Language,
): Promise<number> {
  const { resource } = flags;
  const block = pages[0]?.block;
  if (resource === undefined || block === undefined)
    throw new UsageError({
      zh: '导出时请用 --resource 指明一个资源',
      en: 'Name one resource to export with --resource',
    });
  return writeMendingFile(to, lang, (offset) =>
    store.disagreeing(block, { resource, all: flags.all === true, limit: PAGE, offset }),
  );
}

function printFound(pages: readonly DiscrepancyPage[], flags: Flags, exported: number | null, lang: Language): void {
  const zh = lang === 'zh';
  const found = pages.filter((page) => page.counts.length > 0);
  if (found.length === 0) print(zh ? '没有不一致' : 'Nothing differs');
  for (const page of found) {
    const differ = page.counts.reduce((n, c) => n + c.differ, 0);
    print(zh ? `${page.block}  不一致 ${count(differ)} 处` : `${page.block}  ${count(differ)} differences`);
    const pairs = page.counts.toSorted((x, y) => y.differ - x.differ).slice(0, MOST);
    const heading = zh
      ? ['不一致', '比对', '信息项', '一方（疑误）', '另一方（疑误）']
      : ['differ', 'compared', 'item', 'one side (doubted)', 'other side (doubted)'];
    const lines = pairs.map((c) => [
      count(c.differ),
      c.compared === null ? '' : count(c.compared),
      c.attribute,
      `${c.a} (${count(c.suspectA)})`,
      `${c.b} (${count(c.suspectB)})`,
    ]);
    for (const line of table([heading, ...lines], [0, 1])) print(`  ${line}`);
  }
  if (exported === null) return;
  print('');
  if (exported === 0) print(zh ? '没有可导出的行' : 'There are no rows to export');
  else print(mendingAdvice(exported, flags.to ?? '', flags.resource ?? '')[lang]);
}
