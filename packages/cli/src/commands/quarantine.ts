import type { StoreReader } from '@kuaishu/refinery';
import type { Command } from 'commander';
import { table } from '../columns.ts';
import { mendingAdvice, writeMendingFile } from '../mending-file.ts';
import { count, type Language, languageOf, print, printJson } from '../output.ts';
import { UsageError } from '../usage.ts';
import { withStore } from '../with-store.ts';

interface Flags {
  readonly store?: string;
  readonly run?: string;
  readonly resource?: string;
  readonly to?: string;
  readonly json?: boolean;
}

type Found = Awaited<ReturnType<StoreReader['quarantine']>>;

/** Rows read at a time for an export. */
const PAGE = 50_000;

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
    .action(async (project: string, flags: Flags) => {
      const lang = languageOf(program.opts<{ lang?: string }>().lang);
      await withStore(project, flags.store, async (store) => {
        if (flags.run !== undefined && !(await store.run(flags.run))) await refuseRun(store, flags.run);
        const found = await store.quarantine({ run: flags.run, resource: flags.resource, limit: 1 });
        if (flags.resource !== undefined && !(flags.resource in found.byResource))
          refuseResource(flags.resource, found);
        const exported = flags.to === undefined ? null : await exportRows(store, found, flags, flags.to, lang);
        if (flags.json) {
          const { total, byResource, byRule } = found;
          printJson({ total, byResource, byRule, ...(exported === null ? {} : { exported, file: flags.to }) });
        } else await printFound(store, found, flags, exported, lang);
      });
    });
}

/** → rows written. */
async function exportRows(store: StoreReader, found: Found, flags: Flags, to: string, lang: Language): Promise<number> {
  const filled = Object.keys(found.byResource).filter((r) => (found.byResource[r] ?? 0) > 0);
  const resource = flags.resource ?? filled[0];
  if (flags.resource === undefined && filled.length > 1)
    throw new UsageError({
      zh: `有隔离行的资源不止一个，一次导出一个：--resource ${filled.join('、')}`,
      en: `More than one resource has rows in quarantine; export one at a time: --resource ${filled.join(', ')}`,
    });
  return writeMendingFile(to, lang, (offset) => store.quarantine({ run: flags.run, resource, limit: PAGE, offset }));
}

async function printFound(
  store: StoreReader,
  found: Found,
  flags: Flags,
  exported: number | null,
  lang: Language,
): Promise<void> {
  const zh = lang === 'zh';
  const shown = found.byRule.filter((r) => flags.resource === undefined || r.resource === flags.resource);
  if (shown.length === 0) print(zh ? '隔离区没有行' : 'The quarantine is empty');
  const latest = flags.run ?? (await store.runs()).find((run) => run.steps.some((s) => s.name === 'check'))?.run;
  const checks = latest === undefined ? [] : ((await store.run(latest))?.checks ?? []);
  const titleOf = (resource: string, rule: string) =>
    checks.find((c) => c.resource === resource && c.rule === rule)?.title[lang] ??
    (rule === 'collect:rejected' ? (zh ? '读不成记录' : 'Lines that are no records') : rule);
  for (const [resource, n] of Object.entries(found.byResource)) {
    const rules = shown.filter((r) => r.resource === resource);
    if (rules.length === 0) continue;
    print(zh ? `${resource}  ${count(n)} 行` : `${resource}  ${count(n)} rows`);
    for (const line of table(
      rules.map((r) => [count(r.rows), titleOf(resource, r.rule), r.rule]),
      [0],
    ))
      print(`  ${line}`);
  }
  if (exported === null || exported === 0) return;
  const resource = flags.resource ?? shown[0]?.resource ?? '';
  print('');
  print(mendingAdvice(exported, flags.to ?? '', resource)[lang]);
}

async function refuseRun(store: StoreReader, run: string): Promise<never> {
  const runs = (await store.runs()).slice(0, 5).map((r) => r.run);
  throw new UsageError({
    zh: `没有批次 ${run}；最近的批次：${runs.join('、') || '无'}`,
    en: `There is no run ${run}; the latest are: ${runs.join(', ') || 'none'}`,
  });
}

function refuseResource(resource: string, found: Found): never {
  const known = Object.keys(found.byResource);
  throw new UsageError({
    zh: `没有资源 ${resource}；现有：${known.join('、') || '无'}`,
    en: `There is no resource ${resource}; there are: ${known.join(', ') || 'none'}`,
  });
}
