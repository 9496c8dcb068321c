/** One call of `kuaishu` from its words to its exit code; `main.ts` makes a process of it. */
import { Command, CommanderError, Option } from 'commander';
import { describeFault, type Fault, isNamed } from './faults.ts';
import { helpIn } from './help-words.ts';
import { type Language, languageOf, printJson, say } from './output.ts';
import { wrongUse } from './wrong-use.ts';

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
  ukey: async () => (await import('./commands/ukey.ts')).ukeyCommand,
  bench: async () => (await import('./commands/bench.ts')).benchCommand,
};

/** Runs the command that the words name. Faults are told, never thrown; `process.exitCode` says how it ended. */
export async function kuaishu(words: readonly string[]): Promise<void> {
  const program = newProgram(languageOf(languageAsked(words)));
  try {
    await registerCommands(program, words);
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    tellFault(error, words, program.opts<{ lang?: string }>().lang);
  }
}

function newProgram(lang: Language): Command {
  return new Command('kuaishu')
    .description('块数 Kuaishu：把各部门的条数据汇成一个块\nFrom departments’ strips of data to one block')
    .version('0.1.0')
    .addOption(new Option('--lang <language>', '中文或英文 / the language of words').choices(['zh', 'en']))
    .exitOverride()
    .configureOutput({ outputError: () => undefined }) // said by tellFault, in the person's language
    .configureHelp(helpIn(lang));
}

/** The command that is asked for; all of them where none is, for help and for what a slip may have meant. */
async function registerCommands(program: Command, words: readonly string[]): Promise<void> {
  if (words.some((word) => word === '--version' || word === '-V')) return;
  const asked = words.find((word) => Object.hasOwn(COMMANDS, word));
  const wanted = asked === undefined ? Object.values(COMMANDS) : [COMMANDS[asked]];
  for (const load of wanted) (await load?.())?.(program);
}

/** What went wrong, in words and as an exit code. `lang`: what parsing had found of it. */
export function tellFault(error: unknown, words: readonly string[], lang?: string): void {
  if (error instanceof CommanderError) {
    const text = wrongUse(error);
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    if (text) tell({ code: 'USAGE', text, details: [], exit: 2 }, words, lang);
    return;
  }
  const fault = describeFault(error);
  tell(fault, words, lang);
  process.exitCode = fault.exit;
  if (process.env['KUAISHU_DEBUG'] && !isNamed(error, 'RunError')) console.error(error);
}

/** To a person by standard error; with `--json` to a machine as well, by standard output. */
function tell({ code, text, details }: Fault, words: readonly string[], lang: string | undefined): void {
  const spoken = languageOf(lang ?? languageAsked(words));
  for (const line of [text, ...details.map((d) => ({ zh: `  ${d.zh}`, en: `  ${d.en}` }))]) say(line, spoken);
  if (words.includes('--json')) printJson({ error: { code, message: text, details } });
}

/** `--lang` where parsing ended before it. */
function languageAsked(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  return at < 0 ? undefined : (words[at]?.split('=')[1] ?? words[at + 1]);
}
