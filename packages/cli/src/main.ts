import { RunError } from '@kuaishu/refinery';
import { Command, CommanderError } from 'commander';
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
import { describeFault } from './faults.ts';
import { languageOf } from './output.ts';

const program = new Command('kuaishu')
  .description('块数 Kuaishu：把各部门的条数据汇成一个块\nFrom departments’ strips of data to one block')
  .version('0.1.0')
  .option('--lang <zh|en>', '中文或英文 / Chinese or English words')
  .exitOverride()
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

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    const { lines, code } = describeFault(error, languageOf(program.opts<{ lang?: string }>().lang));
    process.stderr.write(`${lines.join('\n')}\n`);
    process.exitCode = code;
    if (process.env['KUAISHU_DEBUG'] && !(error instanceof RunError)) console.error(error);
  }
}
