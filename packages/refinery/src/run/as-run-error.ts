import { EngineError } from '@kuaishu/engine';
import { RunError } from './run-error.ts';

/** Any error in words for the person who started the run. */
export function asRunError(cause: unknown): RunError {
  if (cause instanceof RunError) return cause;
  const { code, path } = (cause ?? {}) as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(cause);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return notAllowed(path ?? '', cause);
  const text = (cause as { text?: unknown } | null)?.text;
  if (isText(text)) return new RunError('PROJECT_FAULTS', text, [], cause); // another package's coded error, such as a check that is refused
  if (!(cause instanceof EngineError)) {
    return new RunError(
      'CRASHED',
      { zh: `程序出错：${String(cause)}`, en: `Program fault: ${String(cause)}` },
      [],
      cause,
    );
  }
  if (cause.code === 'DISK_FULL') return diskFull(cause);
  if (cause.code === 'OUT_OF_MEMORY') {
    return new RunError(
      'OUT_OF_MEMORY',
      {
        zh: `内存不够（${cause.step}）：请用 --memory 加大上限后用同一命令继续，已完成的步骤会保留`,
        en: `Out of memory (${cause.step}): raise --memory and give the same command again; finished steps are kept`,
      },
      [],
      cause,
    );
  }
  if (cause.code === 'INTERRUPTED')
    return new RunError(
      'CANCELLED',
      { zh: '批次已取消；已完成的步骤会保留', en: 'The run was cancelled; finished steps are kept' },
      [],
      cause,
    );
  return new RunError(
    'ENGINE',
    { zh: `引擎在“${cause.step}”出错：${cause.message}`, en: `The engine failed at ${cause.step}: ${cause.message}` },
    [],
    cause,
  );
}

function isText(text: unknown): text is { zh: string; en: string } {
  return typeof text === 'object' && text !== null && 'zh' in text && 'en' in text;
}

function notAllowed(path: string, cause: unknown): RunError {
  return new RunError(
    'NO_PERMISSION',
    {
      zh: `没有权限写 ${path}：请换一个有权限的账户，或用 --store 指定别的存储文件夹`,
      en: `No permission to write ${path}: use an account that may, or another store folder with --store`,
    },
    [],
    cause,
  );
}

function diskFull(cause: unknown): RunError {
  return new RunError(
    'DISK_FULL',
    {
      zh: '磁盘已满：请腾出空间后用同一命令继续，已完成的步骤会保留',
      en: 'The disk is full: free some space and give the same command again; finished steps are kept',
    },
    [],
    cause,
  );
}
