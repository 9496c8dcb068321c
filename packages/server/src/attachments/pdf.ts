/**
 * PDF (ISO 32000-2) by the names that its objects use, those packed into object streams among them. Refused: scripts, launching, embedded files, forms of
 * XFA, encryption, and bytes before the head or behind the end. A filter that cannot be unpacked here is refused where it hides objects.
 */
import { inflateSync } from 'node:zlib';
import { Refused } from './refusal.ts';

/** Bytes that one object stream, and all of them, may unfold to. */
const MOST_STREAM = 32 * 1024 ** 2;
const MOST_IN_ALL = 128 * 1024 ** 2;
const TAIL = 1024;

export function inspectPdf(bytes: Buffer): void {
  if (!/^%PDF-[12]\.\d/.test(bytes.subarray(0, 8).toString('latin1')))
    throw new Refused('POLYGLOT', 'PDF 标记不在文件开头', 'the mark of a PDF does not stand at the beginning');
  const end = bytes.lastIndexOf('%%EOF');
  if (end < 0) throw new Refused('DAMAGED', 'PDF 不完整', 'the PDF is cut off');
  if (bytes.length - end > TAIL || /PK\x03\x04|<script|<html/i.test(bytes.subarray(end).toString('latin1')))
    throw new Refused('POLYGLOT', 'PDF 结尾之后还有数据', 'there are data behind the end of the PDF');
  let total = 0;
  let outside = '';
  let from = 0;
  for (const { dictionary, start, stop, bodyEnd } of streams(bytes)) {
    outside += bytes.toString('latin1', from, start);
    from = bodyEnd;
    if (!/\/ObjStm\b/.test(dictionary)) continue;
    const objects = unpack(dictionary, bytes.subarray(start, stop));
    total += objects.length;
    if (total > MOST_IN_ALL) throw new Refused('BOMB', 'PDF 对象流解开后过大', 'its object streams unfold to too much');
    refuseNames(objects);
  }
  outside += bytes.toString('latin1', from);
  refuseNames(outside);
}

interface Stream {
  readonly dictionary: string;
  readonly start: number;
  readonly stop: number;
  readonly bodyEnd: number;
}

function* streams(bytes: Buffer): Generator<Stream> {
  let at = 0;
  for (;;) {
    const mark = bytes.indexOf('stream', at);
    if (mark < 0) return;
    at = mark + 6;
    // the keyword stands after its dictionary and ends its line
    const next = bytes[at];
    if ((next !== 0x0d && next !== 0x0a) || bytes.toString('latin1', mark - 3, mark) === 'end') continue;
    const start = next === 0x0d && bytes[at + 1] === 0x0a ? at + 2 : at + 1;
    const object = Math.max(bytes.lastIndexOf(' obj', mark), bytes.lastIndexOf('\nobj', mark), 0);
    const dictionary = decodeNames(bytes.toString('latin1', Math.max(object, mark - 4096), mark));
    const stop = bytes.indexOf('endstream', start);
    if (stop < 0) throw new Refused('DAMAGED', 'PDF 的流没有结束', 'a stream of the PDF does not end');
    yield { dictionary, start, stop, bodyEnd: stop };
    at = stop + 9;
  }
}

function unpack(dictionary: string, body: Buffer): string {
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1];
  if (filter === undefined) return body.toString('latin1');
  const names = filter.match(/\/\w+/g) ?? [];
  if (names.length !== 1 || !/^\/(?:FlateDecode|Fl)$/.test(names[0] ?? ''))
    throw new Refused(
      'ACTIVE_CONTENT',
      'PDF 的对象用少见的方式压缩，无法检查',
      'its objects are packed in a way that cannot be inspected',
    );
  try {
    return inflateSync(body, { maxOutputLength: MOST_STREAM }).toString('latin1');
  } catch (error) {
    if (error instanceof RangeError)
      throw new Refused('BOMB', 'PDF 对象流解开后过大', 'an object stream unfolds to too much');
    throw new Refused('DAMAGED', 'PDF 的对象流已损坏', 'an object stream is damaged');
  }
}

const NAMES: readonly (readonly [RegExp, ConstructorParameters<typeof Refused>])[] = [
  [/\/Encrypt\b/, ['ENCRYPTED', 'PDF 已加密', 'the PDF is encrypted']],
  [/\/(?:JavaScript|JS)\b/, ['ACTIVE_CONTENT', 'PDF 含有脚本', 'the PDF holds scripts']],
  [
    /\/(?:Launch|ImportData|SubmitForm|GoToE|GoToR)\b/,
    [
      'ACTIVE_CONTENT',
      'PDF 含有会启动程序、提交数据或打开其他文件的动作',
      'the PDF starts programs, submits data or opens other files',
    ],
  ],
  [
    /\/(?:EmbeddedFiles?|RichMedia|FileAttachment)\b/,
    ['EMBEDDED_FILE', 'PDF 内含附件或多媒体', 'the PDF holds attachments or media'],
  ],
  [/\/XFA\b/, ['ACTIVE_CONTENT', 'PDF 含有 XFA 动态表单', 'the PDF holds an XFA form']],
];

function refuseNames(objects: string): void {
  const plain = decodeNames(objects);
  for (const [pattern, refused] of NAMES) if (pattern.test(plain)) throw new Refused(...refused);
}

/** /J#61vaScript is /JavaScript. */
function decodeNames(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
