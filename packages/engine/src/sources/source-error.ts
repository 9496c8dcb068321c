/** A message in both languages. */
export interface Message {
  readonly zh: string;
  readonly en: string;
}

export type SourceErrorCode =
  | 'EMPTY_FILE'
  | 'BINARY_FILE'
  | 'TRUNCATED'
  | 'ZIP_BOMB'
  | 'ENCODING'
  | 'TOO_MANY_COLUMNS'
  | 'LINE_TOO_LONG'
  | 'NUL_BYTES'
  | 'CHANGED_WHILE_READ'
  | 'NO_PERMISSION'
  | 'NOT_FOUND'
  | 'DISK_FULL'
  | 'CONNECTION'
  | 'HTTP_STATUS'
  | 'PAGING'
  | 'UNSUPPORTED_FORMAT'
  | 'HEADER_MISSING'
  | 'SHEET_MISSING'
  | 'DAMAGED'
  | 'ENGINE';

/** Where it happened: a file, a URL or a table, and the line (1-based), column or sheet where one is known. */
export interface Place {
  readonly source: string;
  readonly line?: number;
  readonly sheet?: string;
  readonly detail?: string;
}

/** A source that cannot be taken. `message` is English; `text` and `mend` carry both languages. */
export class SourceError extends Error {
  readonly code: SourceErrorCode;
  readonly place: Place;
  readonly text: Message;
  readonly mend: Message;

  constructor(code: SourceErrorCode, place: Place, text: Message, mend: Message, cause?: unknown) {
    super(`${text.en} ${mend.en}`, { cause });
    this.name = 'SourceError';
    this.code = code;
    this.place = place;
    this.text = text;
    this.mend = mend;
  }
}

const FILE_ERRORS: Readonly<Record<string, [SourceErrorCode, Message, Message]>> = {
  ENOENT: [
    'NOT_FOUND',
    { zh: '找不到文件。', en: 'The file does not exist.' },
    { zh: '请检查路径是否写对。', en: 'Check the path.' },
  ],
  ENOTDIR: [
    'NOT_FOUND',
    { zh: '路径中有一段不是文件夹。', en: 'A part of the path is not a folder.' },
    { zh: '请检查路径是否写对。', en: 'Check the path.' },
  ],
  EISDIR: [
    'UNSUPPORTED_FORMAT',
    { zh: '这是文件夹，不是文件。', en: 'This is a folder, not a file.' },
    { zh: '请给出文件夹里的文件。', en: 'Name the files inside it.' },
  ],
  EACCES: [
    'NO_PERMISSION',
    { zh: '没有读取权限。', en: 'No permission to read it.' },
    { zh: '请让运行本程序的账户可以读取它。', en: 'Let the account that runs this program read it.' },
  ],
  EPERM: [
    'NO_PERMISSION',
    { zh: '操作系统不允许访问。', en: 'The operating system forbids access.' },
    { zh: '请让运行本程序的账户可以读取它。', en: 'Let the account that runs this program read it.' },
  ],
  ENOSPC: [
    'DISK_FULL',
    { zh: '磁盘已满。', en: 'The disk is full.' },
    { zh: '请腾出空间后重试；源文件没有改动。', en: 'Free some space and try again; the source is untouched.' },
  ],
  EDQUOT: [
    'DISK_FULL',
    { zh: '磁盘配额已用完。', en: 'The disk quota is used up.' },
    { zh: '请腾出空间后重试；源文件没有改动。', en: 'Free some space and try again; the source is untouched.' },
  ],
};

/** Turns errors of the file system and the engine into a SourceError; anything else is a bug and comes back as it is. */
export function asSourceError(error: unknown, source: string): unknown {
  if (error instanceof SourceError || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const known = FILE_ERRORS[code === 'DISK_FULL' ? 'ENOSPC' : code];
  if (known) return new SourceError(known[0], { source }, known[1], known[2], error);
  return error;
}

/** Runs `work`; errors of the file system come out as SourceError with the place. */
export async function atSource<T>(source: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asSourceError(error, source);
  }
}
