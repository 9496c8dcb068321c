/** What the command line's parser refuses, in the person's language. */
import type { CommanderError } from 'commander';
import type { Text2 } from './output.ts';

const MESSAGES: Readonly<Record<string, (what: string) => Text2>> = {
  'commander.unknownCommand': (what) => ({ zh: `没有命令“${what}”`, en: `There is no command "${what}"` }),
  'commander.unknownOption': (what) => ({ zh: `没有选项 ${what}`, en: `There is no option ${what}` }),
  'commander.missingArgument': (what) => ({ zh: `缺少参数 <${what}>`, en: `The argument <${what}> is missing` }),
  'commander.missingMandatoryOptionValue': (what) => ({ zh: `缺少选项 ${what}`, en: `The option ${what} is missing` }),
  'commander.optionMissingArgument': (what) => ({
    zh: `选项 ${what} 后面要写值`,
    en: `The option ${what} takes a value`,
  }),
  'commander.invalidArgument': (what) => ({
    zh: `选项 ${what} 没有这个值`,
    en: `The option ${what} takes no such value`,
  }),
  'commander.excessArguments': () => ({ zh: '参数太多', en: 'Too many arguments' }),
};

/** Null when help or the version was asked for and printed. */
export function wrongUse(error: CommanderError): Text2 | null {
  if (error.exitCode === 0 || error.code === 'commander.help') return null;
  const what = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const like = /\(Did you mean (?:one of )?(.*)\?\)/.exec(error.message)?.[1];
  const choices = /Allowed choices are (.*)\./.exec(error.message)?.[1];
  const said = MESSAGES[error.code]?.(what) ?? { zh: error.message, en: error.message };
  const zh = `${said.zh}${like ? `；是否想写 ${like}` : ''}${choices ? `；可用：${choices.replaceAll(', ', '、')}` : ''}`;
  const en = `${said.en}${like ? `; did you mean ${like}` : ''}${choices ? `; it takes: ${choices}` : ''}`;
  return { zh: `${zh}。--help 可看用法。`, en: `${en}. --help shows the usage.` };
}
