import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
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

interface Options {
  readonly json?: boolean;
  readonly lang?: string;
  readonly out?: string;
}

/** `kuaishu catalog lint|schema|template`. */
export function catalogCommand(program: Command): void {
  const catalog = program
    .command('catalog')
    .description('目录条目的检查、模式和模板 / lint, schema and templates of catalogue entries');
  catalog
    .command('lint')
    .argument('<dir>', '项目文件夹 / project folder')
    .option('--json', '结果为 JSON / result as JSON')
    .option('--lang <lang>', 'zh 或 en / zh or en')
    .description('检查项目的全部条目,逐条说明位置和改法 / check every entry, with place and mend')
    .action(async (dir: string, _: Options, command: Command) => lint(dir, command.optsWithGlobals<Options>()));
  catalog
    .command('schema')
    .option('--out <dir>', '写入的文件夹,缺省打印条目模式 / folder to write to; without it the entry schema is printed')
    .option('--json', '结果为 JSON / result as JSON')
    .option('--lang <lang>', 'zh 或 en / zh or en')
    .description('导出条目和项目的 JSON Schema / write the JSON Schemas of entries and projects')
    .action(async (_: Options, command: Command) => schema(command.optsWithGlobals<Options>()));
  catalog
    .command('template')
    .argument('<entry>', '条目文件 / entry file')
    .option('--out <file>', '模板写入的 CSV / CSV file for the template')
    .option('--json', '结果为 JSON / result as JSON')
    .option('--lang <lang>', 'zh 或 en / zh or en')
    .description('由条目生成采集模板和填写说明 / collection template and notes of an entry')
    .action(async (entry: string, _: Options, command: Command) => template(entry, command.optsWithGlobals<Options>()));
}

async function lint(dir: string, options: Options): Promise<void> {
  const lang = langOf(options);
  try {
    const { entries, faults } = await loadProject(dir);
    const errors = faults.filter((fault) => fault.severity === 'error').length;
    if (options.json)
      print(JSON.stringify({ dir, entries: entries.length, errors, warnings: faults.length - errors, faults }));
    else {
      for (const fault of faults) print(faultLine(fault, lang));
      print(
        lang === 'zh'
          ? `${entries.length} 个条目,${errors} 个错误,${faults.length - errors} 个提醒`
          : `${entries.length} entries, ${errors} errors, ${faults.length - errors} warnings`,
      );
    }
    process.exitCode = errors > 0 ? 1 : 0;
  } catch (error) {
    refuse(error, options);
  }
}

async function schema(options: Options): Promise<void> {
  if (options.out === undefined) {
    print(JSON.stringify(entryJsonSchema(), null, 2));
    return;
  }
  await mkdir(options.out, { recursive: true });
  const files = [
    { file: join(options.out, ENTRY_SCHEMA_FILE), schema: entryJsonSchema() },
    { file: join(options.out, PROJECT_SCHEMA_FILE), schema: projectJsonSchema() },
  ];
  for (const { file, schema } of files) await writeFile(file, `${JSON.stringify(schema, null, 2)}\n`);
  const written = files.map(({ file }) => file);
  print(options.json ? JSON.stringify({ written }) : written.join('\n'));
}

async function template(file: string, options: Options): Promise<void> {
  const lang = langOf(options);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    refuse(error, options);
    return;
  }
  const { value: entry, faults } = readEntry(text, basename(file));
  if (!entry) {
    refuse(
      new CatalogError('ENTRY_INVALID', { zh: `${file} 不是正确的条目`, en: `${file} is no valid entry` }, faults),
      options,
    );
    return;
  }
  const { csv, notes } = deriveTemplate(entry);
  if (options.out !== undefined) await writeFile(options.out, csv);
  if (options.json)
    print(
      JSON.stringify({
        entry: entry.resource,
        ...(options.out === undefined ? { csv } : { file: options.out }),
        notes,
      }),
    );
  else {
    if (options.out === undefined) print(csv.replace(/^\uFEFF|\r\n$/g, ''));
    for (const note of notes) {
      const marks = [note.key && { zh: '主键', en: 'key' }, note.required && { zh: '必填', en: 'required' }].filter(
        (mark) => mark !== false,
      );
      print(
        `  ${note.item}${marks.length > 0 ? ` [${marks.map((mark) => mark[lang]).join(' ')}]` : ''}  ${note.note[lang]}${note.basis ? `  (${note.basis})` : ''}`,
      );
    }
  }
}

/** `catalog/x.yaml:12:5 错误 …  改法 …` */
function faultLine(fault: LintFault, lang: 'zh' | 'en'): string {
  const words =
    lang === 'zh'
      ? { error: '错误', warning: '提醒', mend: '改法' }
      : { error: 'error', warning: 'warning', mend: 'mend' };
  return `${fault.file}:${fault.line}:${fault.column} ${words[fault.severity]} ${fault.message[lang]}  ${words.mend}: ${fault.mend[lang]}  [${fault.code}]`;
}

/** Wrong use or input that cannot be read: exit code 2, on standard error; with --json also as the one object on standard output. */
function refuse(error: unknown, options: Options): void {
  const lang = langOf(options);
  const code =
    error instanceof CatalogError
      ? error.code
      : error instanceof Error && 'code' in error
        ? String(error.code)
        : undefined;
  if (code === undefined) throw error;
  const message =
    error instanceof CatalogError
      ? error.text[lang]
      : lang === 'zh'
        ? `读不了文件(${code}):${error instanceof Error ? error.message : ''}`
        : `cannot read the file (${code}): ${error instanceof Error ? error.message : ''}`;
  const faults = error instanceof CatalogError ? error.faults : [];
  if (options.json) print(JSON.stringify({ error: { code, message }, faults }));
  process.stderr.write(`${message}\n`);
  if (!options.json) for (const fault of faults) process.stderr.write(`${faultLine(fault, lang)}\n`);
  process.exitCode = 2;
}

function langOf(options: Options): 'zh' | 'en' {
  return options.lang === 'en' ? 'en' : 'zh';
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
