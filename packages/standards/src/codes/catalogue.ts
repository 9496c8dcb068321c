/** Code tables of the catalogue: sharing, opening and cadence (发改高技术〔2017〕1272号), and of yes and no. */
import { table } from './table.ts';

export const catalogueTables = [
  table(
    'share_type',
    '共享类型',
    'Kind of sharing',
    '政务信息资源目录编制指南（试行）',
    `
1 无条件共享 无条件 unconditional|unconditional
2 有条件共享 有条件 conditional|conditional
3 不予共享 不共享 不予 none|not shared`,
  ),
  table(
    'open_type',
    '开放类型',
    'Kind of opening',
    '贵州省政府数据共享开放条例',
    `
1 无条件开放 完全开放 开放 是 open unconditional|open
2 有条件开放 依申请开放 依申请 conditional|on request
0 不予开放 不开放 否 closed none|not open`,
  ),
  table(
    'update_cycle',
    '更新周期',
    'Cadence of updates',
    '政务信息资源目录编制指南（试行）',
    `
0 实时 实时更新 即时 real_time realtime|real time
1 每日 每天 日 按日 daily|daily
2 每周 周 按周 weekly|weekly
3 每月 月 按月 月度 monthly|monthly
4 每季度 季度 每季 季 quarterly|quarterly
5 每半年 半年 half_yearly|half-yearly
6 每年 年 按年 年度 yearly annual annually|yearly
9 不定期 其他 不定期/其他 按需 irregular|irregular`,
  ),
  table(
    'boolean',
    '是否',
    'Yes or no',
    '通用',
    `
1 是 有 真 已 对 √ ✓ Y yes true T on 享受 已享受|yes
0 否 无 假 未 没有 × ✗ N no false F off 未享受 不享受 不是|no`,
  ),
];
