import { join, resolve } from 'node:path';
import type { RunManifest } from '@kuaishu/refinery';
import type { Command } from 'commander';
import { table } from '../columns.ts';
import { count, finish, type Language, languageOf, print, printJson } from '../output.ts';
import { subjectName } from '../subject-names.ts';
import { calendarDate, projectFolder, UsageError, wholeNumber } from '../usage.ts';

interface RunFlags {
  readonly store?: string;
  readonly asOf?: string;
  readonly force?: boolean;
  readonly withdraw?: boolean;
  readonly release?: string;
  readonly memory?: string;
  readonly threads?: string;
  readonly engine: string;
  readonly json?: boolean;
}

export function runCommand(program: Command): void {
  program
    .command('run')
    .argument('<project>', '项目文件夹 / project folder')
    .description(
      '加工：项目文件夹里的条数据 → 块；中断后同一命令继续\nRefine a project folder into a block; after a stop the same command goes on',
    )
    .option('--store <dir>', '存储文件夹，默认 <project>/.kuaishu / store folder')
    .option('--as-of <date>', '数据截至日期 YYYY-MM-DD，默认今天 / as-of date, today by default')
    .option('--force', '没有变化也重新加工 / run although nothing changed')
    .option('--withdraw', '以前用过的来源文件已撤走，不再用它 / go on without source files that were taken away')
    .option('--release <reason>', '控制限被突破时仍发布，并记录理由 / publish a held run, with the reason')
    .option('--memory <MB>', '引擎内存上限 / memory limit of the engine', '4096')
    .option('--threads <n>', '线程数 / threads')
    .option('--engine <name>', '引擎 / engine: duckdb', 'duckdb')
    .option('--json', '最后输出一个 JSON 对象 / one JSON object at the end')
    .action(async (project: string, flags: RunFlags) => {
      const lang = languageOf(program.opts<{ lang?: string }>().lang);
      const { manifest, unchanged } = await run(project, flags, lang);
      if (flags.json) printJson({ ...summary(manifest), unchanged });
      else printManifest(manifest, unchanged, lang);
      finish(manifest.state === 'published' ? 0 : 1);
    });
}

interface Outcome {
  readonly manifest: RunManifest;
  /** Nothing was new: the manifest is that of an earlier run. */
  readonly unchanged: boolean;
}

async function run(named: string, flags: RunFlags, lang: Language): Promise<Outcome> {
  if (flags.engine !== 'duckdb') {
    throw new UsageError({
      zh: `没有引擎 ${flags.engine}；现有：duckdb`,
      en: `There is no engine ${flags.engine}; there is: duckdb`,
    });
  }
  const memoryLimitMb = wholeNumber('--memory', flags.memory, 256, 4_194_304);
  const threads = wholeNumber('--threads', flags.threads, 1, 1024);
  const asOf = flags.asOf === undefined ? undefined : calendarDate('--as-of', flags.asOf);
  if (flags.release?.trim() === '')
    throw new UsageError({ zh: '--release 后面要写放行的理由', en: '--release takes the reason' });
  const project = await projectFolder(named);
  const [{ stepBars }, { startRun }] = await Promise.all([import('../step-bars.ts'), import('@kuaishu/refinery')]);
  const bars = stepBars(lang, flags.json === true);
  const handle = startRun({
    project,
    store: flags.store ? resolve(flags.store) : join(project, '.kuaishu'),
    ...(asOf ? { asOf } : {}),
    ...(flags.force ? { force: true } : {}),
    ...(flags.release ? { release: { reason: flags.release, by: process.env['USER'] ?? 'cli' } } : {}),
    ...(flags.withdraw ? { withdraw: true } : {}),
    ...(memoryLimitMb ? { memoryLimitMb } : {}),
    ...(threads ? { threads } : {}),
    onEvent: bars.event,
  });
  const stop = () => handle.cancel();
  // a terminal's Ctrl-C arrives twice, from the terminal and from the launcher
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    const manifest = await handle.done;
    return { manifest, unchanged: (await handle.run) !== manifest.run };
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    bars.end();
  }
}

/** The names that others rely on (docs/architecture.md, contracts). */
function summary(manifest: RunManifest) {
  return {
    run: manifest.run,
    state: manifest.state,
    release: Object.fromEntries(manifest.blocks.map((b) => [b.block, b.release])),
    steps: manifest.steps.map((s) => ({
      name: s.name,
      in: s.in,
      out: s.out,
      quarantined: s.quarantined,
      changed: s.changed,
      seconds: s.seconds,
    })),
    entities: Object.fromEntries(manifest.blocks.map((b) => [b.block, b.entities])),
    digest: Object.fromEntries(manifest.blocks.map((b) => [b.block, b.digest])),
    held: manifest.checks
      .filter((c) => c.limit?.broken)
      .map((c) => ({ resource: c.resource, rule: c.rule, rows: c.rows, faults: c.faults, upper: c.limit?.upper })),
  };
}

function printManifest(manifest: RunManifest, unchanged: boolean, lang: Language): void {
  const zh = lang === 'zh';
  print('');
  if (unchanged)
    print(
      zh
        ? `  没有变化，批次 ${manifest.run} 的结果仍然有效（--force 可重新加工）`
        : `  Nothing changed; the result of run ${manifest.run} stands (--force refines again)`,
    );
  for (const block of manifest.blocks) {
    print(
      zh
        ? `  ${subjectName(block.block, lang)}：${count(block.entities)} 个主体，来自 ${count(block.records)} 条记录，版本 ${block.release}`
        : `  ${subjectName(block.block, lang)}: ${count(block.entities)} entities from ${count(block.records)} records, release ${block.release}`,
    );
  }
  for (const resource of manifest.resources.filter((r) => r.deliveries.length === 0))
    print(
      zh
        ? `  ! ${resource.name.zh}（${resource.resource}）没有来源文件，未参加加工`
        : `  ! ${resource.name.en ?? resource.name.zh} (${resource.resource}) has no source file and took no part`,
    );
  const quarantined = manifest.steps.reduce((n, s) => n + s.quarantined, 0);
  if (quarantined > 0)
    print(
      zh
        ? `  ! 隔离 ${count(quarantined)} 行，用 kuaishu quarantine 查看和导出`
        : `  ! ${count(quarantined)} rows quarantined; kuaishu quarantine shows and exports them`,
    );
  if (manifest.state === 'held') printHeld(manifest, lang);
}

function printHeld(manifest: RunManifest, lang: Language): void {
  const zh = lang === 'zh';
  const percent = (share: number) => `${(100 * share).toFixed(3)}%`;
  print(
    zh
      ? `  批次 ${manifest.run} 的发布已挂起，块的现行版本不变。越上限的检查：`
      : `  Publication of run ${manifest.run} is held; the visible release stays. Checks above their limit:`,
  );
  const rows = manifest.checks
    .filter((check) => check.limit?.broken)
    .map((check) => {
      const name = manifest.resources.find((r) => r.resource === check.resource)?.name;
      return [
        `${(zh ? name?.zh : name?.en) ?? check.resource}`,
        check.title[lang],
        `${count(check.faults)} / ${count(check.rows)}`,
        percent(check.faults / Math.max(1, check.rows)),
        `${zh ? '上限' : 'limit'} ${percent(check.limit?.upper ?? 0)}`,
      ];
    });
  for (const line of table(rows, [2, 3])) print(`    ${line}`);
  print(
    zh
      ? '  请与提供部门查明原因，换上更正的文件再加工；确认无误时用 --release "理由" 放行。'
      : '  Find the cause with the provider and run again with a corrected file; if it is right as it is, publish with --release "reason".',
  );
}
