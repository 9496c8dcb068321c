/** The radar over a whole catalogue says what it says when asked entry by entry, whatever the order, and each pair once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CataloguePair, createRadar, PAIR_KINDS, pairsOfCatalogue, type RadarEntry } from './index.ts';

const TITLES =
  '残疾人证办理信息 残疾证发放名册 起重机械登记表 贵阳市起重机械登记 2021年企业年报 2022年企业年报 幼儿园名录 花溪区幼儿园一览表 许可信息 处罚信息'.split(
    ' ',
  );
const HEADINGS =
  '姓名 身份证号 XM sfzh 残疾等级 残疾类别 监护人电话 企业名称 统一社会信用代码 设备注册代码 起重量 许可证编号 处罚日期 招生规模 办园性质'.split(
    ' ',
  );
const BODIES = ['贵州省民政厅', '贵阳市市场监督管理局', '遵义市市场监督管理局', '花溪区教育局', ''];

const entries: fc.Arbitrary<RadarEntry[]> = fc.uniqueArray(
  fc
    .record({
      id: fc.integer({ min: 0, max: 40 }).map((n) => `e${n}`),
      title: fc.constantFrom(...TITLES),
      body: fc.constantFrom(...BODIES),
      names: fc.uniqueArray(fc.constantFrom(...HEADINGS), { maxLength: 7 }),
    })
    .map(
      ({ id, title, body, names }): RadarEntry => ({
        id,
        title,
        organisation: { id: body || id, name: body },
        items: names.map((name) => ({ name })),
        state: 'published',
      }),
    ),
  { selector: ({ id }) => id, maxLength: 14 },
);
const THRESHOLD = 0.2;
const bothOf = ({ asked, finding }: CataloguePair): string => [asked, finding.entry].sort().join(' ');
const KINDS: ReadonlySet<string> = new Set(PAIR_KINDS);

/** What `probe` tells, without the conflicts and base libraries that are of one entry alone. */
function askedOneByOne(ledger: readonly RadarEntry[], { state: _, ...draft }: RadarEntry) {
  const radar = createRadar();
  for (const entry of ledger) radar.put(entry);
  return radar
    .probe(draft, { threshold: THRESHOLD, limit: 1000 })
    .filter(({ kind, entry }) => entry !== undefined && KINDS.has(kind));
}

describe('pairs of a catalogue', () => {
  it('are what the radar says of each entry alone: no more, no less, each pair once', () => {
    let told = 0;
    fc.assert(
      fc.property(entries, (ledger) => {
        const pairs = pairsOfCatalogue(ledger, { threshold: THRESHOLD });
        expect(new Set(pairs.map(bothOf)).size).toBe(pairs.length);
        const said = new Map(
          pairs.flatMap(
            ({ asked, finding, reverse }) =>
              [
                [`${asked} ${finding.entry}`, finding],
                ...(reverse ? [[`${finding.entry} ${asked}`, reverse] as const] : []),
              ] as const,
          ),
        );
        const alone = ledger.flatMap((entry) =>
          askedOneByOne(ledger, entry).map((finding) => [`${entry.id} ${finding.entry}`, finding] as const),
        );
        told += alone.length;
        expect(said).toEqual(new Map(alone));
        for (const { finding, reverse } of pairs)
          expect(finding.probability).toBeGreaterThanOrEqual(reverse?.probability ?? 0);
      }),
      { numRuns: 120 },
    );
    expect(told).toBeGreaterThan(500);
  });

  it('are the same in whatever order the entries come', () => {
    fc.assert(
      fc.property(
        entries.chain((ledger) =>
          fc.tuple(fc.constant(ledger), fc.shuffledSubarray(ledger, { minLength: ledger.length })),
        ),
        ([ledger, shuffled]) => {
          expect(pairsOfCatalogue(shuffled, { threshold: THRESHOLD })).toEqual(
            pairsOfCatalogue(ledger, { threshold: THRESHOLD }),
          );
        },
      ),
      { numRuns: 120 },
    );
  });

  it('of one catalogue against another are what the other says of each entry, though ids be the same', () => {
    fc.assert(
      fc.property(entries, entries, (ours, theirs) => {
        const pairs = pairsOfCatalogue(ours, { against: theirs, threshold: THRESHOLD });
        const alone = ours.flatMap((entry) =>
          askedOneByOne(theirs, { ...entry, id: 'stranger' }).map((finding) => [
            `${entry.id} ${finding.entry}`,
            finding,
          ]),
        );
        expect(new Map(pairs.map(({ asked, finding }) => [`${asked} ${finding.entry}`, finding]))).toEqual(
          new Map(alone as [string, (typeof pairs)[number]['finding']][]),
        );
      }),
      { numRuns: 80 },
    );
  });

  it('whose bodies are not named are not told as one body’s', () => {
    const entry = (id: string): RadarEntry => ({
      id,
      title: '起重机械登记表',
      organisation: { id, name: '' },
      items: ['设备注册代码', '起重量', '使用单位'].map((name) => ({ name })),
      state: 'published',
    });
    const [pair] = pairsOfCatalogue([entry('a'), entry('b')]);
    expect(pair).toMatchObject({ asked: 'b', finding: { entry: 'a', kind: 'duplicate' } });
    expect(pair?.finding.wayOut.reason).toEqual({
      zh: '向未注明的提供方申请共享，不再采集',
      en: 'ask a provider that is not named to share it instead of collecting it again',
    });
  });
});
