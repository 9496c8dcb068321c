import { basename, extname } from 'node:path';
import { slugOf } from '@kuaishu/catalog';

/** The name of a resource or project: a letter first. */
export function nameFrom(text: string): string {
  return (slugOf(text) || 'table').replace(/^(?=\d)/, 't');
}

export function unusedName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted}_${n}`;
  return name;
}

/** A file name that a glob takes literally and every file system keeps. */
export function safeFileName(path: string): string {
  const name = basename(path).normalize('NFC');
  return name.replace(/[[\]*?{}()!+@|\\<>:"'`$&;#%\u0000-\u001f]/g, '_').replace(/^\.+/, '_');
}

/** What the file calls itself: 户籍人口_2024.xlsx → 户籍人口_2024. */
export function titleOf(file: string, sheet?: string): string {
  const name = basename(file, extname(file)).trim();
  return sheet === undefined ? name : `${name}-${sheet}`;
}

const BODY =
  /((?:[\p{Script=Han}]{1,12}?)(?:厅|局|委员会|委|办公室|中心|法院|检察院|银行|医院|大学|学院|学校|公司|街道办|政府))/u;

/** A department that the file's name or folder speaks of: 省人社厅_参保人员.csv → 省人社厅. */
export function providerIn(text: string): string | undefined {
  return BODY.exec(text.normalize('NFKC'))?.[1];
}
