import type { Message } from './source-error.ts';

/** Why a row could not be taken. */
export type RejectCode =
  | 'FEW_FIELDS'
  | 'MANY_FIELDS'
  | 'BAD_QUOTE'
  | 'ENCODING'
  | 'NUL_BYTES'
  | 'LINE_TOO_LONG'
  | 'DELETED'
  | 'NOT_AN_OBJECT'
  | 'BAD_JSON';

const MESSAGES: Readonly<Record<RejectCode, Message>> = {
  FEW_FIELDS: {
    zh: '字段比表头少：漏了分隔符，或一行被断成了两行。',
    en: 'Fewer fields than the heading: a delimiter is missing, or the row was broken in two.',
  },
  MANY_FIELDS: {
    zh: '字段比表头多：内容里有分隔符而没有加引号。',
    en: 'More fields than the heading: a value holds the delimiter without quotes.',
  },
  BAD_QUOTE: {
    zh: '引号不成对：字段里的引号应写成两个。',
    en: 'Quotes do not pair: a quote inside a quoted field must be doubled.',
  },
  ENCODING: { zh: '有不能解码的字节。', en: 'It holds bytes that are no characters in this encoding.' },
  NUL_BYTES: { zh: '含有空字节（NUL）。', en: 'It holds NUL bytes.' },
  LINE_TOO_LONG: { zh: '一行太长。', en: 'The line is too long.' },
  DELETED: { zh: '源文件把这一行标记为已删除。', en: 'The source marks this row as deleted.' },
  NOT_AN_OBJECT: { zh: '不是对象（{…}）。', en: 'It is no object ({…}).' },
  BAD_JSON: { zh: '不是合法的 JSON。', en: 'It is no valid JSON.' },
};

/** `detail`: figures that need no translation, such as "3 / 5". */
export function rejectMessage(code: RejectCode, detail?: string): Message {
  const message = MESSAGES[code];
  return detail ? { zh: `${message.zh}（${detail}）`, en: `${message.en} (${detail})` } : message;
}
