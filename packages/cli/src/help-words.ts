/** Help in one language. Descriptions stand in the code as `中文 / English` or on two lines, so that neither is forgotten. */
import type { HelpConfiguration } from 'commander';
import type { Language } from './output.ts';

/** The part of a description that is in that language; what has one part is the same in both. */
export function wordsIn(lang: Language, text: string): string {
  const [zh = '', en] = text.includes('\n') ? text.split('\n') : text.split(' / ');
  return lang === 'en' ? (en ?? zh) : zh;
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
};
/** What commander says itself, and what all commands say alike. */
const STANDARD: Readonly<Record<string, string>> = {
  'display help for command': '显示帮助 / show this help',
  'output the version number': '显示版本号 / show the version',
  JSON: '输出 JSON，供程序读取 / JSON, for programs to read',
};

export function helpIn(lang: Language): HelpConfiguration {
  const say = (text: string) => wordsIn(lang, STANDARD[text] ?? text);
  return {
    showGlobalOptions: true,
    styleTitle: (title) => (lang === 'zh' ? (TITLES[title] ?? title) : title),
    commandDescription: (command) => say(command.description()),
    subcommandDescription: (command) => say(command.summary() || command.description()),
    argumentDescription: (argument) => say(argument.description),
    optionDescription: (option) => {
      const aside = (text: string) => (lang === 'zh' ? `（${text}）` : ` (${text})`);
      const choices = option.argChoices ? aside(option.argChoices.join(lang === 'zh' ? '、' : ', ')) : '';
      const unsaid = [undefined, true, false, ''].includes(option.defaultValue) || option.defaultValue?.length === 0;
      const standard = unsaid ? '' : aside(`${lang === 'zh' ? '默认' : 'default'} ${String(option.defaultValue)}`);
      return say(option.description) + choices + standard;
    },
  };
}
