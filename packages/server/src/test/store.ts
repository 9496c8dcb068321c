/** What a store would say of one run over `project.ts`, kept in memory. */
import type { BlockSummary, CellView, EntityView, RunManifest, SourceRef, StoreReader } from '@kuaishu/refinery';
import { SECRETS } from './secrets.ts';

const source: SourceRef = {
  resource: 'hukou',
  resourceName: { zh: '户籍人口', en: 'Registered population' },
  provider: '公安厅',
  record: 1,
  row: 2,
  file: 'hukou-2025-11.csv',
  line: 3,
  collectedAt: '2025-11-30T00:00:00Z',
  updatedAt: null,
};

export function aManifest(of: Partial<RunManifest> = {}): RunManifest {
  const flows = (quarantined: number, rows: number) => [
    { resource: 'hukou', in: rows, out: rows - quarantined, quarantined, changed: 0 },
  ];
  const step = (name: RunManifest['steps'][number]['name'], rows: number, quarantined: number) => ({
    name,
    startedAt: '2025-11-30T01:00:00Z',
    seconds: 1.5,
    in: rows,
    out: rows - quarantined,
    quarantined,
    changed: 0,
    flows: flows(quarantined, rows),
    key: 'secret-key',
    outputs: [],
  });
  return {
    run: 'R1',
    project: 'test',
    state: 'published',
    engine: { name: 'duckdb', version: '1.5' },
    startedAt: '2025-11-30T01:00:00Z',
    finishedAt: '2025-11-30T01:01:00Z',
    asOf: '2025-11-30',
    inputs: '5a'.repeat(32),
    resources: [
      {
        resource: 'hukou',
        subject: 'person',
        name: { zh: '户籍人口' },
        provider: '公安厅',
        offset: 0,
        rows: 100,
        deliveries: [
          {
            id: 'd1',
            file: 'hukou-2025-11.csv',
            sm3: 'aa',
            bytes: 10,
            format: 'csv',
            collectedAt: '2025-11-30T00:00:00Z',
            rows: 100,
            rejected: 0,
            firstRow: 0,
            path: 'collections/hukou/d1.parquet',
            firstLine: 2,
          },
        ],
      },
    ],
    steps: [step('collect', 100, 0), step('check', 100, 3), step('publish', 97, 0)],
    checks: [
      {
        resource: 'hukou',
        rule: 'valid:resident_id',
        title: { zh: '身份证号有效', en: 'Valid ID number' },
        attribute: 'resident_id',
        dimension: 'normative',
        severity: 'fatal',
        rows: 100,
        faults: 3,
      },
    ],
    quality: [
      {
        resource: 'hukou',
        scores: { normative: 97, complete: 99, accurate: null, consistent: null, timely: 100, accessible: 100 },
        total: 98,
      },
    ],
    blocks: [
      {
        block: 'person',
        subject: 'person',
        release: 'v1',
        entities: 90,
        records: 97,
        conflicts: 1,
        digest: 'bb'.repeat(32),
      },
    ],
    ...of,
  };
}

export const block: BlockSummary = {
  block: 'person',
  subject: 'person',
  name: { zh: '人口', en: 'Population' },
  release: 'v1',
  run: 'R1',
  asOf: '2025-11-30',
  publishedAt: '2025-11-30T01:01:00Z',
  entities: 90,
  records: 97,
  prefectures: { '5201': 60, '5203': 30 },
  completeness: { '5201': 0.9, '5203': 0.6 },
  attributes: [{ attribute: 'resident_id', title: { zh: '身份证号', en: 'ID number' }, grade: 'yellow', filled: 1 }],
  digest: 'bb'.repeat(32),
};

const cell = (of: Pick<CellView, 'attribute' | 'grade' | 'value' | 'masked' | 'raw'>): CellView => ({
  title: { zh: of.attribute, en: of.attribute },
  repaired: false,
  authority: 'hukou',
  source,
  rule: 'authority',
  agree: 1,
  of: 2,
  losers: [],
  ...of,
});

export const entity: EntityView = {
  territories: ['5201'],
  entity: 'E1',
  block: 'person',
  subject: 'person',
  release: 'v1',
  run: 'R1',
  label: SECRETS.name,
  maskedLabel: '欧***',
  cells: [
    cell({
      attribute: 'resident_id',
      grade: 'yellow',
      value: SECRETS.id,
      masked: '5201************34',
      raw: SECRETS.idRaw,
    }),
    {
      ...cell({ attribute: 'person_name', grade: 'yellow', value: SECRETS.name, masked: '欧***', raw: SECRETS.name }),
      losers: [{ value: SECRETS.otherName, masked: '欧***', source, reason: 'older' }],
    },
    cell({ attribute: 'sex', grade: 'green', value: '1', masked: '1', raw: '男' }),
    cell({ attribute: 'secret_note', grade: 'red', value: SECRETS.note, masked: SECRETS.note, raw: SECRETS.note }),
  ],
  records: [1, 2].map((record) => ({
    record,
    source: { ...source, record },
    values: {
      resident_id: { value: SECRETS.id, masked: '5201************34', raw: SECRETS.idRaw },
      person_name: { value: SECRETS.name, masked: '欧***', raw: SECRETS.name },
      sex: { value: '1', masked: '1', raw: '男' },
      secret_note: { value: SECRETS.note, masked: null, raw: SECRETS.note },
    },
  })),
  edges: [
    {
      left: 1,
      right: 2,
      kind: 'probabilistic',
      bits: 12,
      probability: 0.999,
      priorBits: -10,
      evidence: [
        {
          attribute: 'person_name',
          title: { zh: '姓名', en: 'Name' },
          level: 'same',
          left: SECRETS.name,
          right: SECRETS.name,
          bits: 9,
        },
        { attribute: 'sex', title: { zh: '性别', en: 'Sex' }, level: 'same', left: '1', right: '1', bits: 1 },
        {
          attribute: 'name_and_birth',
          title: { zh: '合', en: 'Both' },
          level: 'same',
          left: SECRETS.name,
          right: SECRETS.id,
          bits: 2,
        },
      ],
    },
  ],
};

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

function disagreement(attribute: string, grade: 'yellow' | 'red', masked: string | null) {
  const side = (value: string) => ({ source, value, masked, raw: value });
  const [a, b] = grade === 'red' ? [SECRETS.note, SECRETS.id] : [SECRETS.name, SECRETS.otherName];
  return {
    entity: 'E1',
    label: SECRETS.name,
    maskedLabel: '欧***',
    attribute,
    title: { zh: attribute, en: attribute },
    grade,
    a: side(a),
    b: side(b),
    authority: 'hukou',
    fused: a,
    maskedFused: masked,
    fusedIs: 'a' as const,
    suspect: 'b' as const,
    reason: 'character' as const,
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
