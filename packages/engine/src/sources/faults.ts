/** Faults that several readers find. */
import { SourceError } from './source-error.ts';

export function emptyFile(path: string): SourceError {
  return new SourceError(
    'EMPTY_FILE',
    { source: path },
    { zh: '文件是空的。', en: 'The file is empty.' },
    { zh: '请让提供部门重新报送。', en: 'Ask its provider to deliver it again.' },
  );
}

/** `what`: the kind of file, `中文 / English` where it is not the same in both. */
export function unsupported(path: string, what: string): SourceError {
  const [zh = what, en = zh] = what.split(' / ');
  return new SourceError(
    'UNSUPPORTED_FORMAT',
    { source: path, detail: what },
    { zh: `这是 ${zh} 文件，不能直接读取。`, en: `This file is ${en}, which is not read directly.` },
    {
      zh: '请另存为 XLSX 或 CSV（压缩包请先解开）后重试。',
      en: 'Save it as XLSX or CSV (unpack archives first) and try again.',
    },
  );
}

export function headerMissing(path: string, headerRow?: number): SourceError {
  return new SourceError(
    'HEADER_MISSING',
    { source: path, ...(headerRow ? { line: headerRow } : {}) },
    headerRow
      ? { zh: `第 ${headerRow} 行不是表头。`, en: `There is no heading on line ${headerRow}.` }
      : { zh: '没有找到表头。', en: 'No heading was found.' },
    {
      zh: '请在目录条目里用 headerRow 写明表头所在的行。',
      en: 'Give the line of the heading as `headerRow` in the entry.',
    },
  );
}

export function tooManyColumns(path: string, columns: number, limit: number): SourceError {
  return new SourceError(
    'TOO_MANY_COLUMNS',
    { source: path },
    { zh: `有 ${columns} 列，上限是 ${limit} 列。`, en: `It has ${columns} columns; the limit is ${limit}.` },
    {
      zh: '请检查分隔符是否认错，或把宽表转成长表。',
      en: 'Check the delimiter, or turn the wide table into a long one.',
    },
  );
}

export function nulInHeading(path: string, line: number): SourceError {
  return new SourceError(
    'NUL_BYTES',
    { source: path, line },
    { zh: '表头里有空字节（NUL）。', en: 'The heading holds NUL bytes.' },
    { zh: '文件多半已损坏，请重新导出。', en: 'The file is most likely damaged; export it again.' },
  );
}
