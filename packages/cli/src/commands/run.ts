import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { RunError, type RunManifest, startRun } from '@kuaishu/refinery';
import type { Command } from 'commander';
import { count, finish, type Language, languageOf, print, printJson } from '../output.ts';
import { stepBars } from '../step-bars.ts';

interface RunFlags {
  readonly store?: string;
  readonly asOf?: string;
  readonly force?: boolean;
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
    .option('--release <reason>', '控制限被突破时仍发布，并记录理由 / publish a held run, with the reason')
    .option('--memory <MB>', '引擎内存上限 / memory limit of the engine', '4096')
    .option('--threads <n>', '线程数 / threads')
    .option('--engine <name>', '引擎 / engine: duckdb', 'duckdb')
    .option('--json', '最后输出一个 JSON 对象 / one JSON object at the end')
    .action(async (project: string, flags: RunFlags) => {
      const lang = languageOf(program.opts<{ lang?: string }>().lang);
      const manifest = await run(resolve(project), flags, lang);
      if (flags.json) printJson(summary(manifest));
      else printManifest(manifest, lang);
      finish(manifest.state === 'published' ? 0 : 1);
    });
}

async function run(project: string, flags: RunFlags, lang: Language): Promise<RunManifest> {
  if (flags.engine !== 'duckdb') {
    throw new RunError('NOT_FOUND', {
      zh: `没有引擎 ${flags.engine}；现有：duckdb`,
      en: `There is no engine ${flags.engine}; there is: duckdb`,
    });
  }
  if (flags.asOf !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(flags.asOf)) {
    throw new RunError('NOT_FOUND', {
      zh: `--as-of 应写成 YYYY-MM-DD，得到 ${flags.asOf}`,
      en: `--as-of takes YYYY-MM-DD, got ${flags.asOf}`,
    });
  }
  await access(join(project, 'project.yaml')).catch(() => {
    throw new RunError('NOT_FOUND', {
      zh: `${project} 里没有 project.yaml；可先用 kuaishu init 从文件起草一个项目`,
      en: `${project} has no project.yaml; kuaishu init drafts a project from files`,
    });
  });
  const bars = stepBars(lang, flags.json === true);
  const handle = startRun({
    project,
    store: flags.store ? resolve(flags.store) : join(project, '.kuaishu'),
    ...(flags.asOf ? { asOf: flags.asOf } : {}),
    ...(flags.force ? { force: true } : {}),
    ...(flags.release ? { release: { reason: flags.release, by: process.env['USER'] ?? 'cli' } } : {}),
    memoryLimitMb: Number(flags.memory),
    ...(flags.threads ? { threads: Number(flags.threads) } : {}),
    onEvent: bars.event,
  });
  const stop = () => handle.cancel();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await handle.done;
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

function printManifest(manifest: RunManifest, lang: Language): void {
  const zh = lang === 'zh';
  print('');
  for (const block of manifest.blocks) {
    print(
      zh
        ? `  ${block.block}：${count(block.entities)} 个主体，来自 ${count(block.records)} 条记录，版本 ${block.release}`
        : `  ${block.block}: ${count(block.entities)} entities from ${count(block.records)} records, release ${block.release}`,
    );
  }
  const quarantined = manifest.steps.reduce((n, s) => n + s.quarantined, 0);
  if (quarantined > 0)
    print(
      zh
        ? `  隔离 ${count(quarantined)} 行，用 kuaishu quarantine 导出`
        : `  ${count(quarantined)} rows quarantined; kuaishu quarantine exports them`,
    );
  if (manifest.state !== 'held') return;
  for (const c of manifest.checks.filter((x) => x.limit?.broken)) {
    const rate = `${((100 * c.faults) / Math.max(1, c.rows)).toFixed(3)}%`;
    const upper = `${(100 * (c.limit?.upper ?? 0)).toFixed(3)}%`;
    print(
      zh
        ? `  越上限：${c.resource} “${c.title.zh}” ${rate}，上限 ${upper}`
        : `  Above limit: ${c.resource} “${c.title.en}” ${rate}, limit ${upper}`,
    );
  }
  print(
    zh
      ? '  发布已挂起，块的现行版本不变。查明后可用 --release "理由" 放行。'
      : '  Publication is held; the visible release stays. When it is explained, publish with --release "reason".',
  );
}
