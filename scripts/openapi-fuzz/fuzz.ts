/**
 * schemathesis against the whole OpenAPI document, as people of several roles and as nobody: every answer must be one that the document has, in status, media
 * type and body, and none a fault of the server. Usage: node scripts/openapi-fuzz/fuzz.ts [--url URL] [--roles a,b] [--examples N] [--phases a,b]
 * [--only operationId]. Without --url a server with a small demonstration is started. Ends with `N passed, N failed`, counting operations by role.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { SessionView } from '@kuaishu/api';
import { startKuaishu, waitForRuns } from '../../e2e/support/server.ts';
import { signIn } from '../../e2e/support/session.ts';
import { type Counted, countReport } from './report.ts';

const PLACE = join(import.meta.dirname, '../../var/openapi-fuzz');
const NOBODY = 'visitor';
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
];
/** Never ends by itself, so that there is no whole answer to judge. */
const STREAMS = ['events'];
/** These end the session that asks, so that each is asked by itself, last: one signs in anew with the ids that earlier answers had. */
const ENDS = ['signOut', 'endSession', 'signInDemo'];
const LONGEST_LINE = 400;

const { values: flags } = parseArgs({
  options: {
    url: { type: 'string' },
    roles: { type: 'string', default: `steward,reviewer,security_admin,system_admin,${NOBODY}` },
    examples: { type: 'string', default: '25' },
    phases: { type: 'string', default: 'examples,coverage,fuzzing,stateful' },
    only: { type: 'string' },
  },
});

async function run(url: string, role: string, part: string, selection: readonly string[]): Promise<Counted> {
  const report = join(reports, `${role}-${part}.ndjson`);
  const args = ['run', `${url}/api/openapi.json`, '--checks', CHECKS.join(','), '--phases', flags.phases];
  // the same requests each time: drawn from a fixed seed, and nothing remembered of runs before
  args.push('--max-examples', flags.examples, '--generation-deterministic', '--continue-on-failure');
  args.push('--suppress-health-check', 'all', '--request-timeout', '60', '--warnings', 'off', '--no-color');
  args.push('--report', 'ndjson', '--report-ndjson-path', report, ...selection);
  const cookie = role === NOBODY ? null : await signIn(url, role);
  if (cookie) args.push('--header', `Cookie: ${cookie}`);
  const child = spawn(join(PLACE, 'venv/bin/st'), args, { cwd: PLACE, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  for await (const line of createInterface({ input: child.stdout }))
    process.stdout.write(`${line.slice(0, LONGEST_LINE)}\n`);
  const code = await ended;
  const counted = countReport(await readFile(report, 'utf8'));
  const { passed, failed, requests } = counted;
  process.stdout.write(`== ${role}, ${part}: ${requests} requests, ${passed} operations passed, ${failed} failed\n`);
  const isLost = cookie !== null && !ENDS.includes(part) && !(await isSignedIn(url, cookie));
  if (isLost) process.stdout.write(`${role} was signed out on the way: what came after was asked as nobody\n`);
  return failed === 0 && (code !== 0 || isLost) ? { ...counted, failed: 1 } : counted;
}

async function isSignedIn(url: string, cookie: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/session`, { headers: { cookie } });
  return ((await answer.json()) as SessionView).user !== null;
}

const only = (ids: readonly string[]) => ids.flatMap((id) => ['--include-operation-id', id]);
const without = (ids: readonly string[]) => ids.flatMap((id) => ['--exclude-operation-id', id]);
const parts: readonly (readonly [string, readonly string[]])[] = flags.only
  ? [[flags.only, only([flags.only])]]
  : [['all', without([...STREAMS, ...ENDS])], ...ENDS.map((id) => [id, only([id])] as const)];

await mkdir(PLACE, { recursive: true });
/** Of this run alone; kept where something failed. */
const reports = await mkdtemp(join(PLACE, 'reports-'));
const server = flags.url ? null : await startKuaishu({ people: 200, months: 0 });
const url = flags.url ?? server?.url ?? '';
let [passed, failed] = [0, 0];
try {
  if (server) await waitForRuns(url, 1);
  for (const role of flags.roles.split(','))
    for (const [part, selection] of parts) {
      const counted = await run(url, role, part, selection);
      passed += counted.passed;
      failed += counted.failed;
    }
} finally {
  await server?.stop();
}
if (failed === 0) await rm(reports, { recursive: true });
else process.stdout.write(`reports: ${reports}\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
