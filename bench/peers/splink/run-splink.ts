/** Splink from PyPI on the same file: a virtual environment under var/, then link_persons.py, whose last line is one JSON object. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../../../var/bench/splink');
/** Splink 5.0.0 runs on DuckDB 1.5 and fails on 2.0. */
const PACKAGES = ['splink==5.0.0', 'duckdb>=1.5,<1.6'];

export interface SplinkFigures {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakRssMb: number;
  /** At the threshold that is best for it, and at its usual 0.95. */
  readonly bestF1: number;
  readonly bestThreshold: number;
  readonly f1At95: number;
  readonly phases: Readonly<Record<string, number>>;
  readonly versions: Readonly<Record<string, string>>;
}

/** `file`: Parquet with rec, src, ent and the attributes of persons. */
export async function benchSplink(file: string): Promise<SplinkFigures> {
  mkdirSync(FOLDER, { recursive: true });
  const python = resolve(FOLDER, 'venv/bin/python');
  if (!existsSync(resolve(FOLDER, 'venv/ready'))) {
    execFileSync('python3', ['-m', 'venv', resolve(FOLDER, 'venv')], { stdio: 'inherit' });
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', ...PACKAGES], { stdio: ['ignore', 2, 2] });
    execFileSync('touch', [resolve(FOLDER, 'venv/ready')]);
  }
  const out = execFileSync(python, [resolve(import.meta.dirname, 'link_persons.py'), file], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 2],
  });
  return JSON.parse(out.trim().split('\n').at(-1) ?? '') as SplinkFigures;
}
