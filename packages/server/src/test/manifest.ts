/** A run over `project.ts` as its manifest tells it. */
import type { RunManifest } from '@kuaishu/refinery';

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
