/**
 * Real data, refined as it stands: what is known to be wrong with it (counted by hand beforehand) is found, with the same counts. The data is not
 * part of the project; KUAISHU_DATA names its folder, by default `shared/data` beside the repository.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Engine, literal, openDuckDb } from '@kuaishu/engine';
import { openStore, profileFile, type RunManifest, runProject, type StoreReader } from '@kuaishu/refinery';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawPairs, readSpellings, type Stratum } from './truth/draw-pairs.ts';

const data = resolve(process.env['KUAISHU_DATA'] ?? resolve(import.meta.dirname, '../../../shared/data'));
const present = existsSync(join(data, 'gov', 'opendata_catalog'));
if (!present) {
  const why = `the public data is not at ${data}; set KUAISHU_DATA to its folder`;
  if (process.env['CI']) throw new Error(why);
  console.warn(`guizhou-public is not tested: ${why}`);
}

const providers = ['anshun', 'bijie', 'guiyang', 'liupanshui', 'qiannan', 'zunyi'];

describe.skipIf(!present)('the public data of Guizhou', () => {
  let root: string;
  let engine: Engine;
  let manifest: RunManifest;
  let store: StoreReader;
  const before = process.env['KUAISHU_DATA'];

  beforeAll(async () => {
    process.env['KUAISHU_DATA'] = data;
    root = await mkdtemp(join(tmpdir(), 'kuaishu-guizhou-public-'));
    manifest = await runProject({ project: import.meta.dirname, store: root, asOf: '2026-07-31' });
    store = openStore(root);
    engine = await openDuckDb({ threads: 2 });
  }, 300_000);

  afterAll(async () => {
    if (before === undefined) delete process.env['KUAISHU_DATA'];
    else process.env['KUAISHU_DATA'] = before;
    store?.close();
    engine?.close();
    await rm(root, { recursive: true, force: true });
  });

  const rows = (resource: string) => manifest.resources.find((r) => r.resource === resource)?.rows;
  const faults = (resource: string, rule: string) =>
    manifest.checks.find((c) => c.resource === resource && c.rule === rule)?.faults;
  const block = (name: string) => manifest.blocks.find((b) => b.block === name);
  const cleaned = (resource: string) => {
    const outputs = manifest.steps.find((step) => step.name === 'clean')?.outputs ?? [];
    const files = outputs.filter((output) => output.path.split('/').includes(resource));
    return `read_parquet([${files.map((file) => literal(join(root, file.path))).join(', ')}])`;
  };
  const count = async (resource: string, condition: string) =>
    Number((await engine.query(`SELECT count(*) AS n FROM ${cleaned(resource)} WHERE ${condition}`))[0]?.['n']);

  it('becomes seven blocks, every row accounted for', () => {
    expect(manifest.state).toBe('published');
    for (const step of manifest.steps) expect(step.in, step.name).toBe(step.out + step.quarantined);
    expect(manifest.steps[0]).toMatchObject({ name: 'collect', in: 371_975, out: 371_975, quarantined: 0 });
    expect(manifest.blocks.map((b) => b.block).sort()).toEqual([
      'air',
      'datasets',
      'divisions',
      'organisations',
      'places',
      'prices',
      'projects',
    ]);
  });

  it('the open data catalogue: what was never filled in, copied or pasted from a web page', async () => {
    expect(rows('portal')).toBe(9190);
    expect(faults('portal', 'theme-chosen')).toBe(2025);
    expect(faults('portal', 'trade-chosen')).toBe(2352);
    // 2,325 are equal letter by letter, 6 more but for blanks and line ends around them
    expect(faults('portal', 'summary-says-more')).toBe(2325 + 6);
    expect(faults('portal', 'summary-plain')).toBe(216);
    expect(block('datasets')).toMatchObject({ entities: 9190 });
    const [again] = await engine.query(
      `SELECT count(*) - count(DISTINCT concat_ws(chr(31), resource_name, provider)) AS titled, count(*) - (SELECT count(*) FROM (SELECT DISTINCT resource_name, resource_summary, resource_theme, provider, trade, updated_at, published_at, openness, frequency, data_format FROM ${cleaned('portal')})) AS whole FROM ${cleaned('portal')}`,
    );
    expect(again).toEqual({ titled: 179, whole: 18 });
    expect(await count('portal', "frequency = '实时'")).toBe(6363);
    expect(faults('portal', 'realtime-fresh')).toBe(6095);
  });

  it('organisations: 599 spellings of providers, labels in place of names, words for no name', async () => {
    const all = providers.map((city) => `SELECT org_name FROM ${cleaned(`providers-${city}`)}`).join(' UNION ALL ');
    const [spellings] = await engine.query(`SELECT count(DISTINCT org_name) AS n, count(*) AS rows FROM (${all})`);
    expect(Number(spellings?.['n'])).toBe(599);
    expect(Number(spellings?.['rows'])).toBe(9190);
    // one spelling ends in a blank
    for (const city of providers) expect(await count(`providers-${city}`, 'org_name <> trim(org_name)')).toBe(0);
    expect(faults('plan-agencies', 'a-name')).toBe(104);
    // "/" 46 times, and four empty cells
    expect(faults('plan-agencies', 'required:org_name')).toBe(50);
    expect(faults('notice-agencies', 'required:org_name')).toBe(189);
    expect(faults('notice-buyers', 'required:org_name')).toBe(147);
  });

  it('organisations: pairs of spellings judged by hand, drawn at random of those joined and those left apart', async () => {
    const judged = await engine.query<{ stratum: Stratum; left: string; right: string; same: string }>(
      `SELECT stratum, "left", "right", same FROM read_csv(${literal(join(import.meta.dirname, 'truth', 'pairs.csv'))}, all_varchar = true)`,
    );
    expect(judged).toHaveLength(150);
    const spellings = await readSpellings(engine, root);
    const bodies = Map.groupBy(spellings, (spelling) => spelling.name);
    const joined = (left: string, right: string) =>
      bodies.get(left)?.some((l) => bodies.get(right)?.some((r) => r.entity === l.entity)) ?? false;
    const { sizes } = drawPairs(spellings);
    const seen = (stratum: Stratum) => judged.filter((pair) => pair.stratum === stratum);
    // every pair stands for as many as its stratum has for each one drawn
    const weighed = (wanted: (same: boolean, found: boolean) => boolean) =>
      judged
        .filter((pair) => wanted(pair.same === 'yes', joined(pair.left, pair.right)))
        .reduce((sum, { stratum }) => sum + sizes[stratum] / seen(stratum).length, 0);
    const right = weighed((same, found) => same && found);
    expect(right / weighed((_, found) => found)).toBe(1);
    // one pair in 94 of the near ones, a misprint (颉 for 额), is missed
    expect(right / weighed((same) => same)).toBeGreaterThan(0.85);
    // nothing is joined that the draw did not see
    expect(sizes.joined).toBe(seen('joined').length);
    expect(block('organisations')).toMatchObject({ records: 15_977, entities: 4924 });
  });

  it('universities: 69 of Guizhou, codes against addresses', async () => {
    expect(rows('universities')).toBe(2631);
    // 41, then the region: one more of Guizhou, 贵州航空职业技术学院, has a code that begins with 42
    expect(await count('universities', "starts_with(school_code, '4152')")).toBe(69);
    expect(await count('universities', "substr(school_code, 3, 2) = '52'")).toBe(70);
    expect(faults('universities', 'code-shape')).toBe(13);
    // 河北工业大学 in 天津 and 西藏民族大学 in 咸阳 are true; 莱芜市 and 嘉峪关市 were not known by name
    expect(
      await count(
        'universities',
        "org_name IN ('河北工业大学', '西藏民族大学') AND substr(school_code, 3, 2) <> substr(reg_region, 1, 2)",
      ),
    ).toBe(2);
  });

  it('tender plans: amounts in all shapes are read or refused, never guessed', async () => {
    expect(rows('plans')).toBe(1323);
    // 1,323 cells: 1,309 "9万元", "约9" and "约9万元" are read; 3 "统一社会信用代码" and 9 with a second figure in them are not
    expect(faults('plans', 'readable:budget_amount')).toBe(12);
    expect(await count('plans', 'budget_amount IS NOT NULL')).toBe(1311);
    // of 1,000 notices 740 say nothing
    expect(await count('notices', 'budget_amount IS NOT NULL')).toBe(
      1000 - 740 - (faults('notices', 'readable:budget_amount') ?? 0),
    );
    expect(faults('plans', 'agency-a-name')).toBe(104);
    // 1,172 investment codes are 1,172 projects; notices carry none and name what a plan names otherwise
    const [codes] = await engine.query(`SELECT count(DISTINCT project_no) AS n FROM ${cleaned('plans')}`);
    expect(Number(codes?.['n'])).toBe(1172);
    const projects = block('projects');
    expect(projects).toMatchObject({ records: 2323, entities: 2062 });
    const clusters = manifest.steps
      .find((step) => step.name === 'link')
      ?.outputs.find((output) => output.path.endsWith('/project/clusters.parquet'));
    const plans = manifest.resources.find((r) => r.resource === 'plans');
    const [placed] = await engine.query(
      `SELECT count(DISTINCT ent) AS n FROM read_parquet(${literal(join(root, clusters?.path ?? ''))}) WHERE rec >= ${plans?.offset} AND rec < ${(plans?.offset ?? 0) + 1323}`,
    );
    expect(Number(placed?.['n'])).toBe(1172);
    // a project is found by its investment code, and by the number of a plan
    for (const number of ['2604-520626-04-01-811080', '899406']) {
      const { hits } = await store.search('projects', number);
      expect(hits.map((hit) => hit.label)).toEqual(['德江县南部稳坪片区农村规模化供水工程']);
    }
    // no notice bears a number; 25 of them go on from the title of one of 15 plans
    const notices = manifest.resources.find((r) => r.resource === 'notices')?.offset ?? 0;
    const [joined] = await engine.query(
      `SELECT count(*) AS plans, CAST(sum(n) AS BIGINT) AS notices FROM (SELECT ent, sum(CASE WHEN rec >= ${notices} AND rec < ${notices + 1000} THEN 1 ELSE 0 END) AS n, sum(CASE WHEN rec >= ${plans?.offset} AND rec < ${(plans?.offset ?? 0) + 1323} THEN 1 ELSE 0 END) AS p FROM read_parquet(${literal(join(root, clusters?.path ?? ''))}) GROUP BY ent) AS g WHERE n > 0 AND p > 0`,
    );
    expect(joined).toEqual({ plans: 15, notices: 25 });
  });

  it('boundaries: every repair counted, areas as known', async () => {
    const repairs = (word: string) =>
      `CAST(sum(CAST(coalesce(nullif(regexp_extract(boundary_repairs, '${word} ([0-9]+)', 1), ''), '0') AS BIGINT)) AS BIGINT)`;
    const [counties] = await engine.query(
      `SELECT ${repairs('重复点')} AS repeated, ${repairs('改走向')} AS turned, ${repairs('尖刺')} AS spikes, ${repairs('补闭合')} AS closed, round(sum(boundary_area)) AS area FROM ${cleaned('boundaries')}`,
    );
    // the areas of the polygons as delivered, in GCJ-02, are 176,441 km²
    expect(counties).toEqual({ repeated: 27_802, turned: 110, spikes: 900, closed: 0, area: 176_379 });
    expect(faults('boundaries', 'boundary-sound')).toBe(88);
    expect(faults('boundaries', 'boundary-simple')).toBe(19);
    expect(faults('boundaries-2012', 'boundary-simple')).toBe(2);
    const old = await engine.query(
      `SELECT region_code, place_name FROM ${cleaned('boundaries-2012')} WHERE place_name LIKE '%地区' ORDER BY 1`,
    );
    expect(old.map((r) => Object.values(r))).toEqual([
      ['520500', '毕节地区'],
      ['520600', '铜仁地区'],
    ]);
  });

  it('air: rows again, an index that does not follow from its values', () => {
    expect(rows('air')).toBe(27);
    expect(faults('air', 'unique:key')).toBe(2);
    // of 23 stations with all six values one, 3726A
    expect(faults('air', 'aqi-recomputes')).toBe(1);
    expect(block('air')).toMatchObject({ entities: 25 });
  });

  it('divisions: retired codes are placed where they belong now, stale names beside the present ones', async () => {
    const moved = await engine.query<{ region_code: string; place_name: string }>(
      `SELECT region_code, place_name FROM ${cleaned('boundaries')} WHERE place_name IN ('水城县', '盘县', '黔西县', '兴仁县') ORDER BY 1`,
    );
    expect(moved.map((r) => [r.region_code, r.place_name])).toEqual([
      ['520204', '水城县'],
      ['520281', '盘县'],
      ['520581', '黔西县'],
      ['522302', '兴仁县'],
    ]);
    const retired = await engine.query<{ region_code: string; names: string }>(
      `SELECT region_code, string_agg(DISTINCT name_then, ' ' ORDER BY name_then) AS names FROM ${cleaned('editions')} WHERE region_code IN ('520300', '520302', '520111', '520403', '520502') GROUP BY 1 ORDER BY 1`,
    );
    expect(Object.fromEntries(retired.map((r) => [r.region_code, r.names.split(' ')]))).toMatchObject({
      '520300': expect.arrayContaining(['遵义地区', '遵义市']),
      '520302': expect.arrayContaining(['红花岗区', '遵义市']),
      '520111': expect.arrayContaining(['小河区', '花溪区']),
      '520403': expect.arrayContaining(['平坝区', '平坝县']),
      '520502': expect.arrayContaining(['七星关区', '毕节市', '毕节县']),
    });
    expect(await count('editions', "starts_with(region_code, '52') AND NOT region_code_ok")).toBe(0);
    expect(rows('boundaries')).toBe(88);
    expect(await count('counties', "starts_with(region_code, '52')")).toBe(88);
    const { hits } = await store.search('divisions', '520581');
    expect(hits).toHaveLength(1);
    const entity = await store.entity('divisions', hits[0]?.entity ?? '');
    expect(entity?.cells.find((c) => c.attribute === 'place_name')).toMatchObject({ value: '黔西市' });
    expect(entity?.cells.find((c) => c.attribute === 'boundary')?.source?.file).toBe(
      '${KUAISHU_DATA}/admin/geo/guizhou_counties_raw/毕节市/黔西县.geojson',
    );
  });

  it('townships: rare characters are intact in GB18030 and noticed as lost elsewhere', async () => {
    expect(rows('streets-gb18030')).toBe(1510);
    expect(manifest.resources.find((r) => r.resource === 'streets-gb18030')?.deliveries[0]?.encoding).toBe('gb18030');
    for (const name of ['㵲水街道', '桴㯊镇'])
      expect(await count('streets-gb18030', `place_name = ${literal(name)}`)).toBe(1);
    expect(faults('towns-2021', 'no-lost-character')).toBe(1);
    expect(await count('towns-2021', "place_name = '?水街道' AND place_region = '522626'")).toBe(1);
    // 1,505 of 1,511 townships of Guizhou have the same name in the same county in both sources
    const [same] = await engine.query(
      `SELECT count(*) AS n FROM ${cleaned('towns-2021')} AS t JOIN ${cleaned('streets-gb18030')} AS s ON t.place_region = s.place_region AND t.place_name = s.place_name`,
    );
    expect(Number(same?.['n'])).toBe(1505);
    // of the six that differ four are one place written otherwise; 三宝彝族乡 and 羊艾农场 have no counterpart
    const offset = (resource: string) => manifest.resources.find((r) => r.resource === resource)?.offset ?? 0;
    const named = ['streets', 'towns-2021'].map(
      (resource) =>
        `SELECT ${offset(resource)} + file_row_number AS rec, place_region, place_name FROM ${cleaned(resource).replace(/\)$/, ', file_row_number => true)')}`,
    );
    const linked = manifest.steps
      .find((step) => step.name === 'link')
      ?.outputs.find((output) => output.path.endsWith('/township/clusters.parquet'));
    const variants = await engine.query(
      `SELECT string_agg(DISTINCT place_name, ' ' ORDER BY place_name) AS names FROM (${named.join(' UNION ALL ')}) AS n JOIN read_parquet(${literal(join(root, linked?.path ?? ''))}) AS c ON c.rec = n.rec WHERE starts_with(place_region, '52') GROUP BY c.ent HAVING count(DISTINCT place_name) > 1 ORDER BY min(place_region)`,
    );
    expect(variants.map((row) => row['names'])).toEqual([
      '桴㯊镇 桴焉镇',
      '尹珍街道 道真仡佬族苗族自治县尹珍街道',
      '中岭镇 骔岭镇',
      '?水街道 㵲水街道',
    ]);
    const { hits } = await store.search('places', '骔岭镇');
    const entity = await store.entity('places', hits[0]?.entity ?? '');
    expect(entity?.edges.map((edge) => edge.kind)).toContain('name');
    expect(block('places')).toMatchObject({ records: 84_060, entities: 41_864 });
  });

  it('prices: rows that repeat, order broken, averages of zero, two dumps and a workbook in one block', async () => {
    for (const [resource, all, repeated] of [
      ['prices-april', 79_020, 494],
      ['prices-may', 79_450, 474],
      ['prices-workbook', 79_450, 474],
    ] as const) {
      expect(rows(resource)).toBe(all);
      expect(faults(resource, 'low-average-high')).toBe(533);
      // 0.0 from 2014-04-15 on, not on one day only
      expect(faults(resource, 'average-given')).toBe(422);
      // product, kind and day again; of these 468 and 448 rows are wholly equal
      expect(faults(resource, 'unique:key')).toBe(repeated);
    }
    expect(block('prices')).toMatchObject({ records: 237_920, entities: 78_976 });
    const file = await profileFile(engine, join(data, 'gov/agri_price/XinFDFruit-2016-5-3.csv'), {
      sampleRows: Number.POSITIVE_INFINITY,
      asOf: '2016-05-03',
    });
    expect(file.defects).toMatchObject([{ kind: 'duplicate_rows', count: 448 }]);
    // the second byte order mark, inside row 2, is noticed, and cleaned away
    expect(file.warnings.map((warning) => warning.code)).toEqual(['INNER_BOM']);
    expect(await count('prices-may', 'contains(product, chr(65279))')).toBe(0);
    const rowsOf = (resource: string) =>
      `SELECT product, spec, stat_date, low, average, high, indicator_unit FROM ${cleaned(resource)}`;
    const more = async (resource: string, than: string) =>
      Number(
        (await engine.query(`SELECT count(*) AS n FROM (${rowsOf(resource)} EXCEPT ALL ${rowsOf(than)}) AS more`))[0]?.[
          'n'
        ],
      );
    // 451 and 21 as they stand: the row with the byte order mark in it is the same row once it is clean
    expect(await more('prices-may', 'prices-april')).toBe(450);
    expect(await more('prices-april', 'prices-may')).toBe(20);
    // the workbook says the same, its dates read from serial numbers
    expect(await more('prices-workbook', 'prices-may')).toBe(0);
    const [days] = await engine.query(
      `SELECT count(DISTINCT stat_date) AS there, max(stat_date) - min(stat_date) + 1 AS span FROM ${cleaned('prices-may')}`,
    );
    expect(days).toEqual({ there: 1025, span: 1025 + 34 });
    const [jumps] = await engine.query(
      `SELECT count(*) AS n FROM (SELECT average, lag(average) OVER (PARTITION BY product ORDER BY stat_date, spec) AS before FROM ${cleaned('prices-may')} WHERE average > 0) AS d WHERE average > 5 * before OR before > 5 * average`,
    );
    expect(jumps).toEqual({ n: 32 });
  });
});
