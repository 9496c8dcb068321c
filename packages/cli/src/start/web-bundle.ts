/** The pages, built once: in a process of its own, and again only when their sources are newer than the bundle. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from '@kuaishu/server';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const WEB = join(ROOT, 'packages', 'web');
export const BUNDLE_DIR = join(WEB, 'dist');

/** What the bundle is made of. */
const SOURCES = [
  join(WEB, 'src'),
  join(WEB, 'public'),
  join(WEB, 'index.html'),
  join(WEB, 'vite.config.ts'),
  join(WEB, 'package.json'),
  join(ROOT, 'packages', 'api', 'src'),
];

/** → whether it was built now. */
export async function ensureBundle(signal: AbortSignal): Promise<boolean> {
  const built = await newest(join(BUNDLE_DIR, 'index.html'));
  const changed = Math.max(...(await Promise.all(SOURCES.map(newest))));
  if (built >= changed) return false;
  await build(signal);
  return true;
}

/** Time of the newest file at or below `path`; 0 when there is none. */
async function newest(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const names = await readdir(path, { recursive: true, withFileTypes: true });
  const times = await Promise.all(
    names
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).mtimeMs),
  );
  return Math.max(0, ...times);
}

function viteProgram(): string {
  const require = createRequire(join(ROOT, 'package.json'));
  try {
    return join(dirname(require.resolve('vite/package.json')), 'bin', 'vite.js');
  } catch (error) {
    throw new StartError(
      {
        zh: '页面还没有构建，而构建工具未安装。请重新运行 npm ci（不要加 --omit=dev）。',
        en: 'The pages are not built, and the tool that builds them is not installed. Run npm ci again (without --omit=dev).',
      },
      2,
      error,
    );
  }
}

async function build(signal: AbortSignal): Promise<void> {
  if (!existsSync(join(WEB, 'index.html'))) {
    throw new StartError({
      zh: `找不到页面的源文件 ${WEB}。请检查安装是否完整。`,
      en: `The sources of the pages are missing at ${WEB}. Check that the install is complete.`,
    });
  }
  const child = spawn(process.execPath, [viteProgram(), 'build', WEB, '--logLevel', 'warn'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
    signal,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-4000);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0)
    throw new StartError(
      { zh: `页面构建失败：\n${output.trim()}`, en: `The pages could not be built:\n${output.trim()}` },
      1,
    );
}
