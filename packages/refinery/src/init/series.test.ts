import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftProject } from './draft-project.ts';
import { globOf } from './series.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kuaishu-series-test-'));
});
afterEach(async () => rm(dir, { recursive: true, force: true }));

async function files(named: Readonly<Record<string, string>>): Promise<string[]> {
  const paths = Object.keys(named).map((name) => join(dir, name));
  for (const [i, text] of Object.values(named).entries()) await writeFile(paths[i] ?? '', text);
  return paths;
}
const lines = (heading: string, n: number, row: (i: number) => string) =>
  [heading, ...Array.from({ length: n }, (_, i) => row(i))].join('\n');
const yearly = (year: number) => lines('区划,年份,人口', 30, (i) => `5201${10 + i},${year},${1000 * i + year}`);

describe('editions of one data set', () => {
  it('become one entry with their cadence; a statistic adds, whatever order the files were given in', async () => {
    const given = await files({
      '人口-2020.csv': yearly(2020),
      '人口-2019.csv': yearly(2019),
      '人口-2021.csv': yearly(2021),
      '学校.csv': lines('名称,区划', 30, (i) => `学校${i},5201${10 + i}`),
    });
    const { entries, guesses } = await draftProject(join(dir, 'p'), given);
    expect(entries.map(({ entry, rows, files: of }) => [entry, rows, of?.length])).toEqual([
      ['rk', 90, 3],
      ['xx', 30, undefined],
    ]);
    expect(guesses.find(({ entry, what }) => entry === 'rk' && what === 'cadence')).toMatchObject({ value: 'yearly' });
    const yaml = await readFile(join(dir, 'p', 'catalog', 'rk.yaml'), 'utf8');
    expect(yaml).toContain('"sources/人口-[0-9][0-9][0-9][0-9].csv"');
    expect(yaml).toContain('delivery: increment');
    expect(yaml).toContain('；2019 至 2021 共 3 期。');
  });

  it('replace each other when the newer repeats the keys of the older', async () => {
    const register = (month: string) => lines('编号,名称,月份', 40, (i) => `A${i},name ${i},${month}`);
    const given = await files({ 'reg_202501.csv': register('01'), 'reg_202502.csv': register('02') });
    const { entries, guesses } = await draftProject(join(dir, 'p'), given);
    expect(entries).toMatchObject([{ entry: 'reg', rows: 40 }]);
    expect(guesses.find(({ what }) => what === 'delivery')).toMatchObject({ value: 'full' });
    expect(guesses.find(({ what }) => what === 'cadence')).toMatchObject({ value: 'monthly' });
    expect(guesses.find(({ what }) => what === 'abstract')?.text?.en).toMatch(/; newest edition 2025-02\.$/);
  });

  it('are kept apart where their columns differ', async () => {
    const given = await files({ 'a-2019.csv': yearly(2019), 'a-2020.csv': yearly(2020).replace('人口', '户数') });
    expect((await draftProject(join(dir, 'p'), given)).entries).toHaveLength(2);
  });

  it('have a glob that takes next year’s file and no other', () => {
    expect(globOf(['a-2019.csv', 'a-2020.csv'], ['a-b.csv'])).toBe('a-[0-9][0-9][0-9][0-9].csv');
    expect(globOf(['a-2019.csv', 'a-2020.csv'], ['a-2021.csv'])).toBeUndefined();
    expect(globOf(['a-2019.csv', 'b-2020.csv'], [])).toBeUndefined();
  });
});
