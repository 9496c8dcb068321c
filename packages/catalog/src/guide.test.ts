import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { compilePlan } from './derive/compile-plan.ts';
import { lintEntry } from './lint/lint-entry.ts';
import { readEntry } from './read/load-project.ts';

describe.each(['catalogue-entry.md', 'catalogue-entry.zh-CN.md'])('the entry in %s', (guide) => {
  it('is one that passes lint and gives the rules it speaks of', async () => {
    const text = await readFile(new URL(`../../../docs/guides/${guide}`, import.meta.url), 'utf8');
    const yaml = /```yaml\n(resource:[\s\S]*?)```/.exec(text)?.[1] ?? '';
    const { value: entry, faults } = readEntry(yaml, guide);
    expect(faults).toEqual([]);
    if (!entry) throw new Error('no entry');
    expect(lintEntry(entry).filter((fault) => fault.severity === 'error')).toEqual([]);
    const plan = compilePlan({ project: 'p', name: { zh: '项目' } }, [entry]);
    expect(plan.rules['hukou']?.map((rule) => rule.id)).toEqual(
      expect.arrayContaining([
        'required:person_name',
        'unique:key',
        'agrees:birth_date~resident_id',
        'identifiable',
        'adult',
      ]),
    );
  });
});
