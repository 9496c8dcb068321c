/** 数据量: what is shared or opened is part of what there is. */
import type { Entry } from '../entry.ts';
import type { PointedFault } from './fault.ts';

const PARTS = [
  ['sharedStorage', 'storage', '已共享存储量', '存储总量', 'shared storage', 'storage in all'],
  ['openedStorage', 'storage', '已开放存储量', '存储总量', 'opened storage', 'storage in all'],
  ['sharedRows', 'rows', '已共享记录数', '记录数', 'shared rows', 'rows in all'],
  ['openedRows', 'rows', '已开放记录数', '记录数', 'opened rows', 'rows in all'],
] as const;

export function lintVolume({ volume }: Entry): PointedFault[] {
  if (!volume) return [];
  const exceeding = PARTS.flatMap(([part, whole, zh, wholeZh, en, wholeEn]): PointedFault[] => {
    const [of, all] = [volume[part], volume[whole]];
    // 0 stands for unknown
    if (of === undefined || all === undefined || all === 0 || of <= all) return [];
    return [
      {
        pointer: `/volume/${part}`,
        code: 'volume_exceeds',
        severity: 'error',
        message: { zh: `${zh} ${of} 大于${wholeZh} ${all}`, en: `${en} ${of} exceed the ${wholeEn}, ${all}` },
        mend: { zh: '核对两个数和单位（存储量以 GB 计）', en: 'check both figures and their unit (storage is in GB)' },
      },
    ];
  });
  const broken = (['rows', 'sharedRows', 'openedRows'] as const).flatMap((key): PointedFault[] => {
    const count = volume[key];
    if (count === undefined || Number.isInteger(count)) return [];
    return [
      {
        pointer: `/volume/${key}`,
        code: 'volume_not_whole',
        severity: 'error',
        message: { zh: `记录数 ${count} 不是整数`, en: `${count} rows are no whole number` },
        mend: { zh: '以“条”计，不用“万条”', en: 'count single rows, not tens of thousands' },
      },
    ];
  });
  return [...exceeding, ...broken];
}
