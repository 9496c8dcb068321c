/** What a store would say of one run over `project.ts`, kept in memory. */
import type { RunManifest, StoreReader } from '@kuaishu/refinery';
import { aManifest } from './manifest.ts';
import { block, disagreement, entity, source } from './release.ts';
import { SECRETS } from './secrets.ts';

/** `runs` newest first. Answers given are kept in `answers`. */
export function memoryStore(
  runs: readonly RunManifest[] = [aManifest()],
): StoreReader & { readonly answers: Map<string, string | null> } {
  const answers = new Map<string, string | null>();
  const side = {
    source,
    values: { person_name: SECRETS.name, sex: '1', secret_note: SECRETS.note },
    masked: { person_name: '欧***', sex: '1', secret_note: null },
  };
  return {
    answers,
    runs: async () => [...runs],
    run: async (id) => runs.find((run) => run.run === id) ?? null,
    blocks: async () => [block],
    releases: async (id) => (id === 'person' ? [block, { ...block, release: 'v0' }] : []),
    search: async () => ({
      hits: [
        {
          entity: 'E1',
          label: SECRETS.name,
          maskedLabel: '欧***',
          prefecture: '5201',
          records: 2,
          values: {
            sex: { value: '1', masked: '1' },
            person_name: { value: SECRETS.name, masked: '欧***' },
            secret_note: { value: SECRETS.note, masked: null },
          },
        },
      ],
      total: 1,
      details: ['sex'],
    }),
    entity: async (_, id) => (id === 'E1' ? entity : null),
    quarantine: async () => ({
      rows: [
        {
          key: 'hukou~8',
          resource: 'hukou',
          provider: '公安厅',
          step: 'check',
          row: 8,
          line: 9,
          file: 'hukou-2025-11.csv',
          reasons: [
            {
              rule: 'valid:resident_id',
              title: { zh: '身份证号有效', en: 'Valid ID number' },
              attribute: 'resident_id',
              value: SECRETS.badId,
              repair: SECRETS.id,
            },
          ],
          raw: {
            身份证号: SECRETS.badId,
            姓名: SECRETS.name,
            性别: '男',
            密级备注: SECRETS.note,
            无人认领: SECRETS.otherName,
            公式: '=HYPERLINK("x")',
          },
          delivery: 'd1',
          position: 7,
          rawLine: null,
          territories: ['5201'],
        },
      ],
      total: 1,
      byResource: { hukou: 1 },
      byRule: [{ resource: 'hukou', rule: 'valid:resident_id', rows: 1 }],
    }),
    review: async () => ({
      pairs: [
        {
          pair: 'P1',
          block: 'person',
          probability: 0.6,
          bits: 1,
          left: side,
          right: side,
          evidence: entity.edges[0]?.evidence ?? [],
          answer: null,
        },
      ],
      total: 1,
      answered: 0,
    }),
    pairTerritories: async () => ['5201'],
    answer: async (pair, answer) => void answers.set(pair, answer),
    checkHistory: async () => [
      {
        resource: 'hukou',
        rule: 'valid:resident_id',
        points: [{ run: 'R1', asOf: '2025-11-30', rows: 100, faults: 3, broken: false }],
        latest: aManifest().checks[0]!,
      },
    ],
    diff: async (id, from, to) => ({
      block: id,
      from,
      to,
      added: 1,
      removed: 0,
      changed: 1,
      cells: 1,
      attributes: [{ attribute: 'person_name', changed: 1 }],
      examples: [
        {
          entity: 'E1',
          attribute: 'person_name',
          before: SECRETS.otherName,
          after: SECRETS.name,
          maskedBefore: '李*',
          maskedAfter: '欧***',
        },
      ],
    }),
    discrepancies: async (id) =>
      id === 'person'
        ? {
            block: 'person',
            release: 'v1',
            run: 'R1',
            asOf: '2025-11-30',
            counts: [
              {
                attribute: 'person_name',
                a: 'hukou',
                b: 'hukou',
                compared: null,
                differ: 1,
                suspectA: 0,
                suspectB: 1,
                reasons: { character: 1 },
              },
              {
                attribute: 'sex',
                a: 'hukou',
                b: 'health',
                compared: 40,
                differ: 30,
                suspectA: 0,
                suspectB: 0,
                reasons: { differs: 30 },
              },
            ],
            resources: [{ resource: 'hukou', name: { zh: '户籍人口' }, provider: '公安厅' }],
            attributes: [{ attribute: 'person_name', title: { zh: '姓名', en: 'Name' }, authority: 'hukou' }],
            items: [disagreement('person_name', 'yellow', '欧***'), disagreement('secret_note', 'red', null)],
            total: 2,
          }
        : null,
    disagreeing: async () => ({
      rows: [
        {
          key: 'hukou~2',
          resource: 'hukou',
          provider: '公安厅',
          step: 'check',
          row: 2,
          line: 3,
          file: 'hukou-2025-11.csv',
          reasons: [
            {
              rule: 'discrepancy',
              title: { zh: '姓名与他处不一致', en: 'The name differs' },
              attribute: 'person_name',
            },
          ],
          raw: { 身份证号: SECRETS.id, 姓名: SECRETS.name },
          delivery: 'd1',
          position: 1,
          rawLine: null,
          territories: ['5201'],
        },
      ],
      total: 1,
    }),
    sketch: async () => null,
    profile: async (_, resource) =>
      resource === 'hukou'
        ? {
            rows: 100,
            sampled: 100,
            keys: [{ columns: ['身份证号'], unique: 1, exact: true }],
            defects: [],
            columns: [
              profileColumn('身份证号', SECRETS.id, SECRETS.badId),
              profileColumn('密级备注', SECRETS.note, SECRETS.note),
              profileColumn('无人认领', SECRETS.otherName, SECRETS.name),
            ],
          }
        : null,
    close: () => {},
  };
}

function profileColumn(name: string, value: string, other: string) {
  return {
    name,
    type: 'text',
    filled: 100,
    fill: 1,
    distinct: 2,
    distinctExact: true,
    min: value,
    max: other,
    shortest: 4,
    longest: 18,
    top: [{ value, count: 60, share: 0.6 }],
    patterns: [{ pattern: '9{18}', count: 90, share: 0.9, example: value }],
    histogram: null,
    element: null,
    confidence: 0,
    reason: null,
    alternatives: [],
    defects: [
      {
        kind: 'invalid_check_digit',
        title: { zh: '校验位不对', en: 'Wrong check digit' },
        count: 1,
        estimated: false,
        examples: [other],
      },
    ],
  };
}
