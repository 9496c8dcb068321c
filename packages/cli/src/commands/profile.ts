import type { FileProfile } from '@kuaishu/refinery';
import type { Command } from 'commander';
import { table, visible } from '../columns.ts';
import { count, type Language, languageOf, print, printJson } from '../output.ts';
import { whileUnchanged } from '../usage.ts';

interface Flags {
  readonly json?: boolean;
  readonly sheet?: string;
  readonly encoding?: string;
  readonly sample?: boolean;
  readonly rules: boolean;
}

/** `kuaishu profile FILE`. Every row is read unless `--sample`, so that every count is exact. */
export function profileCommand(program: Command): void {
  program
    .command('profile')
    .argument('<file>', 'CSV、XLSX、JSON、Parquet、DBF')
    .option('--sheet <name>', '工作表 / sheet of a workbook')
    .option('--encoding <name>', '编码，缺省自动识别 / encoding, detected by default')
    .option('--sample', '大文件只看样本 / look at a sample of large files')
    .option('--no-rules', '不从行中找规则 / leave out the rules that the rows propose')
    .option('--json', 'JSON')
    .description(
      '看清一个文件：编码、类型、认出的数据元、缺陷、行中可见的规则\nWhat is in a file: encoding, types, elements recognised, defects, rules that its rows keep',
    )
    .action(async (file: string, flags: Flags) => {
      const [{ openDuckDb }, { profileFile, SURE_ENOUGH }] = await Promise.all([
        import('@kuaishu/engine'),
        import('@kuaishu/refinery'),
      ]);
      const engine = await openDuckDb({ memoryLimitMb: 2048 });
      try {
        const profile = await whileUnchanged([file], () =>
          profileFile(engine, file, {
            rules: flags.rules,
            ...(flags.sample ? {} : { sampleRows: Number.POSITIVE_INFINITY }),
            ...(flags.sheet === undefined ? {} : { sheet: flags.sheet }),
            ...(flags.encoding === undefined ? {} : { encoding: flags.encoding }),
          }),
        );
        if (flags.json) printJson(profile);
        else print(describe(profile, SURE_ENOUGH, languageOf(program.opts<{ lang?: string }>().lang)));
      } finally {
        engine.close();
      }
    });
}

/** Rules that a terminal shows. */
const MOST_RULES = 20;

const TYPES: Readonly<Record<string, string>> = {
  text: '文本',
  integer: '整数',
  decimal: '小数',
  number: '数值',
  date: '日期',
  datetime: '日期时间',
  time: '时间',
  boolean: '是否',
  empty: '空',
};

/** `sure`: from this confidence on `kuaishu init` writes a rule down. */
function describe(profile: FileProfile, sure: number, lang: Language): string {
  const zh = lang === 'zh';
  const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;
  const lines = [
    `${profile.file}  ${profile.format}${profile.encoding ? ` ${profile.encoding}` : ''}${profile.sheet ? ` [${profile.sheet}]` : ''}  ${count(profile.rows)} ${zh ? '行' : 'rows'}${
      profile.rejected > 0
        ? `，${count(profile.rejected)} ${zh ? '行读不成记录（kuaishu check 可看原因）' : 'lines not readable (kuaishu check says why)'}`
        : ''
    }`,
    ...profile.warnings.map((warning) => `  ! ${warning[lang]}`),
    ...profile.defects.map((defect) => `  ! ${defect.title[lang]} ${count(defect.count)}`),
    ...profile.keys
      .slice(0, 3)
      .map(
        (key) =>
          `  ${zh ? '可作主键' : 'may be the key'}: ${key.columns.map(visible).join(' + ')}  ${percent(key.unique)} ${zh ? '不重复' : 'unique'}`,
      ),
    '',
  ];
  const heads = table(
    profile.columns.map((column) => [
      column.name,
      zh ? (TYPES[column.type] ?? column.type) : column.type,
      `${zh ? '填写' : 'filled'} ${percent(column.fill)}`,
      `${count(column.distinct)} ${zh ? '种值' : 'distinct'}`,
      column.element ? `→ ${column.element} ${percent(column.confidence)}` : zh ? '→ 未认出' : '→ not recognised',
    ]),
    [3],
  );
  for (const [i, column] of profile.columns.entries()) {
    lines.push(heads[i] ?? '');
    if (column.reason) lines.push(`    ${column.reason[lang]}`);
    for (const way of column.partlyCovered?.ways ?? []) {
      const places = way.visible.split(',').join(zh ? '、' : ', ');
      const share = percent((column.partlyCovered?.share ?? 0) * way.share);
      lines.push(
        zh
          ? `    ${share} 的值已遮盖，可见第 ${places} 位`
          : `    ${share} of the values are covered, with characters ${places} visible`,
      );
    }
    for (const defect of column.defects) {
      lines.push(
        `    ! ${defect.title[lang]} ${defect.estimated ? '≈' : ''}${count(defect.count)}${
          defect.examples.length > 0
            ? `  ${defect.examples
                .slice(0, 3)
                .map((example) => JSON.stringify(example))
                .join(' ')}`
            : ''
        }`,
      );
    }
  }
  if (profile.rules.length > 0) {
    const sureness = `${Math.round(sure * 100)}%`;
    lines.push(
      '',
      zh
        ? `从行中看出的规则（${sureness} 以上的，kuaishu init 会写进条目）`
        : `Rules that the rows keep (kuaishu init writes down those of ${sureness} and more)`,
    );
    for (const rule of profile.rules.slice(0, MOST_RULES)) {
      // A dependency names its columns itself.
      const column = rule.kind === 'dependency' ? '' : `${rule.column}${zh ? '：' : ': '}`;
      lines.push(`  ${`${Math.round(rule.confidence * 100)}%`.padStart(4)}  ${visible(column + rule.reason[lang])}`);
    }
    if (profile.rules.length > MOST_RULES)
      lines.push(
        zh
          ? `  另有 ${count(profile.rules.length - MOST_RULES)} 条，--json 可看全部`
          : `  and ${count(profile.rules.length - MOST_RULES)} more; --json gives them all`,
      );
  }
  return lines.join('\n');
}
