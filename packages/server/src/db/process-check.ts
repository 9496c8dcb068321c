/** Is process `pid` the PostgreSQL of this cluster? Process numbers are used again, so the command line decides. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

async function commandLine(pid: number): Promise<string | null> {
  if (process.platform === 'linux') {
    return readFile(`/proc/${pid}/cmdline`, 'utf8').then(
      (text) => text.replaceAll('\0', ' '),
      () => null,
    );
  }
  const command: [string, string[]] =
    process.platform === 'win32'
      ? [
          'powershell',
          ['-NoProfile', '-Command', `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`],
        ]
      : ['ps', ['-p', String(pid), '-o', 'command=']];
  return run(...command).then(
    ({ stdout }) => stdout,
    () => null,
  );
}

export async function isPostgresOf(pid: number, cluster: string): Promise<boolean> {
  const line = await commandLine(pid);
  return line?.includes('postgres') === true && line.includes(cluster);
}
