/** Why a file is not taken, in both languages, and what its sender can do. */
import type { Name2 } from '@kuaishu/catalog';

export type RefusalCode =
  | 'EMPTY'
  | 'TOO_LARGE'
  | 'NAME_UNSAFE'
  | 'KIND_NOT_ALLOWED'
  | 'EXTENSION_MISMATCH'
  | 'DAMAGED'
  | 'ENCRYPTED'
  | 'BOMB'
  | 'POLYGLOT'
  | 'MACRO'
  | 'ACTIVE_CONTENT'
  | 'EXTERNAL_LINK'
  | 'EMBEDDED_FILE'
  | 'MALWARE';

export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly message: Name2;
  readonly mend: Name2;
}

const MENDS: Readonly<Record<RefusalCode, Name2>> = {
  EMPTY: { zh: '请重新选择文件', en: 'choose the file again' },
  TOO_LARGE: { zh: '拆分或压缩图片后再上传', en: 'split it, or make its pictures smaller' },
  NAME_UNSAFE: { zh: '改一个普通的文件名', en: 'give it a plain name' },
  KIND_NOT_ALLOWED: {
    zh: '转成 PDF、OFD、DOCX、XLSX、PNG、JPG、CSV 或 TXT 后上传',
    en: 'convert it to PDF, OFD, DOCX, XLSX, PNG, JPG, CSV or TXT',
  },
  EXTENSION_MISMATCH: {
    zh: '按真实格式改扩展名，或另存为所需格式',
    en: 'name it by its true format, or save it in the format that is wanted',
  },
  DAMAGED: { zh: '打开原文件另存后再上传', en: 'open the original, save it anew and upload that' },
  ENCRYPTED: { zh: '去掉密码或加密后再上传', en: 'remove its password or encryption' },
  BOMB: {
    zh: '核对文件来源；打开原文件另存后再上传',
    en: 'check where it comes from; save the original anew and upload that',
  },
  POLYGLOT: {
    zh: '打开原文件另存后再上传；来历不明的文件请勿打开',
    en: 'save the original anew and upload that; do not open files of unknown origin',
  },
  MACRO: { zh: '另存为不含宏的 DOCX 或 XLSX', en: 'save it as DOCX or XLSX, which hold no macros' },
  ACTIVE_CONTENT: {
    zh: '用“打印为 PDF”重新生成，或删去脚本和控件',
    en: 'print it to a new PDF, or remove scripts and controls',
  },
  EXTERNAL_LINK: {
    zh: '断开外部链接、外部模板和数据连接，只保留值',
    en: 'break links to other files, templates and data connections; keep the values',
  },
  EMBEDDED_FILE: {
    zh: '把嵌入的文件单独上传，图表改为图片',
    en: 'upload embedded files by themselves; paste charts as pictures',
  },
  MALWARE: { zh: '用杀毒软件检查本机；不要打开该文件', en: 'check your machine for malware; do not open the file' },
};

/** Thrown within the inspection; `inspectAttachment` gives it back as a Refusal. */
export class Refused extends Error {
  readonly code: RefusalCode;
  readonly text: Name2;
  constructor(code: RefusalCode, zh: string, en: string) {
    super(en);
    this.name = 'Refused';
    this.code = code;
    this.text = { zh, en };
  }
}

export function refusalOf({ code, text }: Refused): Refusal {
  return { ok: false, code, message: text, mend: MENDS[code] };
}
