/** What is wrong with one thing of many that are to be done together: which it is, in which field, and how to mend it. */
import type { ProblemCode, Text2 } from '@kuaishu/api';
import { ServerError } from '../../errors.ts';
import { Forbidden } from '../../http/caller.ts';

export interface LineFault {
  readonly list: 'organisations' | 'users' | 'grants';
  /** 0-based. */
  readonly line: number;
  readonly field: string;
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  readonly message: Text2;
  readonly mend: Text2;
  /** The line of the same list that it goes against. */
  readonly before?: number | undefined;
}

type More = Partial<Pick<LineFault, 'mend' | 'code' | 'severity' | 'before'>>;

const MEND: Text2 = { zh: '改正后重新导入。', en: 'Mend it and import again.' };

const OTHERS: Text2 = {
  zh: '删去这一行，请管辖它的管理员办理。',
  en: 'Take the row out; the administrator whose purview it is does it.',
};

export const outside = (name: Text2): Text2 => ({
  zh: `“${name.zh}”不在你的岗位所管的范围内。`,
  en: `"${name.en}" lies outside what your post covers.`,
});

/** Gathers the faults of one list. */
export function faultsOf(list: LineFault['list'], into: LineFault[]) {
  return {
    add(
      line: number,
      field: string,
      message: Text2,
      { mend = MEND, code = 'bad_request', severity = 'error', before }: More = {},
    ): void {
      into.push({ list, line, field, code, severity, message, mend, before });
    },
    /** What a rule for single acts says. */
    from(line: number, error: ServerError, field?: string): void {
      this.add(line, field ?? error.where ?? '', error.detail, {
        code: error.code,
        ...(error.mend ? { mend: error.mend } : {}),
      });
    },
    /** Asks of the policies what one act would ask; a refusal is a fault of the line. */
    asked<T>(line: number, field: string, ask: () => T, message: Text2, mend: Text2 = OTHERS): T | undefined {
      try {
        return ask();
      } catch (error) {
        if (!(error instanceof Forbidden)) throw error;
        this.add(line, field, message, { code: error.code, mend });
        return undefined;
      }
    },
  };
}

export const isError = ({ severity }: LineFault): boolean => severity === 'error';

/** Faults that an answer carries; the rest is counted. */
export const MOST_FAULTS = 5_000;

const NOTHING: Text2 = {
  zh: '全部未导入，请改正后重新导入。',
  en: 'Nothing was imported. Mend it and import again.',
};

/** Nothing is done where anything is wrong: the first fault in words, all of them in a list. @throws ServerError */
export function refuseAll(faults: readonly LineFault[]): void {
  const errors = faults.filter(isError);
  const [first] = errors;
  if (!first) return;
  const more = errors.length - 1;
  throw new ServerError(
    errors.find(({ code }) => code === 'forbidden')?.code ?? first.code,
    {
      zh: `第 ${first.line + 1} 项：${messageOf(first, item).zh}${more > 0 ? `另有 ${more} 处错误。` : ''}`,
      en: `Item ${first.line + 1}: ${messageOf(first, item).en}${more > 0 ? ` There are ${more} more.` : ''}`,
    },
    {
      where: whereOf(first),
      mend: { zh: `${first.mend.zh}${NOTHING.zh}`, en: `${first.mend.en} ${NOTHING.en}` },
      faults: errors
        .slice(0, MOST_FAULTS)
        .map((fault) => ({ where: whereOf(fault), detail: messageOf(fault, item), mend: fault.mend })),
    },
  );
}

/** With the line that it goes against, by what the reader calls it. */
export function messageOf({ message, before }: LineFault, called: (line: number) => Text2): Text2 {
  if (before === undefined) return message;
  const { zh, en } = called(before);
  return { zh: `${message.zh}见${zh}。`, en: `${message.en} See ${en}.` };
}

const item = (line: number): Text2 => ({ zh: `第 ${line + 1} 项`, en: `item ${line + 1}` });

const whereOf = ({ list, line, field }: LineFault): string => `${list}.${line}${field ? `.${field}` : ''}`;

/** What goes on record of lines that the policies refused; null where there are none. */
export function refusedLines(faults: readonly LineFault[]): { forbidden: number; lines: string[] } | null {
  const of = faults.filter(({ code }) => code === 'forbidden');
  return of.length === 0 ? null : { forbidden: of.length, lines: of.slice(0, 20).map(whereOf) };
}
