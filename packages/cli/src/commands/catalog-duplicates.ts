/** `kuaishu catalog duplicates`: which entries of a catalogue, or of one against another, are likely duplicates, of which kind, why, and what to do. */
import { writeFile } from 'node:fs/promises';
import { type CataloguePair, PAIR_KINDS, type PairKind, pairsOfCatalogue } from '@kuaishu/catalog';
import { type Command, Option } from 'commander';
import { apartFromEachOther, catalogueSources } from '../catalogue/catalogue-paths.ts';
import { assertHintsUsed, hintsOf } from '../catalogue/hints.ts';
import { listNotes } from '../catalogue/list-notes.ts';
import {
  CSV_HEADING,
  countText,
  csvCells,
  kindCounts,
  pairJson,
  pairLines,
  type Sides,
} from '../catalogue/pair-report.ts';
import { RANK } from '../catalogue/pair-words.ts';
import type { PlacedEntry } from '../catalogue/placed-entry.ts';
import { type ReadCatalogue, readCatalogue } from '../catalogue/read-catalogue.ts';
import { count, counted, finish, type Language, languageOf, print, printJson, say } from '../output.ts';
import { apartFrom, wholeNumber } from '../usage.ts';

interface Flags {
  readonly against?: readonly string[];
  readonly map: readonly string[];
  readonly least: PairKind;
  readonly limit?: string;
  readonly csv?: string;
  readonly json?: boolean;
}

/** Pairs that a terminal shows. */
const SHOWN = 20;
const MOST = 10_000_000;

export function catalogDuplicatesCommand(catalog: Command, program: Command): void {
  catalog
    .command('duplicates')
    .argument(
      '<paths...>',
      '目录：项目文件夹、条目、编制指南表格，或资源清单（XLSX、CSV、JSON、NDJSON，列名不限） / catalogues: project folders, entries, the national form, or lists of resources under whatever headings (XLSX, CSV, JSON, NDJSON)',
    )
    .option('--against <paths...>', '与这些目录比对，而不是自身 / compare with these catalogues and not within')
    .option(
      '--map <role=column>',
      '指明清单的列，如 名称=编目名；可多次；“-”为没有 / say which column is what, such as title=COLUMN; may be repeated; - for none',
      (one: string, before: readonly string[]) => [...before, one],
      [] as readonly string[],
    )
    .addOption(
      new Option('--least <kind>', '只列出至少这样接近的 / only pairs at least as close as')
        .choices(PAIR_KINDS)
        .default('overlap'),
    )
    .option(
      '--limit <n>',
      `最多列出几对，缺省 ${SHOWN}（JSON 为全部） / most pairs listed, default ${SHOWN} (JSON: all)`,
    )
    .option('--csv <file>', '全部写入 CSV / write all of them to CSV')
    .option('--json', 'JSON')
    .description(
      '重复采集雷达：目录中哪些资源可能重复，是哪一种，理由和出路；有则退出码为 1\nThe duplicate radar: which resources of a catalogue are likely duplicates, of which kind, why, and the way out; exit 1 when there are any',
    )
    .action(async (paths: string[], flags: Flags) =>
      duplicates(paths, flags, languageOf(program.opts<{ lang?: string }>().lang)),
    );
}

async function duplicates(paths: readonly string[], flags: Flags, lang: Language): Promise<void> {
  const limit = wholeNumber('--limit', flags.limit, 0, MOST);
  const { ours, theirs } = await readSides(paths, flags, lang);
  const tell = process.stderr.isTTY ? teller(ours.entries.length, lang) : undefined;
  const all = pairsOfCatalogue(
    ours.entries.map(({ entry }) => entry),
    { ...(theirs && { against: theirs.entries.map(({ entry }) => entry) }), ...(tell && { onAsked: tell }) },
  );
  // the closest first: editions of one table are surely told, and are what a person looks for last
  const pairs = all
    .filter(({ finding }) => RANK[finding.kind] <= RANK[flags.least])
    .sort((a, b) => RANK[a.finding.kind] - RANK[b.finding.kind]);
  const sidesOf = sides(ours, theirs);
  if (flags.csv !== undefined) await writeCsv(flags.csv, pairs, sidesOf, lang);
  if (flags.json)
    printJson({
      entries: ours.entries.length,
      ...(theirs && { against: theirs.entries.length }),
      lists: [...ours.lists, ...(theirs?.lists ?? [])].map(
        ({ file, sheet, entries, columns, nameless, unreadable }) => ({
          file,
          sheet,
          entries: entries.length,
          columns,
          nameless,
          unreadable,
        }),
      ),
      pairCount: pairs.length,
      counts: kindCounts(pairs),
      pairs: pairs.slice(0, limit ?? pairs.length).map((pair) => pairJson(pair, sidesOf(pair))),
    });
  else printPairs(pairs, limit ?? SHOWN, { ours, theirs, sidesOf, csv: flags.csv }, lang);
  const lost = [...ours.lists, ...(theirs?.lists ?? [])].some(({ unreadable }) => unreadable > 0);
  finish(pairs.length > 0 || lost ? 1 : 0);
}

/** Both catalogues; what was taken for what is said on standard error. */
async function readSides(
  paths: readonly string[],
  { against, map, csv }: Flags,
  lang: Language,
): Promise<{ ours: ReadCatalogue; theirs: ReadCatalogue | undefined }> {
  const hints = hintsOf(map);
  const [ourSources, theirSources] = [await catalogueSources(paths), await catalogueSources(against ?? [])];
  await apartFromEachOther(ourSources, theirSources);
  if (csv !== undefined)
    await apartFrom(
      csv,
      [...ourSources, ...theirSources].map(({ path }) => path),
    );
  let opened: ReturnType<typeof open> | undefined;
  const open = async () => (await import('@kuaishu/engine')).openDuckDb({ memoryLimitMb: 2048 });
  const engine = () => (opened ??= open());
  try {
    const ours = await readCatalogue(engine, ourSources, hints);
    const theirs = against && (await readCatalogue(engine, theirSources, hints));
    const lists = [...ours.lists, ...(theirs?.lists ?? [])];
    assertHintsUsed(hints, lists);
    for (const note of [...lists.flatMap(listNotes), ...ours.notes, ...(theirs?.notes ?? [])]) say(note, lang);
    return { ours, theirs };
  } finally {
    (await opened)?.close();
  }
}

type SidesOf = (pair: CataloguePair) => Sides;

function sides(ours: ReadCatalogue, theirs: ReadCatalogue | undefined): SidesOf {
  const byId = ({ entries }: ReadCatalogue): ReadonlyMap<string, PlacedEntry> =>
    new Map(entries.map((placed) => [placed.entry.id, placed]));
  const own = byId(ours);
  const others = theirs ? byId(theirs) : own;
  return ({ asked, finding }) => ({ asked: own.get(asked)!, found: others.get(finding.entry)! });
}

async function writeCsv(
  file: string,
  pairs: readonly CataloguePair[],
  sidesOf: SidesOf,
  lang: Language,
): Promise<void> {
  const { csvLine } = await import('@kuaishu/engine');
  const lines = pairs.map((pair) => csvLine(csvCells(pair, sidesOf(pair), lang)));
  await writeFile(file, `\uFEFF${csvLine(CSV_HEADING)}${lines.join('')}`);
}

interface Shown {
  readonly ours: ReadCatalogue;
  readonly theirs: ReadCatalogue | undefined;
  readonly sidesOf: SidesOf;
  readonly csv: string | undefined;
}

function printPairs(
  pairs: readonly CataloguePair[],
  most: number,
  { ours, theirs, sidesOf, csv }: Shown,
  lang: Language,
): void {
  const zh = lang === 'zh';
  for (const pair of pairs.slice(0, most)) {
    for (const line of pairLines(pair, sidesOf(pair), lang)) print(line);
    print('');
  }
  const compared = zh
    ? `比对了 ${count(ours.entries.length)} 个资源${theirs ? `与 ${count(theirs.entries.length)} 个` : ''}`
    : `${counted(ours.entries.length, 'resource')} compared${theirs ? ` with ${count(theirs.entries.length)}` : ''}`;
  if (pairs.length === 0) {
    print(zh ? `${compared}，没有发现重复` : `${compared}, no duplicate found`);
    return;
  }
  print(
    zh
      ? `${compared}，${count(pairs.length)} 对：${countText(pairs, lang)}`
      : `${compared}, ${counted(pairs.length, 'pair')}: ${countText(pairs, lang)}`,
  );
  const rest = pairs.length - most;
  if (csv !== undefined) print(zh ? `全部写入 ${csv}` : `all of them are in ${csv}`);
  else if (rest > 0)
    print(
      zh
        ? `还有 ${count(rest)} 对，--csv F.csv 可写出全部，--least contains 只列更接近的`
        : `${count(rest)} more; --csv F.csv writes all, --least contains lists only the closer ones`,
    );
}

/** Entries between two words of progress. */
const STEP = 100;

/** Writes over its own line of a terminal, and clears it at the end. */
function teller(of: number, lang: Language): (asked: number) => void {
  return (asked) => {
    if (asked === of) process.stderr.write('\r\u001B[K');
    else if (asked % STEP === 0)
      process.stderr.write(`\r${lang === 'zh' ? '比对' : 'compared'} ${count(asked)} / ${count(of)}`);
  };
}
