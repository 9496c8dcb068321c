/**
 * 附件检查: what a file is by its own bytes, whether it is of a kind that cases may carry, and whether anything in it runs, calls out or hides. Nothing is
 * taken on the word of its name or of its sender.
 */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { sm3 } from '@kuaishu/gm';
import { safeName } from './file-name.ts';
import { inspectJpeg, inspectPng, isPng } from './images.ts';
import { type AttachmentKind, extensionOf, KINDS } from './kinds.ts';
import { inspectContainer, inspectForm, isProgram } from './office.ts';
import { inspectPdf } from './pdf.ts';
import { decodeText, inspectCsv, inspectText } from './plain-text.ts';
import { type Refusal, Refused, refusalOf } from './refusal.ts';

export interface Accepted {
  readonly ok: true;
  readonly kind: AttachmentKind;
  readonly mediaType: string;
  /** The bare name. */
  readonly name: string;
  /** Hexadecimal. */
  readonly digest: { readonly sm3: string; readonly sha256: string };
  readonly size: number;
}

export type Inspection = Accepted | Refusal;

/** Looks at the file, and at each part of a container; throws or returns what is wrong with it. */
export type Scanner = (bytes: Buffer) => { readonly zh: string; readonly en: string } | undefined;

export interface InspectOptions {
  /** Bytes; default 50 MiB. */
  readonly mostBytes?: number;
  readonly kinds?: readonly AttachmentKind[];
  /** Beside the test signature that every scanner knows. */
  readonly scanners?: readonly Scanner[];
}

/** Default of `mostBytes`. */
export const MOST_BYTES = 50 * 1024 ** 2;

/** Errors are refusals; what is thrown is a fault of this program or of the stream. */
export async function inspectAttachment(
  input: Buffer | Readable | AsyncIterable<Uint8Array>,
  declaredName: string,
  options: InspectOptions = {},
): Promise<Inspection> {
  const bytes = await gather(input, options.mostBytes ?? MOST_BYTES);
  return Buffer.isBuffer(bytes) ? inspectBytes(bytes, declaredName, options) : bytes;
}

/** All bytes of a stream, or the refusal where there are too many: the rest is not read. */
export async function gather(
  input: Buffer | AsyncIterable<Uint8Array>,
  most: number = MOST_BYTES,
): Promise<Buffer | Refusal> {
  if (Buffer.isBuffer(input)) return input.length > most ? tooLarge(most) : input;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of input) {
    size += part.length;
    if (size > most) return tooLarge(most);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

export function inspectBytes(
  bytes: Buffer,
  declaredName: string,
  { kinds, scanners = [] }: Pick<InspectOptions, 'kinds' | 'scanners'> = {},
): Inspection {
  try {
    const name = safeName(declaredName);
    if (bytes.length === 0) throw new Refused('EMPTY', '文件是空的', 'the file is empty');
    const scan = (part: Buffer) => {
      for (const scanner of [eicar, ...scanners]) {
        const found = scanner(part);
        if (found) throw new Refused('MALWARE', found.zh, found.en);
      }
    };
    scan(bytes);
    const kind = kindOf(bytes, extensionOf(name), scan);
    if (kinds && !kinds.includes(kind))
      throw new Refused(
        'KIND_NOT_ALLOWED',
        `这里不接受 ${kind.toUpperCase()}`,
        `${kind.toUpperCase()} is not taken here`,
      );
    const { mediaType, extensions } = KINDS[kind];
    if (!extensions.includes(extensionOf(name)))
      throw new Refused(
        'EXTENSION_MISMATCH',
        `“${name}”实为 ${kind.toUpperCase()} 文件`,
        `"${name}" is in truth a ${kind.toUpperCase()} file`,
      );
    const digest = {
      sm3: Buffer.from(sm3(bytes)).toString('hex'),
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
    return { ok: true, kind, mediaType, name, digest, size: bytes.length };
  } catch (error) {
    if (error instanceof Refused) return refusalOf(error);
    throw error;
  }
}

/** What of a workbook's faults concerns a reader of its values: links to other files and embedded objects are left unread with the rest. */
const HOSTILE: ReadonlySet<Refusal['code']> = new Set(['BOMB', 'MACRO', 'POLYGLOT', 'MALWARE', 'TOO_LARGE']);

/** Undefined where its values may be read; damage is told by whoever reads them. */
export function inspectFormBytes(bytes: Buffer): Refusal | undefined {
  try {
    const found = eicar(bytes);
    if (found) throw new Refused('MALWARE', found.zh, found.en);
    inspectForm(bytes);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return HOSTILE.has(error.code) ? refusalOf(error) : undefined;
  }
}

function kindOf(bytes: Buffer, extension: string, scan: (part: Buffer) => void): AttachmentKind {
  const head = bytes.subarray(0, 8).toString('latin1');
  if (isProgram(bytes)) throw new Refused('KIND_NOT_ALLOWED', '文件是程序', 'the file is a program');
  if (head.startsWith('PK')) return inspectContainer(bytes, scan);
  if (bytes.length >= 8 && bytes.readUInt32BE(0) === 0xd0cf11e0) throw compoundFile(bytes);
  if (isPng(bytes)) return checked('png', () => inspectPng(bytes));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return checked('jpeg', () => inspectJpeg(bytes));
  if (bytes.subarray(0, 1024).includes('%PDF-')) return checked('pdf', () => inspectPdf(bytes));
  const text = decodeText(bytes);
  if (text === undefined)
    throw new Refused('KIND_NOT_ALLOWED', '不认识的文件格式', 'the format of the file is not known');
  inspectText(text);
  if (extension !== 'csv') return 'text';
  inspectCsv(text);
  return 'csv';
}

function checked(kind: AttachmentKind, inspect: () => void): AttachmentKind {
  inspect();
  return kind;
}

/** Old Office and WPS files, and encrypted new ones, are compound files (MS-CFB): what is in them is told by the names of their streams. */
function compoundFile(bytes: Buffer): Refused {
  const has = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage')) return new Refused('ENCRYPTED', 'Office 文件设了密码', 'the Office file has a password');
  if (has('_VBA_PROJECT') || has('VBA') || has('Macros'))
    return new Refused('MACRO', '旧格式 Office 文件，含有宏', 'an old Office file that holds macros');
  return new Refused(
    'KIND_NOT_ALLOWED',
    '不接受旧格式的 DOC、XLS、WPS、ET 文件',
    'old DOC, XLS, WPS and ET files are not taken',
  );
}

/** The harmless string by which scanners are tested (eicar.org), put together so that this file does not hold it. */
const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join(''),
  'latin1',
);

const eicar: Scanner = (bytes) =>
  bytes.includes(EICAR)
    ? { zh: '含有病毒测试特征（EICAR）', en: 'it holds the test signature of scanners (EICAR)' }
    : undefined;

function tooLarge(most: number): Refusal {
  const mib = Math.round(most / 1024 ** 2);
  return refusalOf(new Refused('TOO_LARGE', `文件超过 ${mib} MiB`, `the file is larger than ${mib} MiB`));
}
