import { validate } from '@kuaishu/standards';
import { abstractOf, type Entry, type Item } from '../entry.ts';
import { judgeLegalBasis } from '../grading/legal-basis.ts';
import type { PointedFault } from './fault.ts';
import { FORMAT_TYPES, normaliseFormatType, platformMethodsOf } from './formats.ts';
import { didYouMean } from './suggest.ts';

/** Rules on what an entry says of itself: provider, format, grade, sharing, opening (编制指南 and DB52/T 1123). */
export function lintMetadata(entry: Entry): PointedFault[] {
  return [
    ...lintProvider(entry),
    ...lintFormat(entry),
    ...lintGrade(entry, ''),
    ...lintSharing(entry, ''),
    ...entry.items.flatMap((item, i) => [...lintGrade(item, `/items/${i}`), ...lintSharing(item, `/items/${i}`)]),
    ...lintMissing(entry),
  ];
}

function lintProvider(entry: Entry): PointedFault[] {
  const { uscc } = entry.provider;
  if (uscc === undefined) return [];
  const verdict = validate({ kind: 'identifier', rule: 'uscc' }, uscc);
  if (verdict.ok) return [];
  const repair = verdict.repair;
  return [
    {
      pointer: '/provider/uscc',
      code: 'provider_uscc',
      severity: 'error',
      message: {
        zh: `提供方统一社会信用代码不对：${verdict.message.zh}`,
        en: `the provider's unified social credit code is wrong: ${verdict.message.en}`,
      },
      mend: repair
        ? { zh: `应为 ${repair}`, en: `write ${repair}` }
        : { zh: '核对代码证（GB 32100-2015,18 位）', en: 'check the certificate (GB 32100-2015, 18 characters)' },
    },
  ];
}

function lintFormat(entry: Entry): PointedFault[] {
  const { format, sharing } = entry;
  if (!format) return [];
  const types = FORMAT_TYPES[format.class];
  if (!types) {
    const hint = didYouMean(format.class, Object.keys(FORMAT_TYPES));
    return [
      {
        pointer: '/format/class',
        code: 'format_class',
        severity: 'error',
        message: { zh: `没有格式分类 ${format.class}`, en: `no format class ${format.class}` },
        mend: {
          zh: `可用：${Object.keys(FORMAT_TYPES).join('、')}${hint ? `;${hint.zh}` : ''}`,
          en: `use one of ${Object.keys(FORMAT_TYPES).join(', ')}`,
        },
      },
    ];
  }
  const faults: PointedFault[] = [];
  if (types.length > 0 && !types.includes(normaliseFormatType(format.type))) {
    faults.push({
      pointer: '/format/type',
      code: 'format_type',
      severity: 'error',
      message: {
        zh: `格式类型 ${format.type} 不属于 ${format.class}`,
        en: `format type ${format.type} does not belong to ${format.class}`,
      },
      mend: { zh: `${format.class}可用：${types.join('、')}`, en: `${format.class} allows ${types.join(', ')}` },
    });
  }
  const allowed = platformMethodsOf(format.class);
  for (const [pointer, method] of [
    ['/sharing/method', sharing?.method] as const,
    ...entry.items.map((item, i) => [`/items/${i}/sharing/method`, item.sharing?.method] as const),
  ]) {
    if (!method?.startsWith('platform_') || allowed.includes(method)) continue;
    faults.push({
      pointer,
      code: 'format_method',
      severity: 'error',
      message: { zh: `${format.class}不能用 ${method} 共享`, en: `${format.class} cannot be shared by ${method}` },
      mend: { zh: `改为 ${allowed.join(' 或 ')}`, en: `use ${allowed.join(' or ')}` },
    });
  }
  return faults;
}

type Graded = Pick<Entry & Item, 'grade' | 'sharing' | 'opening'>;

/** DB52/T 1123: 公开 is shared without condition and open; 涉密 never enters. */
function lintGrade(of: Graded, pointer: string): PointedFault[] {
  if (of.grade === 'red') {
    return [
      {
        pointer: `${pointer}/grade`,
        code: 'red_refused',
        severity: 'error',
        message: { zh: '涉密（红）数据不得进入平台', en: 'secret (red) data must not enter the platform' },
        mend: {
          zh: '删去该项，或由保密部门定级后改为黄（yellow）',
          en: 'remove it, or have it graded anew: yellow',
        },
      },
    ];
  }
  if (of.grade !== 'green') return [];
  const faults: PointedFault[] = [];
  if (of.sharing && of.sharing.type !== 1) {
    faults.push({
      pointer: `${pointer}/sharing/type`,
      code: 'green_not_shared',
      severity: 'error',
      message: { zh: '公开（绿）数据应无条件共享', en: 'public (green) data must be shared without condition' },
      mend: { zh: '共享类型改为 1，或分级改为黄（yellow）', en: 'set sharing.type to 1, or grade to yellow' },
    });
  }
  if (of.opening && !of.opening.open) {
    faults.push({
      pointer: `${pointer}/opening/open`,
      code: 'green_not_open',
      severity: 'error',
      message: { zh: '公开（绿）数据应向社会开放', en: 'public (green) data must be open' },
      mend: {
        zh: 'opening.open 改为 true，或分级改为黄（yellow）',
        en: 'set opening.open to true, or grade to yellow',
      },
    });
  }
  return faults;
}

/** 国发〔2016〕51号: conditions must be said, a refusal needs its legal basis. */
function lintSharing(of: Graded, pointer: string): PointedFault[] {
  const { sharing, opening } = of;
  const faults: PointedFault[] = [];
  if (sharing?.type === 2 && !sharing.condition?.trim()) {
    faults.push({
      pointer: `${pointer}/sharing/condition`,
      code: 'condition_missing',
      severity: 'error',
      message: { zh: '有条件共享没有写条件', en: 'conditional sharing without its condition' },
      mend: {
        zh: '在 sharing.condition 写明范围、用途和限制',
        en: 'write scope, purpose and limits in sharing.condition',
      },
    });
  }
  if (sharing?.type === 3 && !sharing.basis?.trim()) {
    faults.push({
      pointer: `${pointer}/sharing/basis`,
      code: 'basis_missing',
      severity: 'error',
      message: { zh: '不予共享没有写依据', en: 'refused sharing without its legal basis' },
      mend: {
        zh: '在 sharing.basis 写明法律、行政法规或党中央、国务院政策的条款',
        en: 'name the law or regulation and its clause in sharing.basis',
      },
    });
  }
  const basis = sharing?.type === 3 && sharing.basis?.trim() ? judgeLegalBasis(sharing.basis) : undefined;
  if (basis && !basis.sufficient) {
    faults.push({
      pointer: `${pointer}/sharing/basis`,
      code: 'basis_insufficient',
      severity: 'error',
      message: { zh: `不予共享的依据：${basis.message.zh}`, en: `basis for not sharing: ${basis.message.en}` },
      mend: basis.mend,
    });
  }
  if (sharing?.type === 3 && opening?.open) {
    faults.push({
      pointer: `${pointer}/opening/open`,
      code: 'open_not_shared',
      severity: 'error',
      message: { zh: '不予共享的数据不能向社会开放', en: 'data that is not shared cannot be open' },
      mend: { zh: 'opening.open 改为 false，或改共享类型', en: 'set opening.open to false, or change sharing.type' },
    });
  }
  return faults;
}

/** Core metadata that the guide makes mandatory: one warning that lists what is not there, so that a draft can still run. */
function lintMissing(entry: Entry): PointedFault[] {
  const absent = [
    entry.provider.uscc === undefined && (['provider.uscc', '提供方代码'] as const),
    abstractOf(entry) === null && (['abstract', '摘要'] as const),
    !entry.class && (['class', '资源分类'] as const),
    !entry.format && (['format', '资源格式'] as const),
    !entry.sharing && (['sharing', '共享属性'] as const),
    !entry.opening && (['opening', '开放属性'] as const),
  ].filter((name) => name !== false);
  const faults: PointedFault[] = [];
  if (absent.length > 0) {
    faults.push({
      pointer: '/resource',
      code: 'metadata_missing',
      severity: 'warning',
      message: {
        zh: `缺少核心元数据：${absent.map(([key, zh]) => `${zh} ${key}`).join('、')}`,
        en: `core metadata missing: ${absent.map(([key]) => key).join(', ')}`,
      },
      mend: { zh: '发布目录前补齐（发改高技术〔2017〕1272号）', en: 'fill it in before the catalogue is published' },
    });
  }
  if (!entry.cadence) {
    faults.push({
      pointer: '/cadence',
      code: 'cadence_missing',
      severity: 'warning',
      message: { zh: '没有写更新周期', en: 'no update cadence' },
      mend: { zh: '加上 cadence: daily、monthly、yearly 等', en: 'add cadence: daily, monthly, yearly …' },
    });
  }
  return faults;
}
