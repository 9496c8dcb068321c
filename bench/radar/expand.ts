/**
 * A ledger of any size from the open catalogues: titles of theirs in other counties and years, items drawn from what they list and from the data elements, with
 * headings as departments vary them. Entries of one county and department share a body.
 */
import type { RadarEntry } from '@kuaishu/catalog';
import { elements, guizhouCounties } from '@kuaishu/standards';
import { listedItems } from '../../packages/catalog/src/radar/items/listed-items.ts';
import { type Level, noisyHeading } from './fabricated/noise.ts';
import { seeded } from './random.ts';
import type { OpenEntry } from './real/open-catalogues.ts';

/** Items of an entry: 4 … 30, some 17 in the mean, as the nation's catalogue has (20 million items of 3 million entries are fewer). */
const LEAST = 4;
const SPREAD = 27;

export function* expanded(real: readonly OpenEntry[], count: number, seed: number): Generator<RadarEntry> {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const headings = [...new Set(real.flatMap(({ abstract }) => listedItems(abstract)))].filter(
    (name) => name.length <= 12,
  );
  const offices = [
    '民政局',
    '教育局',
    '公安局',
    '卫生健康局',
    '市场监督管理局',
    '自然资源局',
    '住房和城乡建设局',
    '农业农村局',
    '统计局',
    '交通运输局',
  ];
  for (let nth = 0; nth < count; nth += 1) {
    const base = real[nth % real.length]!;
    const county = pick(guizhouCounties);
    const theme = Math.floor(random() * (elements.length - 40));
    const items = Array.from({ length: LEAST + Math.floor(random() * SPREAD) }, () => {
      const element = elements[random() < 0.3 ? Math.floor(random() * 40) : theme + Math.floor(random() * 40)]!;
      const name =
        random() < 0.55
          ? noisyHeading({ name: element.name.zh, element: element.id }, pick([0, 0, 1, 2] as Level[]), random)
          : `${pick(headings)}${random() < 0.06 ? nth % 1000 : ''}`;
      return random() < 0.3 ? { name, element: element.id } : { name };
    });
    const name = `${county.name}${pick(offices)}`;
    yield {
      id: `entry_${nth}`,
      title: nth < real.length ? base.title : `${county.name}${base.title}`,
      abstract: base.abstract,
      organisation: { id: name, name },
      region: county.code,
      items,
      ...(random() < 0.5 && { authority: [pick(elements).id] }),
      subject: pick(['person', 'organisation', 'place', 'indicator']),
      state: 'published',
    };
  }
}
