import { RunError } from '@kuaishu/refinery';
import { Command, CommanderError, Option } from 'commander';
import { benchCommand } from './commands/bench.ts';
import { catalogCommand } from './commands/catalog.ts';
import { checkCommand } from './commands/check.ts';
import { diffCommand } from './commands/diff.ts';
import { initCommand } from './commands/init.ts';
import { linkCommand } from './commands/link.ts';
import { maskCommand } from './commands/mask.ts';
import { profileCommand } from './commands/profile.ts';
import { quarantineCommand } from './commands/quarantine.ts';
import { runCommand } from './commands/run.ts';
import { startCommand } from './commands/start.ts';
import { describeFault, type Fault } from './faults.ts';
import { languageOf, printJson, say } from './output.ts';
import { wrongUse } from './wrong-use.ts';

const program = new Command('kuaishu')
  .description('块数 Kuaishu：把各部门的条数据汇成一个块\nFrom departments’ strips of data to one block')
  .version('0.1.0')
  .addOption(new Option('--lang <language>', '中文或英文 / Chinese or English words').choices(['zh', 'en']))
  .exitOverride()
  .configureOutput({ outputError: () => undefined }) // said below, in the person's language
  .configureHelp({ showGlobalOptions: true });

for (const register of [
  startCommand,
  initCommand,
  profileCommand,
  checkCommand,
  runCommand,
  diffCommand,
  quarantineCommand,
  linkCommand,
  maskCommand,
  catalogCommand,
  benchCommand,
])
  register(program);

// `kuaishu profile FILE | head` closes the pipe: nobody reads on, and that is no fault
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') tell(describeFault(error));
  process.exit(error.code === 'EPIPE' ? (process.exitCode ?? 0) : 1);
});
process.on('uncaughtException', (error) => {
  fail(error);
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  fail(error);
}

function fail(error: unknown): void {
  if (error instanceof CommanderError) {
    const text = wrongUse(error);
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    if (text) tell({ code: 'USAGE', text, details: [], exit: 2 });
    return;
  }
  const fault = describeFault(error);
  tell(fault);
  process.exitCode = fault.exit;
  if (process.env['KUAISHU_DEBUG'] && !(error instanceof RunError)) console.error(error);
}

/** To a person by standard error; with `--json` to a machine as well, by standard output. */
function tell(fault: Fault): void {
  const { code, text, details } = fault;
  const lang = languageOf(program.opts<{ lang?: string }>().lang ?? languageAsked());
  for (const line of [text, ...details.map((d) => ({ zh: `  ${d.zh}`, en: `  ${d.en}` }))]) say(line, lang);
  if (process.argv.includes('--json')) printJson({ error: { code, message: text, details } });
}

/** `--lang` where parsing ended before it. */
function languageAsked(): string | undefined {
  const at = process.argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  return at < 0 ? undefined : (process.argv[at]?.split('=')[1] ?? process.argv[at + 1]);
}
