import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EntrySchema, loadProject, ProjectSchema } from '@kuaishu/catalog';
import iconv from 'iconv-lite';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type DemoSummary, deliverMonth, writeDemo } from './demo.ts';
import { STRIPS } from './strips/all.ts';

const root = mkdtempSync(join(tmpdir(), 'kuaishu-demo-'));
const dir = join(root, 'a');
const summaries: DemoSummary[] = [];
beforeAll(async () => {
  summaries.push(await writeDemo({ dir, people: 1500 }));
  for (let month = 1; month <= 12; month++) summaries.push(await deliverMonth({ dir, month }));
});
afterAll(() => rmSync(root, { recursive: true }));

const lines = (path: string): string[] => readFileSync(path, 'utf8').split('\n').slice(1, -1);
function digest(folder: string): string {
  const hash = createHash('sha256');
  for (const file of (readdirSync(folder, { recursive: true }) as string[]).sort()) {
    if (/\.\w+$/.test(file)) hash.update(file).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex');
}

describe('the demo project', () => {
  test('has at least 14 strips of at least 10 departments, each entry valid and free of lint', async () => {
    expect(STRIPS.length).toBeGreaterThanOrEqual(14);
    expect(new Set(STRIPS.map((strip) => strip.entry.provider.name)).size).toBeGreaterThanOrEqual(10);
    expect(Value.Check(ProjectSchema, parse(readFileSync(join(dir, 'project.yaml'), 'utf8')))).toBe(true);
    for (const file of readdirSync(join(dir, 'catalog'))) {
      expect([...Value.Errors(EntrySchema, parse(readFileSync(join(dir, 'catalog', file), 'utf8')))]).toEqual([]);
    }
    expect((await loadProject(dir)).faults).toEqual([]);
  });

  test('is the same to the byte for the same options, in any order of months', async () => {
    const other = join(root, 'b');
    await writeDemo({ dir: other, people: 1500 });
    for (const month of [12, 3, 7, 1, 2, 4, 5, 6, 11, 10, 9, 8]) await deliverMonth({ dir: other, month });
    expect(digest(other)).toBe(digest(dir));
    const third = join(root, 'c');
    await writeDemo({ dir: third, people: 1500, seed: 1 });
    expect(digest(join(third, 'sources'))).not.toBe(digest(join(dir, 'sources')));
  });

  test('covers the strips that are named, and leaves all others as they were', async () => {
    const plain = join(root, 'plain');
    const covered = join(root, 'covered');
    for (const [folder, more] of [
      [plain, {}],
      [covered, { covered: ['wj_health'] }],
    ] as const)
      await writeDemo({ dir: folder, people: 200, months: 1, ...more });
    const sources = readdirSync(join(plain, 'sources'));
    const differing = sources.filter(
      (file) => !readFileSync(join(plain, 'sources', file)).equals(readFileSync(join(covered, 'sources', file))),
    );
    expect(differing).toEqual(['wj_health-2025-11.tsv']);
    const [heading = '', ...rows] = readFileSync(join(covered, 'sources/wj_health-2025-11.tsv'), 'utf8').split('\n');
    const cells = (column: string) => rows.map((row) => row.split('\t')[heading.split('\t').indexOf(column)] ?? '');
    const whole = (texts: readonly string[], length: number) =>
      texts.filter((t) => t.replace(/\D/g, '').length >= length);
    expect(whole(cells('身份证号'), 15)).toEqual([]);
    expect(whole(cells('联系电话'), 10)).toEqual([]);
    expect(cells('身份证号').filter((t) => /^\d{6}\*{8}\d{3}[\dX]$/.test(t)).length).toBeGreaterThan(rows.length / 3);
    expect((await loadProject(covered)).faults).toEqual([]);
    await expect(writeDemo({ dir: join(root, 'no'), people: 10, covered: ['nobody'] })).rejects.toThrow(
      'no strip nobody',
    );
  });

  test('no delivery is an empty file, however little changed', async () => {
    const small = join(root, 'small');
    await writeDemo({ dir: small, people: 60 });
    const rows = [];
    for (let month = 1; month <= 3; month++) rows.push((await deliverMonth({ dir: small, month })).rows['jj_driver']);
    expect(rows).toContain(0);
    for (const file of readdirSync(join(small, 'sources')))
      expect(statSync(join(small, 'sources', file)).size, file).toBeGreaterThan(0);
  });

  test('a delivery stands in sources whole or not at all', async () => {
    const stopped = join(root, 'stopped');
    await writeDemo({ dir: stopped, people: 60 });
    const before = readdirSync(join(stopped, 'sources'));
    // A folder where the last strip's truth should go: writing breaks off with the others open.
    const last = STRIPS.filter((strip) => strip.delivered(1)).at(-1)?.resource;
    const hindrance = join(stopped, 'truth', 'defects', `${last}-2025-12.csv`);
    mkdirSync(hindrance);
    await expect(deliverMonth({ dir: stopped, month: 1 })).rejects.toThrow('EISDIR');
    expect(readdirSync(join(stopped, 'sources'))).toEqual(before);
    rmSync(hindrance, { recursive: true });
    const { rows, month } = await deliverMonth({ dir: stopped, month: 1 });
    const delivered = Object.keys(rows).filter((resource) => rows[resource]);
    for (const resource of delivered)
      expect(readdirSync(join(stopped, 'sources')).some((file) => file.startsWith(`${resource}-${month}.`))).toBe(true);
  });

  test('the truth names the entity of every row delivered, in order', () => {
    for (const [month, summary] of summaries.entries()) {
      for (const [resource, rows] of Object.entries(summary.rows)) {
        const records = lines(join(dir, 'truth', 'records', `${resource}-${summary.month}.csv`));
        expect(records).toHaveLength(rows);
        records.forEach((line, i) => {
          expect(line.startsWith(`${resource},${summary.month},${i},`)).toBe(true);
        });
        const strip = STRIPS.find((s) => s.resource === resource)!;
        if (strip.file.kind !== 'csv') continue;
        const bytes = readFileSync(join(dir, 'sources', `${resource}-${summary.month}.${strip.file.extension}`));
        const text = iconv.decode(bytes, strip.file.encoding);
        expect(text.trimEnd().split('\n').length - 1, `${resource} in month ${month}`).toBe(rows);
        expect(text.includes('\uFFFD')).toBe(false);
      }
    }
  });

  test('month 9 brings the broken health export and month 10 is mended', () => {
    const broken = (month: number): number =>
      lines(join(dir, 'truth', 'defects', `wj_health-${summaries[month]!.month}.csv`)).filter((line) =>
        line.includes(',出生日期,broken_export,'),
      ).length / summaries[month]!.rows['wj_health']!;
    expect(broken(8)).toBe(0);
    expect(broken(9)).toBeGreaterThan(0.08);
    expect(broken(9)).toBeLessThan(0.17);
    expect(broken(10)).toBe(0);
  });

  test('refuses what makes no sense', async () => {
    await expect(writeDemo({ dir: join(root, 'd'), people: 0 })).rejects.toThrow('people: expected');
    await expect(deliverMonth({ dir, month: 13 })).rejects.toThrow('month: expected');
  });
});
