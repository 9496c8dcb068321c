/** The sheets to fill in: a workbook with lists to choose from and notes, or one list as text. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvLine, type SheetToWrite, writeWorkbook } from '@kuaishu/engine';
import type { MadeFile } from '../../http/made-file.ts';
import { inFolder } from '../../in-folder.ts';
import { GRANTS, ORGANISATIONS, PEOPLE, type SheetColumn, type SheetForm } from './columns.ts';
import { KIND_WORDS, LEVEL_WORDS, ROLE_WORDS, type Words } from './words.ts';

export interface TemplateOf {
  readonly as?: 'xlsx' | 'csv' | undefined;
  readonly lang?: 'zh' | 'en' | undefined;
}

export function peopleTemplate({
  as,
  lang,
  list,
}: TemplateOf & { readonly list?: 'people' | 'organisations' | undefined }) {
  if (as === 'csv')
    return csvOf(list === 'organisations' ? ORGANISATIONS : PEOPLE, `kuaishu-${list ?? 'people'}`, lang);
  return workbookOf([PEOPLE, ORGANISATIONS], 'kuaishu-people', lang);
}

export function grantsTemplate({ as, lang }: TemplateOf) {
  return as === 'csv' ? csvOf(GRANTS, 'kuaishu-grants', lang) : workbookOf([GRANTS], 'kuaishu-grants', lang);
}

const headOf = ({ head, required }: SheetColumn, lang: 'zh' | 'en'): string => `${head[lang]}${required ? '*' : ''}`;

/** With a mark in front, by which spreadsheets know UTF-8. */
function csvOf(form: SheetForm, name: string, lang: 'zh' | 'en' = 'zh'): MadeFile {
  const heads = Object.values(form.columns).map((column) => headOf(column, lang));
  return { name: `${name}.csv`, type: 'text/csv; charset=utf-8', bytes: Buffer.from(`\uFEFF${csvLine(heads)}`) };
}

const CHOICES: Readonly<Record<string, Words<string>>> = { kind: KIND_WORDS, level: LEVEL_WORDS, role: ROLE_WORDS };

async function workbookOf(forms: readonly SheetForm[], name: string, lang: 'zh' | 'en' = 'zh'): Promise<MadeFile> {
  const sheets: SheetToWrite[] = forms.map((form) => {
    const columns: [string, SheetColumn][] = Object.entries(form.columns);
    return {
      name: form.name[lang],
      columns: columns.map(([, column]) => headOf(column, lang)),
      rows: [],
      choices: Object.fromEntries(
        columns.flatMap(([key, column]) => {
          const words = CHOICES[key];
          return words ? [[headOf(column, lang), Object.values(words.written).map((word) => word[lang])]] : [];
        }),
      ),
    };
  });
  return inFolder(async (folder) => {
    const path = join(folder, 'template.xlsx');
    await writeWorkbook(path, [...sheets, notesOf(forms, lang)]);
    return {
      name: `${name}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: await readFile(path),
    };
  });
}

const NOTES = {
  zh: { name: '填写说明', columns: ['工作表', '列', '必填', '怎样填', '例'], yes: '是', no: '否' },
  en: { name: 'Notes', columns: ['Sheet', 'Column', 'Required', 'What to write', 'Example'], yes: 'yes', no: 'no' },
} as const;

function notesOf(forms: readonly SheetForm[], lang: 'zh' | 'en'): SheetToWrite {
  const { name, columns, yes, no } = NOTES[lang];
  return {
    name,
    columns,
    rows: forms.flatMap((form) =>
      Object.values(form.columns).map(({ head, required, note, example }) => [
        form.name[lang],
        head[lang],
        required ? yes : no,
        note[lang],
        example[lang],
      ]),
    ),
  };
}
