/**
 * What a catalogue asks of an entry before it takes it in, beyond what a draft must satisfy: the mandatory core metadata of 政务信息资源目录编制指南 (1272) and the
 * audit rules that its template is checked by in practice (目录梳理).
 */
import { abstractOf, type Entry } from '../entry.ts';
import type { PointedFault } from './fault.ts';
import { isSystemName } from './name-rules.ts';

export function auditEntry(entry: Entry): PointedFault[] {
  const faults: PointedFault[] = [];
  const needed = (pointer: string, absent: boolean, zh: string, en: string) => {
    if (!absent) return;
    faults.push({
      pointer,
      code: 'mandatory_missing',
      severity: 'error',
      message: { zh: `必填：没有写${zh}`, en: `mandatory: no ${en}` },
      mend: { zh: `填写${zh}（发改高技术〔2017〕1272号）`, en: `fill in the ${en} (NDRC 2017/1272)` },
    });
  };
  needed('/provider/name', entry.provider.name.trim() === '', '信息资源提供方', 'provider');
  needed('/provider/uscc', entry.provider.uscc === undefined, '提供方代码', "provider's code");
  needed('/abstract', abstractOf(entry) === null, '信息资源摘要', 'abstract');
  needed('/class', !entry.class, '信息资源分类', 'class');
  needed('/format', !entry.format, '信息资源格式', 'format');
  needed('/sharing', !entry.sharing, '共享属性', 'sharing attribute');
  needed('/opening', !entry.opening, '开放属性', 'opening attribute');
  needed('/cadence', !entry.cadence, '更新周期', 'cadence');
  if (entry.sharing && entry.sharing.type !== 3)
    needed('/sharing/method', entry.sharing.method === undefined, '共享方式', 'way of sharing');
  if (isSystemName(entry)) {
    faults.push({
      pointer: '/name',
      code: 'name_is_system',
      severity: 'error',
      message: { zh: `“${entry.name.zh}”只是系统名称`, en: `"${entry.name.zh}" is only the name of a system` },
      mend: {
        zh: '写出数据的内容，如“不动产登记信息”；系统名称填在“来源系统”',
        en: 'name the content, such as 不动产登记信息; the system belongs into 来源系统',
      },
    });
  }
  return faults;
}
