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
const STANDARD: Readonly<Record<string, string>> = {
  'display help for command': '显示帮助',
  'output the version number': '显示版本号',
};

export function helpIn(lang: Language): HelpConfiguration {
  const say = (text: string) => wordsIn(lang, lang === 'zh' ? (STANDARD[text] ?? text) : text);
  return {
    showGlobalOptions: true,
    styleTitle: (title) => (lang === 'zh' ? (TITLES[title] ?? title) : title),
    commandDescription: (command) => say(command.description()),
    subcommandDescription: (command) => say(command.summary() || command.description()),
    argumentDescription: (argument) => say(argument.description),
    optionDescription: (option) => {
      const aside = (text: string) => (lang === 'zh' ? `（${text}）` : ` (${text})`);
      const choices = option.argChoices ? aside(option.argChoices.join(lang === 'zh' ? '、' : ', ')) : '';
      const preset = option.defaultValue === undefined || option.defaultValue === true || option.defaultValue === false;
      const standard = preset ? '' : aside(`${lang === 'zh' ? '默认' : 'default'} ${String(option.defaultValue)}`);
      return say(option.description) + choices + standard;
    },
  };
}
