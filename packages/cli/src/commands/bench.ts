import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { UsageError } from '../usage.ts';

const BENCH = new URL('../../../../bench/', import.meta.url);

const mainOf = (name: string): URL => new URL(`${name}/main.ts`, BENCH);
/** Those that are there; an installed package has none. */
const BENCHMARKS: readonly string[] = existsSync(BENCH)
  ? readdirSync(BENCH).filter((one) => existsSync(mainOf(one)))
  : [];

/** Benchmarks are programs in `bench/`, one a folder; each prints one JSON object of figures. */
export function benchCommand(program: Command): void {
  program
    .command('bench')
    .argument('<name>', `基准名称：${BENCHMARKS.join('、')} / name of the benchmark: ${BENCHMARKS.join(', ')}`)
    .argument('[args...]', '传给基准的参数 / arguments of the benchmark')
    .allowUnknownOption()
    .description('运行一个基准，结果为 JSON\nRun a benchmark; its figures as JSON')
    .action(async (name: string, args: string[]) => {
      const found = findBenchmark(name);
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', found, ...args], {
        stdio: 'inherit',
      });
      process.exitCode = await new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
    });
}

function findBenchmark(name: string): string {
  if (!BENCHMARKS.includes(name))
    throw new UsageError({
      zh: `没有基准 ${name}；现有：${BENCHMARKS.join('、')}`,
      en: `There is no benchmark ${name}; there are: ${BENCHMARKS.join(', ')}`,
    });
  return fileURLToPath(mainOf(name));
}
