import { elements } from '@kuaishu/standards';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Interner } from '../index/interner.ts';
import { Concepts } from './concepts.ts';
import { likenessOf, namedItem } from './likeness.ts';

const WORDS =
  '许可 证 编号 号 日期 企业 名称 姓名 地址 省 市 县 详细 经度 纬度 坐标 电话 有效期 起 止 处罚 金额 备注 状态 1 QYMC xm dz sfzh 身份证 颜色 车身'.split(
    ' ',
  );
const heading = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }).map((words) => words.join('')),
  fc.constantFrom(...elements.slice(0, 60).flatMap(({ name, aliases }) => [name.zh, ...aliases])),
);
const item = fc
  .record({
    name: heading,
    element: fc.option(fc.constantFrom(...elements.slice(0, 60).map(({ id }) => id)), { nil: undefined }),
  })
  .map(({ name, element }) => ({ name, ...(element !== undefined && { element }) }));

/** Every concept with its likeness, found by comparing with each. */
function byComparing(concepts: Concepts, asked: { readonly name: string; readonly element?: string }): string[] {
  const ours = namedItem(asked);
  return Array.from({ length: concepts.size }, (_, id) => ({ id, likeness: likenessOf(ours, concepts.named(id)) }))
    .flatMap(({ id, likeness }) => (likeness === undefined ? [] : [`${id} ${likeness.probability} ${likeness.reason}`]))
    .sort();
}

function byLookingUp(concepts: Concepts, asked: { readonly name: string; readonly element?: string }): string[] {
  const { concepts: ids, runs } = concepts.alike(asked);
  return runs
    .flatMap(({ from, to, probability, reason }) =>
      Array.from(ids.subarray(from, to), (id) => `${id} ${probability} ${reason}`),
    )
    .sort();
}

describe('the vocabulary of items', () => {
  it('finds what comparing with every way to name an item finds, and keeps it as more are added', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 60 }), fc.array(item, { maxLength: 10 }), item, (first, later, asked) => {
        const concepts = new Concepts();
        const names = new Interner();
        const add = (each: { readonly name: string; readonly element?: string }) =>
          concepts.intern(each, names.id(each.name));
        first.forEach(add);
        expect(byLookingUp(concepts, asked)).toEqual(byComparing(concepts, asked));
        later.forEach(add);
        expect(byLookingUp(concepts, asked)).toEqual(byComparing(concepts, asked));
      }),
      { numRuns: 400 },
    );
  });

  it('answers with the surest first', () => {
    const concepts = new Concepts();
    const names = new Interner();
    for (const name of ['企业名称', '企业名称（全称）', 'QYMC', '单位名称', '名称', '企业名称编号'])
      concepts.intern({ name }, names.id(name));
    const { runs } = concepts.alike({ name: '企业名称' });
    expect(runs.length).toBeGreaterThan(2);
    expect(runs.map(({ probability }) => probability)).toEqual(
      runs.map(({ probability }) => probability).toSorted((a, b) => b - a),
    );
  });
});
