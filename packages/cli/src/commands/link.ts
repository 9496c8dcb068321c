import { basename } from 'node:path';
import type { Command } from 'commander';
import { count, finish, languageOf, print, printJson } from '../output.ts';
import { apartFrom, UsageError, whileUnchanged } from '../usage.ts';

interface Flags {
  readonly out: string;
  readonly id?: string;
  readonly map?: string;
  readonly clusters?: boolean;
  readonly threshold?: string;
  readonly json?: boolean;
}

export function linkCommand(program: Command): void {
  program
    .command('link')
    .argument(
      '<files...>',
      '一个文件去重，两个文件互相关联，多个文件一起去重 / one file: duplicates; two: between them; more: duplicates over all',
    )
    .requiredOption('--out <csv>', '结果写入 CSV / CSV to write')
    .option('--id <column>', '编号列，默认 id / column of the id, default id')
    .option('--map <A=B,…>', '名称不同而含义相同的列 / columns of other names')
    .option(
      '--clusters',
      '输出 id,cluster_id，两个文件也各自去重 / write id,cluster_id; two files: duplicates inside each too',
    )
    .option('--threshold <p>', '判为同一的概率 / probability from which two are one')
    .option('--json', 'JSON')
    .description('关联任意表格的记录，说明理由\nLink records of any tables, with reasons')
    .action(async (files: string[], flags: Flags) => {
      const lang = languageOf(program.opts<{ lang?: string }>().lang);
      const threshold = flags.threshold === undefined ? undefined : Number(flags.threshold);
      if (threshold !== undefined && !(threshold > 0 && threshold < 1))
        throw new UsageError({
          zh: `--threshold 应在 0 与 1 之间，不是 ${flags.threshold}`,
          en: `--threshold must lie between 0 and 1, not ${flags.threshold}`,
        });
      await apartFrom(flags.out, files);
      const [{ openDuckDb }, { linkColumnHeadings, linkColumnLabel, linkFiles }] = await Promise.all([
        import('@kuaishu/engine'),
        import('@kuaishu/refinery'),
      ]);
      const engine = await openDuckDb({ memoryLimitMb: 6144 });
      try {
        const result = await whileUnchanged(
          files,
          () =>
            linkFiles(engine, files, {
              out: flags.out,
              map: mapOf(flags.map),
              lang,
              ...(flags.id === undefined ? {} : { id: flags.id }),
              ...(flags.clusters ? { clusters: true } : {}),
              ...(threshold === undefined ? {} : { threshold }),
            }),
          flags.out,
        );
        if (flags.json) {
          const { left, right, pairs, clusters, seconds } = result;
          const covered = result.columns.flatMap((c) =>
            c.covered
              ? [
                  {
                    column: linkColumnLabel(c, lang),
                    visible: c.covered,
                    cells: result.covered.get(c.attribute) ?? [],
                  },
                ]
              : [],
          );
          printJson({ left, right, pairs, clusters, seconds, ...(covered.length > 0 ? { covered } : {}) });
        } else {
          // columns that were brought together: 证件号码＝身份证号
          const compared = result.columns.map((c) =>
            c.part ? linkColumnLabel(c, lang) : linkColumnHeadings(c).join(lang === 'zh' ? '＝' : ' = '),
          );
          print(lang === 'zh' ? `比较的列：${compared.join('、')}` : `Columns compared: ${compared.join(', ')}`);
          for (const [f, headings] of result.notCompared.entries()) {
            if (headings.length === 0) continue;
            const file = basename(files[f] ?? '');
            print(
              lang === 'zh'
                ? `  ${file} 未比较：${headings.join('、')}（与其他文件的列同义的，用 --map 甲列=乙列 指明）`
                : `  ${file}, not compared: ${headings.join(', ')} (what another file has under another heading: --map A=B)`,
            );
          }
          for (const column of result.columns) {
            if (!column.covered) continue;
            const ways = column.covered.map((places) => places.split(','));
            const name = linkColumnLabel(column, lang);
            const cells = (result.covered.get(column.attribute) ?? []).flatMap((n, f) =>
              n > 0 ? [{ file: basename(files[f] ?? ''), n: count(n) }] : [],
            );
            print(
              lang === 'zh'
                ? `  ${name} 有已遮盖的号码（${cells.map(({ file, n }) => `${file} ${n} 个`).join('，')}）：只比较可见的第 ${ways.map((places) => places.join('、')).join(' 位或第 ')} 位，作为佐证，不当作号码相同`
                : `  ${name} has covered numbers (${cells.map(({ file, n }) => `${n} in ${file}`).join(', ')}): the visible characters ${ways.map((places) => places.join(', ')).join(' or ')} are compared, as evidence and not as proof`,
            );
          }
          print(
            lang === 'zh'
              ? `${count(result.pairs)} 对同一，${count(result.clusters)} 个实体，用时 ${result.seconds.toFixed(1)} 秒；结果在 ${flags.out}`
              : `${count(result.pairs)} pairs are one, ${count(result.clusters)} entities, ${result.seconds.toFixed(1)} s; written to ${flags.out}`,
          );
          if (result.rejected > 0)
            print(
              lang === 'zh'
                ? `  ${count(result.rejected)} 行无法读取，未参加关联`
                : `  ${count(result.rejected)} rows could not be read and took no part`,
            );
        }
        finish(result.rejected > 0 ? 1 : 0);
      } finally {
        engine.close();
      }
    });
}

/** `A=B,C=D` → A stands for B. */
function mapOf(text: string | undefined): ReadonlyMap<string, string> {
  const pairs = (text ?? '')
    .split(',')
    .filter(Boolean)
    .map((pair) => pair.split('=').map((name) => name.trim()));
  for (const pair of pairs) {
    if (pair.length !== 2 || pair.includes(''))
      throw new UsageError({
        zh: `--map 应写作 甲列=乙列，不是“${pair.join('=')}”`,
        en: `--map is written A=B, not "${pair.join('=')}"`,
      });
  }
  return new Map(pairs.map(([a = '', b = '']) => [a, b]));
}
