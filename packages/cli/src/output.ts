/** What a command says: words on standard error and output for people, one JSON object as the last thing on standard output with `--json`. */

export type Language = 'zh' | 'en';

export interface Text2 {
  readonly zh: string;
  readonly en: string;
}

/** `--lang`, else the environment's language; Chinese where nothing says otherwise. */
export function languageOf(option: string | undefined): Language {
  if (option === 'zh' || option === 'en') return option;
  const environment = process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? '';
  return /^en/i.test(environment) ? 'en' : 'zh';
}

export function say(text: Text2, lang: Language): void {
  process.stderr.write(`${text[lang]}\n`);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** 1,234,567 in both languages. */
export function count(n: number): string {
  return n.toLocaleString('en-US');
}

/** 1 pair, 1,234 pairs. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** Ends the process after standard output is flushed: 0 done, 1 the work found faults, 2 wrong use or bad input. */
export function finish(code: 0 | 1 | 2): void {
  process.exitCode = code;
}
