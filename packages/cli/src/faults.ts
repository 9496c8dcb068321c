import type { LintFault } from '@kuaishu/catalog';
import type { EngineError, SourceError } from '@kuaishu/engine';
import type { RunError } from '@kuaishu/refinery';
import type { Text2 } from './output.ts';

/** Any error in words, with an exit code; never a stack trace. */
export interface Fault {
  /** Stable name for machines. */
  readonly code: string;
  readonly text: Text2;
  readonly details: readonly Text2[];
  readonly exit: 1 | 2;
}

export function describeFault(error: unknown): Fault {
  if (isNamed<RunError>(error, 'RunError'))
    return { code: error.code, text: error.text, details: error.details, exit: exitOf(error) };
  if (isNamed<SourceError>(error, 'SourceError')) return ofSource(error);
  if (isNamed<EngineError>(error, 'EngineError')) return ofEngine(error);
  return ofSystem(error as NodeJS.ErrnoException | null) ?? inWords(error) ?? unforeseen(error);
}

/** By name: asking for the class itself would load the engine, which is what many faults are about. */
export function isNamed<T extends Error>(error: unknown, name: string): error is T {
  return error instanceof Error && error.name === name;
}

/** Wrong input is 2; what stopped in the midst of the work is 1. */
function exitOf(error: RunError): 1 | 2 {
  return ['PROJECT_FAULTS', 'NO_SOURCES', 'SOURCE', 'BUSY', 'NOT_FOUND', 'NO_PERMISSION'].includes(error.code) ? 2 : 1;
}

function ofSource(error: SourceError): Fault {
  const { source, line } = error.place;
  return {
    code: error.code,
    text: {
      zh: `${source}${line ? ` 第 ${line} 行` : ''}：${error.text.zh}`,
      en: `${source}${line ? ` line ${line}` : ''}: ${error.text.en}`,
    },
    details: [error.mend],
    exit: error.code === 'DISK_FULL' || error.code === 'ENGINE' ? 1 : 2,
  };
}

function ofEngine(error: EngineError): Fault {
  if (error.code === 'DISK_FULL') return { code: 'DISK_FULL', text: DISK_FULL, details: [], exit: 1 };
  if (error.code === 'OUT_OF_MEMORY')
    return {
      code: error.code,
      text: {
        zh: `内存不够（${error.step}）：请关掉其他程序，或先把文件分小`,
        en: `Out of memory (${error.step}): close other programs, or split the file first`,
      },
      details: [],
      exit: 1,
    };
  return {
    code: error.code,
    text: {
      zh: `引擎在“${error.step}”出错：${firstLine(error.message)}`,
      en: `The engine failed at ${error.step}: ${firstLine(error.message)}`,
    },
    details: [],
    exit: 1,
  };
}

const DISK_FULL: Text2 = { zh: '磁盘已满，请腾出空间后再试', en: 'The disk is full; free some space and try again' };

/** Errors of the file system by their code. */
function ofSystem(error: NodeJS.ErrnoException | null): Fault | null {
  const path = error?.path ?? '';
  const texts: Readonly<Record<string, Text2>> = {
    ENOENT: { zh: `找不到 ${path}`, en: `Not found: ${path}` },
    ENOTDIR: { zh: `${path} 中有一段不是文件夹`, en: `A part of ${path} is not a folder` },
    EISDIR: {
      zh: `${path || '这里'} 是文件夹，这里要写文件`,
      en: `${path || 'It'} is a folder; a file is needed here`,
    },
    EEXIST: {
      zh: `${path} 已经存在，不会覆盖；请换一个文件名，或先移走它`,
      en: `${path} exists already and is not overwritten; choose another name, or move it away first`,
    },
    EACCES: { zh: `没有权限访问 ${path}`, en: `No permission for ${path}` },
    EPERM: { zh: `没有权限访问 ${path}`, en: `No permission for ${path}` },
    EROFS: { zh: `${path} 所在的磁盘只读`, en: `The disk of ${path} is read-only` },
    ENAMETOOLONG: { zh: '文件名太长', en: 'The file name is too long' },
    ENOSPC: DISK_FULL,
    EDQUOT: DISK_FULL,
  };
  const text = error?.code === undefined ? undefined : texts[error.code];
  if (!error?.code || !text) return null;
  return { code: error.code, text, details: [], exit: text === DISK_FULL ? 1 : 2 };
}

/** Other packages’ coded errors carry their words in the same shape. */
function inWords(error: unknown): Fault | null {
  const { text, code, details, faults } = (error ?? {}) as {
    text?: unknown;
    code?: unknown;
    details?: readonly Text2[];
    faults?: readonly LintFault[];
  };
  if (typeof text !== 'object' || text === null || !('zh' in text) || !('en' in text)) return null;
  return {
    code: typeof code === 'string' ? code : 'FAULT',
    text: { zh: String(text.zh), en: String(text.en) },
    details: details ?? (faults ?? []).slice(0, MOST_PLACES).map(atPlace),
    exit: code === 'UNPROVEN' ? 1 : 2, // what was asked is answered: no
  };
}

/** Faults of an entry that are shown at once. */
const MOST_PLACES = 10;

function atPlace(fault: LintFault): Text2 {
  const at = `${fault.file}:${fault.line}:${fault.column}`;
  return {
    zh: `${at} ${fault.message.zh}　${fault.mend.zh}`,
    en: `${at} ${fault.message.en}; ${fault.mend.en}`,
  };
}

function unforeseen(error: unknown): Fault {
  const message = firstLine(error instanceof Error ? error.message : String(error));
  return {
    code: 'UNFORESEEN',
    text: {
      zh: `程序出错：${message}（设环境变量 KUAISHU_DEBUG=1 可看详情）`,
      en: `Program fault: ${message} (with KUAISHU_DEBUG=1 in the environment it says more)`,
    },
    details: [],
    exit: 1,
  };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
