/** What a store would tell of a release: a block, one of its entities, whose values are secrets that tests look for, and a disagreement of strips. */
import type { BlockSummary, CellView, EntityView, SourceRef } from '@kuaishu/refinery';
import { SECRETS } from './secrets.ts';

export const source: SourceRef = {
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

export function disagreement(attribute: string, grade: 'yellow' | 'red', masked: string | null) {
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
