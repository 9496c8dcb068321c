/** An XLSX workbook (ECMA-376-1 SpreadsheetML, transitional or strict) as far as values go. */
import type { SourceLimits } from '../shape.ts';
import { SourceError } from '../source-error.ts';
import { kindOfFormat, type NumberKind } from './number-text.ts';
import { attribute, richText, tags } from './xml-text.ts';
import { damaged, ZipFile } from './zip.ts';

export interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

export interface Workbook {
  readonly zip: ZipFile;
  readonly path: string;
  readonly sheets: readonly Sheet[];
  readonly date1904: boolean;
  readonly strings: readonly string[];
  /** By the cell's style index. */
  readonly kinds: readonly NumberKind[];
}

/** The caller closes `zip`. */
export async function openWorkbook(path: string, limits: SourceLimits): Promise<Workbook> {
  const zip = await ZipFile.open(path, limits);
  try {
    const main = await mainPart(zip, path);
    const folder = main.slice(0, main.lastIndexOf('/') + 1);
    const xml = await zip.whole(main);
    const relations = await relationsOf(zip, main);
    const sheets = tags(xml, 'sheet').flatMap((tag): Sheet[] => {
      const id = attribute(tag, 'r:id') ?? tag.match(/\s[\w.-]+:id=["']([^"']*)["']/)?.[1];
      const target = id === undefined ? undefined : relations.find((relation) => relation.id === id);
      // chart sheets and macro sheets hold no rows
      if (!target?.type.endsWith('/worksheet')) return [];
      return [
        {
          name: attribute(tag, 'name') ?? '',
          part: resolve(folder, target.target),
          hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible',
        },
      ];
    });
    if (sheets.length === 0) throw damaged(path, main);
    const partOf = (type: string) => {
      const relation = relations.find((r) => r.type.endsWith(`/${type}`));
      const part = relation && resolve(folder, relation.target);
      return part && zip.has(part) ? part : undefined;
    };
    const strings = partOf('sharedStrings');
    const styles = partOf('styles');
    return {
      zip,
      path,
      sheets,
      date1904: /^(?:1|true)$/.test(attribute(tags(xml, 'workbookPr')[0] ?? '', 'date1904') ?? ''),
      strings: strings ? await sharedStrings(zip, strings) : [],
      kinds: styles ? numberKinds(await zip.whole(styles)) : [],
    };
  } catch (error) {
    await zip.close();
    throw error;
  }
}

async function mainPart(zip: ZipFile, path: string): Promise<string> {
  if (zip.has('_rels/.rels')) {
    const main = (await relationsOf(zip, '')).find((relation) => relation.type.endsWith('/officeDocument'));
    const part = main && resolve('', main.target);
    if (part && zip.has(part) && part.endsWith('.xml') && /(^|\/)workbook/.test(part)) return part;
  }
  if (zip.has('xl/workbook.xml')) return 'xl/workbook.xml';
  const kind = zip.has('xl/workbook.bin')
    ? 'XLSB'
    : zip.has('mimetype')
      ? 'ODS/ODF'
      : zip.has('word/document.xml')
        ? 'DOCX'
        : 'ZIP';
  throw new SourceError(
    'UNSUPPORTED_FORMAT',
    { source: path, detail: kind },
    { zh: `这是 ${kind} 文件，不是 XLSX 工作簿。`, en: `This is a ${kind} file, not an XLSX workbook.` },
    { zh: '请另存为 XLSX 或 CSV（压缩包请先解开）。', en: 'Save it as XLSX or CSV (unpack archives first).' },
  );
}

async function relationsOf(zip: ZipFile, part: string): Promise<{ id: string; type: string; target: string }[]> {
  const slash = part.lastIndexOf('/') + 1;
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  if (!zip.has(name)) return [];
  return tags(await zip.whole(name), 'Relationship').map((tag) => ({
    id: attribute(tag, 'Id') ?? '',
    type: attribute(tag, 'Type') ?? '',
    target: attribute(tag, 'Target') ?? '',
  }));
}

/** A relationship's target is absolute in the package or relative to its source's folder. */
function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = folder.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}

async function sharedStrings(zip: ZipFile, part: string): Promise<string[]> {
  const strings: string[] = [];
  const item = /<((?:[\w.-]+:)?si)(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/\1>)/g;
  let text = '';
  for await (const chunk of zip.text(part)) {
    text += chunk;
    item.lastIndex = 0;
    let done = 0;
    for (let match = item.exec(text); match; match = item.exec(text)) {
      strings.push(match[2] === undefined ? '' : richText(match[2]));
      done = item.lastIndex;
    }
    text = text.slice(done);
  }
  return strings;
}

function numberKinds(xml: string): NumberKind[] {
  const codes = new Map(
    tags(xml, 'numFmt').map((tag) => [Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '']),
  );
  const cells = xml.match(/<((?:[\w.-]+:)?cellXfs)(?:\s[^>]*)?>([\s\S]*?)<\/\1>/)?.[2] ?? '';
  return tags(cells, 'xf').map((tag) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    return kindOfFormat(id, codes.get(id));
  });
}
