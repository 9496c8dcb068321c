import { DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { iso } from '../base/dates.ts';
import { rowSpoiler } from '../defects/row-spoiler.ts';
import { STRIPS } from '../strips/all.ts';
import type { PersonRow } from '../strips/person-rows.ts';
import type { Row } from '../strips/strip.ts';
import { MENDABLE } from '../truth/golden.ts';
import { population } from '../world/population.ts';
import { loadRegions } from '../world/regions.ts';
import { deliveriesAt, truthOfSql } from './deliveries.ts';
import { detectionSql, falseAlarmSql, findableSql } from './found-defects.ts';
import { clusterEntitySql, goldenCellsSql } from './golden-cells.ts';
import { type NaiveRecord, naiveClusters, naiveRuleSql } from './naive.ts';
import { PairCounts, pairwiseSql } from './pairs.ts';

let db: DuckDBConnection;
beforeAll(async () => {
  db = await DuckDBConnection.create();
});
afterAll(() => db.closeSync());

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  return (await (await db.runAndReadAll(sql)).getRowObjectsJson()) as Record<string, unknown>[];
}
const text = (value: string | null): string => (value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`);
const table = (columns: string, data: readonly (readonly (string | number | null)[])[]): string =>
  `(SELECT * FROM (VALUES ${data.map((row) => `(${row.map((v) => (typeof v === 'number' ? v : text(v))).join(', ')})`).join(', ')}) AS v(${columns}))`;

const partition = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 40 });

describe('pairwise scores', () => {
  test('by counting equal those by listing every pair', () => {
    fc.assert(
      fc.property(partition, (records) => {
        let [t, p, both] = [0, 0, 0];
        records.forEach(([e, c], i) => {
          for (const [f, d] of records.slice(i + 1)) {
            if (e === f) t++;
            if (c === d) p++;
            if (e === f && c === d) both++;
          }
        });
        const counts = new PairCounts();
        for (const [e, c] of records) counts.add(String(e), String(c));
        const score = counts.score();
        return score.truePairs === t && score.predictedPairs === p && score.commonPairs === both;
      }),
    );
  });

  test('in SQL equal those in memory, with records that have no cluster', async () => {
    const records = Array.from({ length: 200 }, (_, i) => ({
      entity: `P${(i * 7) % 23}`,
      cluster: i % 11 === 0 ? null : String((i * 5) % 31),
    }));
    const counts = new PairCounts();
    for (const { entity, cluster } of records) counts.add(entity, cluster ?? undefined);
    const truth = table('resource, month, "row", entity', [
      ...records.map(({ entity }, i) => ['a', '2025-11', i, entity]),
      ['a', '2025-11', 999, 'O1'],
    ]);
    const clusters = table(
      'resource, month, "row", cluster',
      records.map(({ cluster }, i) => ['a', '2025-11', i, cluster]),
    );
    const [answer] = await rows(pairwiseSql(truth, clusters));
    const score = counts.score();
    expect(Number(answer!['records'])).toBe(200);
    expect(Number(answer!['true_pairs'])).toBe(score.truePairs);
    expect(Number(answer!['predicted_pairs'])).toBe(score.predictedPairs);
    expect(Number(answer!['common_pairs'])).toBe(score.commonPairs);
    expect(Number(answer!['f1'])).toBeCloseTo(score.f1, 12);
  });
});

describe("a run's truth", () => {
  test('is the newest delivery of full strips and every one of increments', async () => {
    const months = (resource: string): string[] =>
      deliveriesAt(3)
        .filter((d) => d.resource === resource)
        .map((d) => d.month);
    expect(months('ga_hukou')).toEqual(['2026-02']);
    expect(months('jy_student')).toEqual(['2025-11']);
    expect(months('mz_marriage')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    const truth = table('resource, month, "row", entity', [
      ['ga_hukou', '2025-11', 0, 'P1'],
      ['ga_hukou', '2026-02', 0, 'P2'],
      ['mz_marriage', '2025-12', 4, 'P3'],
    ]);
    const answer = await rows(`SELECT entity FROM ${truthOfSql(truth, deliveriesAt(3))} AS t ORDER BY entity`);
    expect(answer.map((row) => row['entity'])).toEqual(['P2', 'P3']);
  });
});

describe('the naive rule', () => {
  test('is the same in SQL and in memory', async () => {
    const records: NaiveRecord[] = [
      { id: '1', name: '王芳', birth: '1990-01-01' },
      { id: '', name: '王芳', birth: '1990-01-01' },
      { id: '0', name: '王芳', birth: '1990-01-01' },
      { id: '', name: '李娜', birth: '1990-01-01' },
      { id: '', name: '李娜', birth: '1990-01-01' },
      { id: '', name: '', birth: '1990-01-01' },
      { id: '', name: '', birth: '1990-01-01' },
    ];
    const none = (s: string): string | null => (s === '' ? null : s);
    const input = table(
      'resource, month, "row", resident_id, person_name, birth_date',
      records.map((r, i) => ['a', 'm', i, none(r.id), none(r.name), none(r.birth)]),
    );
    const answer = await rows(`SELECT cluster FROM (${naiveRuleSql(input)}) AS n ORDER BY "row"`);
    const group = (keys: readonly unknown[]): number[] => keys.map((key) => keys.indexOf(key));
    expect(group(answer.map((row) => row['cluster']))).toEqual(group(naiveClusters(records)));
    expect(group(naiveClusters(records))).toEqual([0, 1, 1, 3, 3, 5, 6]);
  });

  test('is not enough for the demo, even on values cleaned as well as a cell alone allows', () => {
    const counts = new PairCounts();
    const list: NaiveRecord[] = [];
    const entities: string[] = [];
    for (const strip of STRIPS.filter((s) => s.entry.subject === 'person')) {
      const spoil = rowSpoiler(strip, 0);
      const column = (element: string): number => strip.columns.findIndex((c) => c.element === element);
      const places = { id: column('resident_id'), name: column('person_name'), birth: column('birth_date') };
      for (const block of population({ seed: 20170424, people: 6000 }, loadRegions())) {
        strip.rows(block, 0, (row: Row, entity) => {
          const { cells, faults } = spoil(row);
          const read = (place: number, right: string): string => {
            const fault = faults.find((f) => f.column === place && !MENDABLE.has(f.kind));
            if (
              place < 0 ||
              fault?.kind === 'missing' ||
              fault?.kind === 'null_word' ||
              fault?.kind === 'scientific' ||
              fault?.kind === 'shifted'
            )
              return '';
            return fault ? cells[place]! : right;
          };
          const { person } = row as PersonRow;
          list.push({
            id: read(places.id, person.id),
            name: read(places.name, strip.columns[places.name]!.write(row)),
            birth: read(places.birth, iso(person.born)),
          });
          entities.push(entity);
        });
      }
    }
    naiveClusters(list).forEach((cluster, i) => {
      counts.add(entities[i]!, cluster);
    });
    const { f1, precision, recall } = counts.score();
    expect(f1).toBeLessThan(0.97);
    expect(f1).toBeGreaterThan(0.9);
    expect(precision).toBeLessThan(0.995);
    expect(recall).toBeLessThan(0.97);
  });
});

describe('golden cells and found defects', () => {
  test('a cell is right when it says the same in another spelling', async () => {
    const golden = table('entity, person_name, birth_date, address', [
      ['P1', '杨秀英', '1950-03-09', '贵州省毕节市大方县大山苗族彝族乡柏杉村10组70号'],
      ['P2', '石磊', '', '贵州省黔东南苗族侗族自治州凯里市大十字街道民族路3号2栋1单元501号'],
    ]);
    const block = table('cluster, person_name, birth_date, address', [
      ['c1', '杨秀英', '1950-03-09', '大方县大山苗族彝族乡柏杉村十组70号'],
      ['c2', '石雷', '1990-01-01', '凯里市大十字街道民族路3号2栋1单元501室'],
    ]);
    const truth = table('resource, month, "row", entity', [
      ['a', 'm', 0, 'P1'],
      ['a', 'm', 1, 'P2'],
      ['a', 'm', 2, 'P1'],
      ['a', 'm', 3, 'P1'],
    ]);
    const clusters = table('resource, month, "row", cluster', [
      ['a', 'm', 0, 'c1'],
      ['a', 'm', 1, 'c2'],
      ['a', 'm', 2, 'c1'],
      ['a', 'm', 3, 'c2'],
    ]);
    const entities = await rows(`${clusterEntitySql(truth, clusters)} ORDER BY cluster`);
    // The tie in c2 goes to the smaller entity.
    expect(entities).toEqual([
      { cluster: 'c1', entity: 'P1' },
      { cluster: 'c2', entity: 'P1' },
    ]);
    const answer = await rows(
      goldenCellsSql(
        golden,
        block,
        table('cluster, entity', [
          ['c1', 'P1'],
          ['c2', 'P2'],
        ]),
        ['person_name', 'birth_date', 'address'],
      ),
    );
    expect(answer.map((row) => [row['attribute'], Number(row['cells']), Number(row['correct'])])).toEqual([
      ['person_name', 2, 1],
      ['birth_date', 1, 1],
      ['address', 2, 2],
    ]);
  });

  test('detection and false alarms are counted by cell', async () => {
    const defects = table('resource, month, "row", item, attribute, class', [
      ['a', 'm', 0, '姓名', 'person_name', 'homophone'],
      ['a', 'm', 1, '证号', 'resident_id', 'wrong_digit'],
      ['a', 'm', 2, '', null, 'duplicate'],
      ['a', 'm', 3, '证号', 'resident_id', 'shifted'],
      ['a', 'm', 4, '电话', 'mobile', 'wrong_phone'],
      ['a', 'm', 5, '电话', 'mobile', 'wrong_phone'],
      ['a', 'm', 6, '电话', 'mobile', 'wrong_phone'],
      ['a', 'm', 7, '证号', 'resident_id', 'borrowed_id'],
    ]);
    const stated = table('entity, resource, month, "row", attribute, value', [
      ['P0', 'a', 'm', 0, 'person_name', '王放'],
      ['P0', 'b', 'm', 0, 'person_name', '王芳'],
      ['P4', 'a', 'm', 4, 'mobile', '13800000001'],
      ['P5', 'a', 'm', 5, 'mobile', '13800000002'],
      ['P5', 'b', 'm', 5, 'mobile', '13800000003'],
    ]);
    const found = table('resource, month, "row", item, kind', [
      ['a', 'm', 1, '证号', 'fault'],
      ['a', 'm', 1, '出生日期', 'fault'],
      ['a', 'm', 2, '姓名', 'discrepancy'],
      ['a', 'm', 3, '', 'double'],
      ['a', 'm', 0, '', 'double'],
      ['a', 'm', 5, '电话', 'discrepancy'],
      ['a', 'm', 5, '电话', 'suspect'],
      ['a', 'm', 7, '姓名', 'suspect'],
      ['a', 'm', 9, '性别', 'fault'],
    ]);
    const findable = `(${findableSql(defects, stated)})`;
    const answer = await rows(detectionSql(findable, found));
    const of = (name: string) => {
      const row = answer.find((r) => r['class'] === name)!;
      return ['seeded', 'found', 'suspected', 'findable', 'findable_found'].map((key) => Number(row[key]));
    };
    expect(of('wrong_digit')).toEqual([1, 1, 0, 1, 1]);
    expect(of('duplicate')).toEqual([1, 1, 0, 1, 1]);
    expect(of('shifted')).toEqual([1, 1, 0, 1, 1]);
    // a report on the row does not find a wrong name in it
    expect(of('homophone')).toEqual([1, 0, 0, 1, 0]);
    // the only number that anybody has cannot be told wrong; one that another strip contradicts can; one that became unreadable speaks for itself
    expect(of('wrong_phone')).toEqual([3, 1, 1, 2, 1]);
    expect(of('borrowed_id')).toEqual([1, 1, 1, 1, 1]);
    const [alarms] = await rows(falseAlarmSql(defects, `(SELECT * FROM ${found} WHERE kind = 'fault')`, 1000));
    expect([Number(alarms!['false_alarms']), Number(alarms!['rate'])]).toEqual([1, 0.001]);
  });
});
