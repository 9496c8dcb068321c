/** `kuaishu catalog export|import`: entries as a workbook in the form of the national compilation guide, and back. */
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import {
  type Entry,
  entryToYaml,
  fromForm,
  loadProject,
  marksOf,
  projectToYaml,
  type SheetFault,
  slugOf,
  toForm,
} from '@kuaishu/catalog';
import type { Command } from 'commander';
import { finish, type Language, languageOf, print, printJson } from '../output.ts';
import { apartFrom, UsageError } from '../usage.ts';

interface ImportFlags {
  readonly to: string;
  readonly force?: boolean;
  readonly audit?: boolean;
  readonly annotate?: string;
  readonly json?: boolean;
}

export function catalogFormCommands(catalog: Command, program: Command): void {
  const lang = () => languageOf(program.opts<{ lang?: string }>().lang);
  catalog
    .command('export')
    .argument('<dir>', '项目文件夹 / project folder')
    .requiredOption('--xlsx <file>', '写入的工作簿 / workbook to write')
    .option('--json', 'JSON')
    .description('条目导出为编制指南的表格\nEntries as a workbook in the form of the compilation guide')
    .action(async (dir: string, flags: { xlsx: string; json?: boolean }) =>
      exportForm(dir, flags.xlsx, flags.json ?? false, lang()),
    );
  catalog
    .command('import')
    .argument('<xlsx>', '编制指南表格 / workbook in the form of the compilation guide')
    .option('--to <dir>', '项目文件夹，缺省为当前文件夹 / project folder; default: this one', '.')
    .option(
      '--force',
      '覆盖同名条目，原条目移到 replaced/ / replace entries of the same name; the old ones are kept in replaced/',
    )
    .option(
      '--audit',
      '按目录审核要求检查：必填项、名称、代码、数据量 / hold it against what a catalogue asks: mandatory metadata, names, codes, volumes',
    )
    .option('--annotate <file>', '另存一份标出错误的工作簿 / write a copy with the faults marked on their cells')
    .option('--json', 'JSON')
    .description(
      '由编制指南的表格生成条目，逐处说明错误\nEntries from such a workbook; each fault with sheet, row and column',
    )
    .action(async (xlsx: string, flags: ImportFlags) => importForm(xlsx, flags, lang()));
}

async function exportForm(dir: string, file: string, json: boolean, lang: Language): Promise<void> {
  const { entries } = await loadProject(dir);
  await apartFrom(
    file,
    entries.map((entry) => join(dir, entry.file)),
  );
  if (extname(file).toLowerCase() !== '.xlsx')
    throw new UsageError({ zh: `${file} 应以 .xlsx 结尾`, en: `${file} should end in .xlsx` });
  const { writeWorkbook } = await import('@kuaishu/engine');
  await writeWorkbook(file, toForm(entries.map(({ entry }) => entry)));
  if (json) printJson({ file, entries: entries.length });
  else print(lang === 'zh' ? `${entries.length} 个条目写入 ${file}` : `${entries.length} entries written to ${file}`);
}

async function importForm(
  file: string,
  { to: dir, force = false, audit = false, annotate, json = false }: ImportFlags,
  lang: Language,
): Promise<void> {
  const { annotateWorkbook, MARK_WORDS, readWorkbook } = await import('@kuaishu/engine');
  if (annotate !== undefined) await apartFrom(annotate, [file]);
  const { entries, faults } = fromForm(await readWorkbook(file), { audit });
  const errors = faults.filter((fault) => fault.severity === 'error').length;
  if (annotate !== undefined && faults.length > 0)
    await annotateWorkbook(file, annotate, marksOf(faults, lang), MARK_WORDS[lang]);
  const written = errors > 0 || entries.length === 0 ? [] : await writeEntries(entries, file, resolve(dir), force);
  if (json) printJson({ file, entries: entries.map((entry) => entry.resource), written, errors, faults });
  else {
    for (const fault of faults) print(faultLine(fault, lang));
    const nothing =
      errors > 0 ? (lang === 'zh' ? `${errors} 处错误，没有写入` : `${errors} errors, nothing written`) : '';
    print(
      nothing ||
        (lang === 'zh'
          ? `${written.length} 个条目写入 ${dir}/catalog`
          : `${written.length} entries written to ${dir}/catalog`),
    );
  }
  finish(errors > 0 ? 1 : 0);
}

/** All or none: entries that stand there already end the command, unless they may be replaced. */
async function writeEntries(entries: readonly Entry[], file: string, dir: string, force: boolean): Promise<string[]> {
  const folder = join(dir, 'catalog');
  const paths = entries.map((entry) => join(folder, `${entry.resource}.yaml`));
  const there = (await Promise.all(paths.map(exists))).flatMap((is, i) => (is ? (paths[i] ?? '') : []));
  if (there.length > 0 && !force)
    throw new UsageError(
      {
        zh: `${there.length} 个条目已经存在，不会覆盖；加 --force 可替换（原条目移到 replaced/）`,
        en: `${there.length} entries exist already and are not overwritten; --force replaces them (the old ones are kept in replaced/)`,
      },
      there.slice(0, 10).map((path) => ({ zh: path, en: path })),
    );
  await mkdir(folder, { recursive: true });
  for (const path of there) {
    await mkdir(join(dir, 'replaced'), { recursive: true });
    await rename(path, join(dir, 'replaced', basename(path)));
  }
  for (const [i, entry] of entries.entries()) await writeFile(paths[i] ?? '', entryToYaml(entry));
  if (!(await exists(join(dir, 'project.yaml')))) {
    const title = basename(file, extname(file));
    const project = slugOf(title).replace(/^(?=\d)/, 'p') || 'project';
    await writeFile(join(dir, 'project.yaml'), projectToYaml({ project, name: { zh: title } }));
  }
  return paths;
}

function faultLine({ sheet, row, column, cell, severity, message, mend }: SheetFault, lang: Language): string {
  const place =
    lang === 'zh'
      ? `“${sheet}”第 ${row} 行${column === null ? '' : `“${column}”列`}${cell === null ? '' : `（${cell}）`}`
      : `"${sheet}" row ${row}${column === null ? '' : ` column "${column}"`}${cell === null ? '' : ` (${cell})`}`;
  const words =
    lang === 'zh'
      ? { error: '错误', warning: '提醒', mend: '改法：' }
      : { error: 'error', warning: 'warning', mend: 'mend: ' };
  return `${place} ${words[severity]} ${message[lang]}  ${words.mend}${mend[lang]}`;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
