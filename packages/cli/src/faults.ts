import { EngineError, SourceError } from '@kuaishu/engine';
import { RunError } from '@kuaishu/refinery';
import type { Language } from './output.ts';

/** Any error as lines for a person and an exit code; never a stack trace. */
export function describeFault(error: unknown, lang: Language): { lines: string[]; code: 1 | 2 } {
  if (error instanceof RunError)
    return { lines: [error.text[lang], ...error.details.map((d) => `  ${d[lang]}`)], code: codeOf(error) };
  if (error instanceof SourceError)
    return { lines: [error.text[lang], ...(error.mend ? [`  ${error.mend[lang]}`] : [])], code: 2 };
  if (error instanceof EngineError) {
    return {
      lines: [
        lang === 'zh'
          ? `引擎在“${error.step}”出错：${error.message}`
          : `The engine failed at ${error.step}: ${error.message}`,
      ],
      code: 1,
    };
  }
  const text = texts(error);
  if (text) return { lines: [text[lang]], code: 2 };
  const system = error as NodeJS.ErrnoException;
  if (system?.code === 'ENOENT')
    return { lines: [lang === 'zh' ? `找不到 ${system.path ?? ''}` : `Not found: ${system.path ?? ''}`], code: 2 };
  if (system?.code === 'EACCES' || system?.code === 'EPERM')
    return {
      lines: [lang === 'zh' ? `没有权限访问 ${system.path ?? ''}` : `No permission for ${system.path ?? ''}`],
      code: 2,
    };
  if (system?.code === 'ENOSPC')
    return {
      lines: [lang === 'zh' ? '磁盘已满，请腾出空间后再试' : 'The disk is full; free some space and try again'],
      code: 1,
    };
  const message = error instanceof Error ? error.message : String(error);
  return {
    lines: [
      lang === 'zh'
        ? `程序出错：${message}（KUAISHU_DEBUG=1 可看详情）`
        : `Program fault: ${message} (KUAISHU_DEBUG=1 shows more)`,
    ],
    code: 1,
  };
}

/** Other packages’ coded errors carry their words in the same shape. */
function texts(error: unknown): { zh: string; en: string } | null {
  const text = (error as { text?: unknown } | null)?.text;
  if (typeof text !== 'object' || text === null || !('zh' in text) || !('en' in text)) return null;
  return { zh: String(text.zh), en: String(text.en) };
}

function codeOf(error: RunError): 1 | 2 {
  return ['PROJECT_FAULTS', 'NO_SOURCES', 'SOURCE', 'BUSY', 'NOT_FOUND'].includes(error.code) ? 2 : 1;
}
