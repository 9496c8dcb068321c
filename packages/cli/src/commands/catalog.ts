import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CatalogError,
  deriveTemplate,
  ENTRY_SCHEMA_FILE,
  entryJsonSchema,
  type LintFault,
  loadProject,
  PROJECT_SCHEMA_FILE,
  projectJsonSchema,
  readEntry,
} from '@kuaishu/catalog';
import type { Command } from 'commander';
import { finish, type Language, languageOf, print, printJson } from '../output.ts';
import { apartFrom } from '../usage.ts';
import { catalogDiffCommand } from './catalog-diff.ts';
import { catalogDuplicatesCommand } from './catalog-duplicates.ts';
import { catalogFormCommands } from './catalog-form.ts';
import { catalogQuestionsCommand } from './catalog-questions.ts';

/** `kuaishu catalog lint|schema|template|diff|export|import|questions|duplicates`. */
export function catalogCommand(program: Command): void {
  const lang = () => languageOf(program.opts<{ lang?: string }>().lang);
  const catalog = program
    .command('catalog')
    .description(
      '目录条目：检查、模式、模板、比较、导出、导入、读表单、查重\nCatalogue entries: lint, schema, template, diff, export, import, questions of a form, duplicates',
    );
  catalog
    .command('lint')
    .argument('<dir>', '项目文件夹 / project folder')
    .option('--json', 'JSON')
    .description('检查全部条目，说明每处错误的位置和改法\nCheck every entry; each fault with its place and mend')
    .action(async (dir: string, flags: { json?: boolean }) => lint(dir, flags.json ?? false, lang()));
  catalog
    .command('schema')
    .option(
      '--out <dir>',
      '写入文件夹；缺省打印条目的模式 / folder to write to; without it the entry schema is printed',
    )
    .option('--json', 'JSON')
    .description('条目和项目的 JSON Schema，供编辑器补全\nJSON Schemas of entries and projects, for editors')
    .action(async (flags: { out?: string; json?: boolean }) => schema(flags.out, flags.json ?? false));
  catalog
    .command('template')
    .argument('<entry>', '条目文件 / entry file')
    .option('--out <csv>', '模板写入 CSV / CSV file for the template')
    .option('--json', 'JSON')
    .description('由条目生成采集模板和填写说明\nCollection template and notes of an entry')
    .action(async (entry: string, flags: { out?: string; json?: boolean }) =>
      template(entry, flags.out, flags.json ?? false, lang()),
    );
  catalogDiffCommand(catalog, program);
  catalogFormCommands(catalog, program);
  catalogQuestionsCommand(catalog, program);
  catalogDuplicatesCommand(catalog, program);
}

async function lint(dir: string, json: boolean, lang: Language): Promise<void> {
  const { entries, faults } = await loadProject(dir);
  const errors = faults.filter((fault) => fault.severity === 'error').length;
  const warnings = faults.length - errors;
  if (json) printJson({ dir, entries: entries.length, errors, warnings, faults });
  else {
    for (const fault of faults) print(faultLine(fault, lang));
    print(
      lang === 'zh'
        ? `${entries.length} 个条目，${errors} 处错误，${warnings} 处提醒`
        : `${entries.length} entries, ${errors} errors, ${warnings} warnings`,
    );
  }
  finish(errors > 0 ? 1 : 0);
}

async function schema(out: string | undefined, json: boolean): Promise<void> {
  if (out === undefined) {
    printJson(entryJsonSchema());
    return;
  }
  await mkdir(out, { recursive: true });
  const files: readonly (readonly [string, object])[] = [
    [join(out, ENTRY_SCHEMA_FILE), entryJsonSchema()],
    [join(out, PROJECT_SCHEMA_FILE), projectJsonSchema()],
  ];
  for (const [file, content] of files) await writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
  if (json) printJson({ written: files.map(([file]) => file) });
  else for (const [file] of files) print(file);
}

async function template(file: string, out: string | undefined, json: boolean, lang: Language): Promise<void> {
  const { value: entry, faults } = readEntry(await readFile(file, 'utf8'), file);
  if (!entry)
    throw new CatalogError(
      'ENTRY_INVALID',
      {
        zh: `${file} 不是正确的目录条目，请改正后再试`,
        en: `${file} is no valid catalogue entry; mend it and try again`,
      },
      faults,
    );
  const { csv, notes } = deriveTemplate(entry);
  if (out !== undefined) {
    await apartFrom(out, [file]);
    await writeFile(out, csv);
  }
  if (json) {
    printJson({ entry: entry.resource, ...(out === undefined ? { csv } : { file: out }), notes });
    return;
  }
  if (out === undefined) print(csv.replace(/^\uFEFF|\r\n$/g, ''));
  for (const note of notes) {
    const marks = [note.key && { zh: '主键', en: 'key' }, note.required && { zh: '必填', en: 'required' }].filter(
      (mark) => mark !== false,
    );
    print(
      `  ${note.item}${marks.length > 0 ? ` [${marks.map((mark) => mark[lang]).join(' ')}]` : ''}  ${note.note[lang]}${note.basis ? `  (${note.basis})` : ''}`,
    );
  }
}

/** `catalog/x.yaml:12:5 错误 …  改法：…  [code]` */
function faultLine(fault: LintFault, lang: Language): string {
  const words =
    lang === 'zh'
      ? { error: '错误', warning: '提醒', mend: '改法：' }
      : { error: 'error', warning: 'warning', mend: 'mend: ' };
  return `${fault.file}:${fault.line}:${fault.column} ${words[fault.severity]} ${fault.message[lang]}  ${words.mend}${fault.mend[lang]}  [${fault.code}]`;
}
