import type { InitReport } from '@kuaishu/refinery';
import type { Command } from 'commander';
import { count, type Language, languageOf, print, printJson, type Text2 } from '../output.ts';
import { subjectName } from '../subject-names.ts';
import { UsageError } from '../usage.ts';

interface Flags {
  readonly json?: boolean;
  readonly force?: boolean;
  readonly link?: boolean;
  readonly name?: string;
  readonly region?: string;
  readonly database?: string;
  readonly tables?: string;
  readonly sample: string;
}

/** `kuaishu init DIR FILE…`: files → a project that runs at once, each guess with its reason. */
export function initCommand(program: Command): void {
  program
    .command('init')
    .argument('<dir>', '项目文件夹 / folder of the project')
    .argument('[files...]', '数据文件，或放它们的文件夹 / data files, or folders of them')
    .option('--database <url>', '由数据库的表起草：postgresql://… 或 mysql://… / draft from the tables of a database')
    .option('--tables <names>', '只取这些表，逗号分隔 / only these tables, by commas')
    .option(
      '--sample <rows>',
      '数据库每张表看多少行以辨认内容，0 为只看表结构 / rows of each table of a database to recognise its content by; 0: its structure alone',
      '0',
    )
    .option('--name <name>', '项目名称，缺省用文件夹名 / name of the project')
    .option('--region <code>', '所在行政区划（GB/T 2260），缺省 520000 / division code of its region')
    .option('--link', '链接文件而不复制 / link the files instead of copying')
    .option('--force', '重新起草，原有条目移到 replaced/ / draft anew; old entries are kept in replaced/')
    .option('--json', 'JSON')
    .description(
      '由文件起草项目：条目、主键、分级、权威，逐项说明依据\nDraft a project from files, each guess with its reason',
    )
    .action(async (dir: string, files: string[], flags: Flags) => {
      const { draftDatabaseProject, draftProject } = await import('@kuaishu/refinery');
      const common = {
        force: flags.force ?? false,
        ...(flags.name === undefined ? {} : { name: flags.name }),
        ...(flags.region === undefined ? {} : { region: flags.region }),
      };
      if (flags.database !== undefined && files.length > 0)
        throw new UsageError({
          zh: '文件和 --database 只能给一样',
          en: 'give either files or --database',
        });
      const report =
        flags.database === undefined
          ? await draftProject(dir, files, { ...common, link: flags.link ?? false })
          : await draftDatabaseProject(dir, flags.database, {
              ...common,
              sample: sampleOf(flags.sample),
              ...(flags.tables === undefined ? {} : { tables: flags.tables.split(/[,，]/).map((name) => name.trim()) }),
            });
      if (flags.json) printJson(report);
      else print(describe(report, languageOf(program.opts<{ lang?: string }>().lang)));
    });
}

function sampleOf(text: string): number {
  const rows = Number(text);
  if (Number.isInteger(rows) && rows >= 0 && rows <= 10_000) return rows;
  throw new UsageError({ zh: '--sample 应为 0 到 10000 的整数', en: '--sample is a whole number from 0 to 10000' });
}

const WORDS: Readonly<Record<string, Text2>> = {
  abstract: { zh: '摘要', en: 'abstract' },
  subject: { zh: '主体', en: 'subject' },
  key: { zh: '主键', en: 'key' },
  freshness: { zh: '更新时间列', en: 'freshness' },
  delivery: { zh: '归集方式', en: 'delivery' },
};

function describe(report: InitReport, lang: Language): string {
  const zh = lang === 'zh';
  const percent = (share: number) => `${Math.round(share * 100)}%`.padStart(4);
  const lines: string[] = [];
  for (const entry of report.entries) {
    lines.push(
      `${entry.entry}  ${entry.file}${entry.sheet ? ` [${entry.sheet}]` : ''}${entry.files ? (zh ? ` 等 ${entry.files.length} 期` : ` and ${entry.files.length - 1} earlier editions`) : ''}  ${count(entry.rows)} ${zh ? '行' : 'rows'}`,
    );
    for (const guess of report.guesses.filter((g) => g.entry === entry.entry && g.what in WORDS)) {
      lines.push(
        `  ${percent(guess.confidence)} ${WORDS[guess.what]?.[lang] ?? guess.what}${zh ? '：' : ': '}${guess.text?.[lang] ?? (guess.what === 'subject' ? subjectName(guess.value, lang) : guess.value)}  (${guess.reason[lang]})`,
      );
    }
    for (const item of entry.items)
      lines.push(
        `  ${percent(item.confidence)} ${item.item} → ${item.element ?? (zh ? '文本' : 'text')}  (${item.reason[lang]})`,
      );
    lines.push('');
  }
  for (const warning of report.warnings) lines.push(`! ${warning.file}${zh ? '：' : ': '}${warning[lang]}`);
  lines.push(
    zh
      ? `草稿在 ${report.project}：核对 catalog/ 里的条目，然后运行\n  kuaishu catalog lint ${report.project}\n  kuaishu run ${report.project}`
      : `The draft is in ${report.project}: check the entries in catalog/, then run\n  kuaishu catalog lint ${report.project} --lang en\n  kuaishu run ${report.project}`,
  );
  return lines.join('\n');
}
