/** A small catalogue where the real ones are not at hand: each data element of the standards as items of resources of every prefecture's departments. */
import type { SearchDocument } from '@kuaishu/catalog';
import { departmentSpellings, elements, guizhouPrefectures, regionPath } from '@kuaishu/standards';
import { randomFrom } from './random.ts';

const KINDS = ['登记信息', '名单', '统计表', '许可公示', '办理情况', '基本信息', '监测数据', '处罚公示'];

export function seedCatalogue(): SearchDocument[] {
  const random = randomFrom(52);
  const departments = departmentSpellings().map(({ now }) => now);
  return Array.from({ length: 5000 }, (_, nth): SearchDocument => {
    const place = random.pick(guizhouPrefectures);
    const department = random.pick(departments);
    const chosen = Array.from({ length: 3 + random.below(12) }, () => random.pick(elements));
    const path = regionPath(place.code).map(({ code }) => code);
    const title = `${place.name}${random.pick(chosen).name.zh}${random.pick(KINDS)}`;
    return {
      id: `seed_${nth}`,
      title,
      abstract: `包含${chosen.map(({ name }) => name.zh).join('、')}等信息`,
      provider: `${place.name}${department}局`,
      classes: [department],
      items: chosen.map(({ id, name }) => ({ name: name.zh, element: id })),
      updated: Date.UTC(2015 + random.below(11), random.below(12), 1 + random.below(28)),
      labels: {
        theme: [department],
        department: [department],
        region: path,
        opening: [random.pick(['无条件开放', '有条件开放', '不予开放'])],
        cadence: [random.pick(['实时', '每日', '每月', '每年'])],
        visibility: [random.pick(['public', 'internal'])],
        organisation: [...path, `${place.name}${department}局`],
      },
    };
  });
}
