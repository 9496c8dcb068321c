/** Makes the simulated province and its deliveries in a process of its own, so that the server's stays free to answer. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { DemoSummary } from '@kuaishu/demo';
import { StartError } from '@kuaishu/server';

export type DemoTask =
  | { readonly kind: 'write'; readonly dir: string; readonly people: number; readonly months: number }
  | { readonly kind: 'deliver'; readonly dir: string; readonly month: number };

export type DemoAnswer = { readonly summary: DemoSummary } | { readonly error: string };

export async function makeDemo(task: DemoTask, signal: AbortSignal): Promise<DemoSummary> {
  const child = fork(fileURLToPath(new URL('./demo-child.ts', import.meta.url)), [JSON.stringify(task)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
    signal,
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('message', (answer: DemoAnswer) => {
      if ('summary' in answer) resolve(answer.summary);
      else reject(fault(answer.error));
    });
    child.once('exit', (code, name) => reject(fault(String(name ?? code))));
  });
}

function fault(why: string): StartError {
  return new StartError({ zh: `演示数据没有做成：${why}。`, en: `The demo data could not be made: ${why}.` }, 1);
}
