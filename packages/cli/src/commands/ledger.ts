import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogReport, NoteVerifier, TreeName } from '@kuaishu/ledger';
import { type Command, Option } from 'commander';
import { visible } from '../columns.ts';
import { isNamed } from '../faults.ts';
import { count, type Language, languageOf, print, printJson } from '../output.ts';
import { apartFrom, UsageError, wholeNumber } from '../usage.ts';
import { ledgerAcceptLossCommand, ledgerLostCommand, ledgerRefillCommand } from './ledger-losses.ts';
import { ledgerExportCommand, ledgerReconcileCommand } from './ledger-platform.ts';

interface Flags {
  key: string[];
  json?: boolean;
}

/** Faults shown to a person; JSON has more. */
const EXAMPLES = 20;
const TREE = new Option('--tree <tree>', '哈希树 / tree').choices(['sha256', 'sm3']).default('sha256');
const KEYS = '可信的验证公钥（名称+编号+Base64，可重复） / trusted verifier key, may be repeated';

/** Checks a ledger offline, on a copy of its files; makes such a copy, and holds the platform's acts against it. */
export function ledgerCommand(program: Command): void {
  const ledger = program.command('ledger').description('核验与导出流转账本\nCheck and export the ledger of flows');
  const language = () => languageOf(program.opts<{ lang?: string }>().lang);
  const keyed = (command: Command) =>
    command.option('--key <vkey>', KEYS, (key: string, keys: string[]) => [...keys, key], []).option('--json', 'JSON');

  ledgerExportCommand(ledger, language);
  ledgerReconcileCommand(ledger, language);
  ledgerLostCommand(ledger, language);
  ledgerAcceptLossCommand(ledger, language);
  ledgerRefillCommand(ledger, language);
  keyed(ledger.command('verify').argument('<dir>', '账本副本文件夹 / folder of a copy'))
    .description(
      '从每条记录起重算两棵树，与签名的检查点比对\nReckon both trees anew from every entry and compare them with the signed checkpoints',
    )
    .action(async (dir: string, flags: Flags) => {
      const { checkpointPath, copySource, verifyLog } = await import('@kuaishu/ledger');
      await copyFolder(dir);
      const report = await verifyLog({
        checkpoint: (tree) => readFile(checkpointPath(dir, tree), 'utf8'),
        source: (tree) => copySource(dir, tree),
        verifiers: await verifiersOf(flags.key),
      });
      if (flags.json) printJson(report);
      else printReport(report, flags.key.length > 0, language());
      if (!report.ok) process.exitCode = 1;
    });

  ledger
    .command('prove')
    .argument('<dir>', '账本副本文件夹 / folder of a copy')
    .argument('<index>', '记录序号，从 0 起 / index of the entry, from 0')
    .description(
      '一条记录的存证证明，他人可离线核对\nThe proof that an entry is in the ledger, for others to check offline',
    )
    .requiredOption('--out <file>', '证明文件 / proof file')
    .addOption(TREE)
    .option('--json', 'JSON')
    .action(async (dir: string, index: string, flags: { out: string; tree: TreeName; json?: boolean }) => {
      const proof = await prove(dir, wholeNumber('<index>', index, 0, Number.MAX_SAFE_INTEGER), flags.tree);
      await apartFrom(flags.out, [join(dir, 'checkpoint'), join(dir, 'sm3', 'checkpoint')]);
      await writeBoth([flags.out, proof.file], [`${flags.out}.entry`, proof.entry]);
      if (flags.json)
        printJson({
          index: Number(index),
          tree: flags.tree,
          size: proof.size,
          proof: flags.out,
          entry: `${flags.out}.entry`,
        });
      else
        print(
          language() === 'zh'
            ? `第 ${index} 条记录在 ${count(proof.size)} 条的检查点之下：证明 ${flags.out}，记录 ${flags.out}.entry`
            : `Entry ${index} stands under the checkpoint of ${count(proof.size)}: proof ${flags.out}, entry ${flags.out}.entry`,
        );
    });

  keyed(
    ledger
      .command('check')
      .argument('<proof>', '证明文件 / proof file')
      .argument('<entry>', '记录文件 / file of the entry'),
  )
    .description('核对一份存证证明\nCheck a proof')
    .action(async (proof: string, entry: string, flags: Flags) => {
      const { checkProof, parseProof } = await import('@kuaishu/ledger');
      const verifiers = await verifiersOf(flags.key);
      if (verifiers.length === 0)
        throw new UsageError({
          zh: '核对证明须用 --key 给出所信任的账本公钥。',
          en: 'To check a proof, name the ledger’s key that you trust with --key.',
        });
      const file = parsed(proof, parseProof, await readFile(proof, 'utf8'));
      const checkpoint = checkProof(file, await readFile(entry), verifiers);
      if (flags.json)
        printJson({ ok: true, tree: file.tree, index: file.index, origin: checkpoint.origin, size: checkpoint.size });
      else
        print(
          language() === 'zh'
            ? `证明成立：这是账本 ${visible(checkpoint.origin)} 的第 ${file.index} 条记录（检查点 ${count(checkpoint.size)} 条）`
            : `The proof holds: this is entry ${file.index} of the ledger ${visible(checkpoint.origin)} (checkpoint of ${count(checkpoint.size)})`,
        );
    });
}

async function prove(dir: string, index: number, tree: TreeName) {
  const {
    checkpointPath,
    copySource,
    decodeEntries,
    formatProof,
    parseCheckpoint,
    parseNote,
    proveInclusion,
    TILE_WIDTH,
    treeHash,
  } = await import('@kuaishu/ledger');
  await copyFolder(dir);
  const checkpoint = await readFile(checkpointPath(dir, tree), 'utf8');
  const { size } = parseCheckpoint(parseNote(checkpoint).text);
  if (index >= size)
    throw new UsageError({
      zh: `账本只有 ${count(size)} 条记录（序号 0 到 ${size - 1}），没有第 ${index} 条`,
      en: `The ledger has ${count(size)} entries (0 to ${size - 1}); there is no entry ${index}`,
    });
  const source = copySource(dir, tree);
  const bundle = Math.floor(index / TILE_WIDTH);
  const entries = decodeEntries(await source.entries(bundle, Math.min(TILE_WIDTH, size - bundle * TILE_WIDTH)));
  const entry = entries?.[index % TILE_WIDTH];
  if (!entry)
    throw new UsageError({
      zh: `账本副本损坏：读不到第 ${index} 条记录，请先用 kuaishu ledger verify 核验`,
      en: `The copy is damaged: entry ${index} cannot be read; kuaishu ledger verify says where`,
    });
  const proof = await proveInclusion({ size, hash: treeHash(tree), source }, index);
  return { size, entry, file: formatProof({ tree, index, proof, checkpoint }) };
}

/** Both or neither, and never over a file that exists (EEXIST): it may be a proof of another entry that somebody relies on. */
async function writeBoth(...files: readonly (readonly [path: string, content: string | Uint8Array])[]): Promise<void> {
  const written: string[] = [];
  try {
    for (const [path, content] of files) {
      await writeFile(path, content, { flag: 'wx' });
      written.push(path);
    }
  } catch (error) {
    for (const path of written) await rm(path, { force: true });
    throw error;
  }
}

/** @throws UsageError that names the file: the two are easily given the other way round. */
function parsed<T>(path: string, parse: (text: string) => T, text: string): T {
  try {
    return parse(text);
  } catch (error) {
    if (!isNamed(error, 'LedgerError')) throw error;
    throw new UsageError({
      zh: `${path} 不是存证证明文件。先写证明文件，再写记录文件。`,
      en: `${path} is no proof file. Name the proof first, then the entry.`,
    });
  }
}

async function copyFolder(dir: string): Promise<void> {
  try {
    await readFile(join(dir, 'checkpoint'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new UsageError({
      zh: `${dir} 里没有账本副本（缺 checkpoint 文件）`,
      en: `${dir} holds no copy of a ledger: it has no file "checkpoint"`,
    });
  }
}

async function verifiersOf(keys: readonly string[]): Promise<NoteVerifier[]> {
  const { parseVerifier } = await import('@kuaishu/ledger');
  return keys.map(parseVerifier);
}

function printReport(report: LogReport, keyed: boolean, lang: Language): void {
  const zh = lang === 'zh';
  print(
    zh ? `记录 ${count(report.size)} 条，根哈希 ${report.root}` : `${count(report.size)} entries, root ${report.root}`,
  );
  if (!keyed)
    print(
      zh
        ? '没有给出可信公钥（--key）：只能证明副本自身一致，不能证明是谁的账本。'
        : 'No trusted key was given (--key): this shows that the copy agrees with itself, not whose ledger it is.',
    );
  else if (report.signedBy.length > 0)
    print(
      zh
        ? `签名成立：${report.signedBy.map(visible).join('、')}`
        : `Signed by ${report.signedBy.map(visible).join(', ')}`,
    );
  if (report.ok) {
    print(
      zh
        ? '核验通过：每条记录、每个瓦片都与检查点相符。'
        : 'Verified: every entry and every tile agrees with the checkpoints.',
    );
    return;
  }
  print(
    zh ? `核验不通过，${count(report.faults.length)} 处有误：` : `Not verified; ${count(report.faults.length)} faults:`,
  );
  for (const { kind, where } of report.faults.slice(0, EXAMPLES)) print(`  ${FAULTS[kind][lang]}  ${where}`);
  if (report.faults.length > EXAMPLES) print(zh ? '  ……（--json 列出其余）' : '  … (--json lists more)');
}

const FAULTS: Readonly<Record<LogReport['faults'][number]['kind'], Readonly<Record<Language, string>>>> = {
  missing: { zh: '缺失', en: 'missing' },
  signature: {
    zh: '没有所给公钥的签名（每棵树的公钥各用一个 --key 给出）',
    en: 'not signed by a key that was given (each tree has its own: --key may be repeated)',
  },
  checkpoint: { zh: '检查点有误', en: 'broken checkpoint' },
  entry: { zh: '记录被改', en: 'entry altered' },
  tile: { zh: '瓦片被改', en: 'tile altered' },
  root: { zh: '根哈希不符', en: 'root differs' },
};
