import { Command, CommanderError, Option } from 'commander';
import { describeFault, type Fault, isNamed } from './faults.ts';
import { languageOf, printJson, say } from './output.ts';
import { wrongUse } from './wrong-use.ts';

const program = new Command('kuaishu')
  .description('块数 Kuaishu：把各部门的条数据汇成一个块\nFrom departments’ strips of data to one block')
  .version('0.1.0')
  .addOption(new Option('--lang <language>', '中文或英文 / Chinese or English words').choices(['zh', 'en']))
  .exitOverride()
  .configureOutput({ outputError: () => undefined }) // said below, in the person's language
  .configureHelp({ showGlobalOptions: true });

/** Each command loads what it needs when it is asked for: the engine alone takes longer to load than most of the small ones to run. */
const COMMANDS: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  start: async () => (await import('./commands/start.ts')).startCommand,
  init: async () => (await import('./commands/init.ts')).initCommand,
  profile: async () => (await import('./commands/profile.ts')).profileCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  run: async () => (await import('./commands/run.ts')).runCommand,
  diff: async () => (await import('./commands/diff.ts')).diffCommand,
  discrepancies: async () => (await import('./commands/discrepancies.ts')).discrepanciesCommand,
  quarantine: async () => (await import('./commands/quarantine.ts')).quarantineCommand,
  link: async () => (await import('./commands/link.ts')).linkCommand,
  mask: async () => (await import('./commands/mask.ts')).maskCommand,
  catalog: async () => (await import('./commands/catalog.ts')).catalogCommand,
  ledger: async () => (await import('./commands/ledger.ts')).ledgerCommand,
  bench: async () => (await import('./commands/bench.ts')).benchCommand,
};

/** The command that is asked for; all of them where none is, for help and for what a slip may have meant. */
async function registerCommands(): Promise<void> {
  if (process.argv.slice(2).some((argument) => argument === '--version' || argument === '-V')) return;
  const asked = process.argv.slice(2).find((argument) => Object.hasOwn(COMMANDS, argument));
  const wanted = asked === undefined ? Object.values(COMMANDS) : [COMMANDS[asked]];
  for (const load of wanted) (await load?.())?.(program);
}

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
  await registerCommands();
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
  if (process.env['KUAISHU_DEBUG'] && !isNamed(error, 'RunError')) console.error(error);
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
