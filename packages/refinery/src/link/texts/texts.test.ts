import { openDuckDb } from '@kuaishu/engine';
import { describe, expect, it } from 'vitest';
import { linkRecords } from '../link.ts';
import { explainPair } from '../reasons/explain.ts';
import { wordsOf, wordsSql } from './words.ts';

const TEXTS = [
  'sony cyber-shot dsc-w120b 7.2 megapixel mb352ll/b',
  '贵阳市轨道交通3号线一期工程 dsc-w120/b',
  '8-port 10/100 switch',
  '桥 a',
];

describe('words of long texts', () => {
  it('keep codes whole, with and without the letters of a variant, and take Chinese by two characters', () => {
    expect(wordsOf('sony dsc-w120b')).toEqual(['sony', 'dscw120b', 'dscw120']);
    expect(wordsOf('轨道交通')).toEqual(['轨道', '道交', '交通']);
  });

  it('are the same in SQL', async () => {
    const engine = await openDuckDb({ threads: 1, memoryLimitMb: 500 });
    await engine.run(
      `CREATE TABLE texts AS SELECT * FROM (VALUES ${TEXTS.map((text, i) => `(${i}, '${text}')`).join(', ')}) t(i, n)`,
    );
    const rows = await engine.query<{ i: number; t: string }>(wordsSql('texts', 'n'));
    engine.close();
    TEXTS.forEach((text, i) => {
      expect(
        rows
          .filter((row) => row.i === i)
          .map((row) => row.t)
          .sort(),
      ).toEqual(wordsOf(text).sort());
    });
  });
});

describe('two lists of projects', () => {
  it('are linked by their titles, and the explanation gives the evidence of the level the engine saw', async () => {
    const places = ['花溪', '乌当', '白云', '清镇', '开阳', '修文', '息烽', '云岩', '南明', '观山湖'];
    const works = [
      '人民医院综合楼',
      '第三小学教学楼',
      '污水处理厂管网',
      '农村公路改造',
      '水库除险加固',
      '智慧停车系统',
    ];
    const titles = places.flatMap((place, p) => works.map((work, w) => `${place}区${work}建设项目${p}${w}标段`));
    const rows = [
      ...titles.map((title, i) => `(${i}, 0, '${title}')`),
      ...titles.map((title, i) => `(${i + titles.length}, 1, '关于${title.replace('建设项目', '项目')}招标公告')`),
    ];
    const engine = await openDuckDb({ threads: 1, memoryLimitMb: 1000 });
    await engine.run(`CREATE TABLE projects AS SELECT * FROM (VALUES ${rows.join(', ')}) t(rec, src, title)`);
    const result = await linkRecords(engine, {
      table: 'projects',
      fields: [{ attribute: 'title', kind: 'long_text', exclusive: false }],
      mode: 'link',
    });
    const edges = await engine.query<{ a: number; b: number }>(`SELECT a, b FROM "${result.edges}" ORDER BY a, b`);
    const again = await linkRecords(engine, {
      table: 'projects',
      fields: [{ attribute: 'title', kind: 'long_text', exclusive: false }],
      mode: 'link',
      prefix: 'again_',
      model: result.model,
    });
    expect(await engine.query(`SELECT a, b FROM "${again.edges}" ORDER BY a, b`)).toEqual(edges);
    const sims = await engine.query<{ l: string; r: string; level: number }>(
      `SELECT x.title AS l, y.title AS r, CAST(s.pattern AS INTEGER) AS level FROM link_scored s JOIN link_prepared p ON p.i = s.a JOIN link_prepared q ON q.i = s.b JOIN projects x ON x.rec = p.rec JOIN projects y ON y.rec = q.rec`,
    );
    engine.close();
    const right = edges.filter(({ a, b }) => b === a + titles.length).length;
    expect(right / Math.max(1, edges.length)).toBeGreaterThan(0.95);
    expect(right / titles.length).toBeGreaterThan(0.9);
    const ids = result.model.fields[0]?.levels.map((level) => level.id) ?? [];
    expect(sims.length).toBeGreaterThan(titles.length);
    for (const { l, r, level } of sims)
      expect(explainPair(result.model, { title: l }, { title: r }).evidence[0]?.level).toBe(ids[level - 1]);
  });
});
