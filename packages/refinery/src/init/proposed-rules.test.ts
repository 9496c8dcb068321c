/** Rules that a file's own rows propose, from the file through the drafted entry to the check of the same file. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEntry } from '@kuaishu/catalog';
import { openDuckDb } from '@kuaishu/engine';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkOneFile } from '../check/check-file.ts';
import { draftProject } from './draft-project.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kuaishu-rules-test-'));
});
afterEach(async () => rm(dir, { recursive: true, force: true }));

const STATES = ['Oregon', 'Nevada', 'Texas', 'Maine'];

it('finds the slips of a file by rules that it drafted from the same file, with what they should be, and calls nothing else wrong', async () => {
  const rows = Array.from({ length: 240 }, (_, i) => {
    const shop = i % 12;
    const state = STATES[shop % 4] ?? '';
    return [
      `shop ${shop}`,
      i === 100 ? 'Txeas' : state,
      `${12 + (i % 5)}.0 ${i % 3 ? 'oz' : 'ounce'}`,
      i === 30 ? "d''Or" : `brew ${i}`,
    ];
  });
  const file = join(dir, 'shops.csv');
  await writeFile(file, ['shop,state,size,brew', ...rows.map((row) => row.join(','))].join('\n'));
  const { guesses } = await draftProject(join(dir, 'p'), [file]);
  expect(guesses.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['rule:dependency:state', 'rule:unit:size', 'rule:residue:brew']),
  );
  const [name = ''] = await readdir(join(dir, 'p', 'catalog'));
  const entry = readEntry(await readFile(join(dir, 'p', 'catalog', name), 'utf8'), name).value;
  if (!entry) throw new Error('the draft cannot be read');
  expect(entry.dependencies).toContainEqual({ from: ['shop'], to: 'state' });
  expect(entry.items.find((item) => item.name === 'size')).toMatchObject({ type: 'N', unit: 'oz' });
  const engine = await openDuckDb({ threads: 1 });
  try {
    const { faults, quarantined, changes } = await checkOneFile(engine, file, entry, '2026-01-31', { changes: true });
    expect(quarantined).toBe(0);
    expect(new Map(faults.map(({ row, item, repair }) => [`${row} ${item}`, repair]))).toEqual(
      new Map([
        ['32 brew', "d'Or"],
        ['102 state', 'Oregon'],
      ]),
    );
    expect(changes?.filter((change) => change.by !== 'clean')).toHaveLength(2);
    expect(changes?.find((change) => change.row === 2)).toEqual({
      row: 2,
      item: 'size',
      value: '12.0 ounce',
      becomes: '12',
      by: 'clean',
    });
  } finally {
    engine.close();
  }
});

it('keeps as text what reads as nothing it was taken for', async () => {
  const file = join(dir, 'scores.csv');
  await writeFile(file, ['name,Score', ...Array.from({ length: 60 }, (_, i) => `n${i},${i}%`)].join('\n'));
  const { entries } = await draftProject(join(dir, 'p'), [file]);
  expect(entries[0]?.items[1]).toMatchObject({ item: 'Score', element: null });
});

it('proposes what a coded cell should be in the words of the file', async () => {
  const file = join(dir, 'people.csv');
  const rows = Array.from({ length: 80 }, (_, i) => `group ${i % 8},${i === 17 ? '女' : i % 8 < 4 ? '男' : '女'}`);
  await writeFile(file, ['班组,性别', ...rows].join('\n'));
  await draftProject(join(dir, 'p'), [file]);
  const [name = ''] = await readdir(join(dir, 'p', 'catalog'));
  const entry = readEntry(await readFile(join(dir, 'p', 'catalog', name), 'utf8'), name).value;
  if (!entry) throw new Error('the draft cannot be read');
  expect(entry.items[1]).toMatchObject({ element: 'sex' });
  const engine = await openDuckDb({ threads: 1 });
  try {
    const { faults } = await checkOneFile(engine, file, entry, '2026-01-31');
    expect(faults).toMatchObject([{ row: 19, item: '性别', value: '女', repair: '男' }]);
  } finally {
    engine.close();
  }
});
