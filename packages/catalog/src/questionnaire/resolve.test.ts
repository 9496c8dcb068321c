import { describe, expect, it } from 'vitest';
import type { AskedQuestion } from './model.ts';
import { resolveElements } from './resolve.ts';

const asked = (label: string): AskedQuestion => ({
  label,
  kind: 'text',
  options: [],
  section: null,
  repeated: false,
  place: { kind: 'paragraph', index: 0 },
});
const surest = (label: string) => resolveElements(asked(label))[0];

describe('the element that a question asks for', () => {
  it('is found behind words that say only whose it is', () => {
    expect(surest('您的出生日期')?.id).toBe('birth_date');
    expect(surest('企业的统一社会信用代码')).toMatchObject({ id: 'uscc' });
    expect(surest('您所在单位的名称')?.confidence).toBeGreaterThan(0.7);
    expect(surest('配偶的姓名')?.id).toBe('spouse_name');
    expect(surest('对政务服务的满意度')?.id).toBe('satisfaction');
  });

  it('is not taken for sure from the last word alone, behind words that make it another fact', () => {
    for (const label of ['最喜欢的颜色', '宠物的颜色', '喜欢的电影的名称'])
      expect(surest(label)?.confidence ?? 0, label).toBeLessThan(0.5);
  });
});
