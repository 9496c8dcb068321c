/** A mask in words, as the catalogue's page says it. */
import type { Text2 } from '@kuaishu/api';
import type { Grade, Mask } from '@kuaishu/standards';

const COARSER: Readonly<Record<string, Text2>> = {
  year: { zh: '年', en: 'the year' },
  month: { zh: '月', en: 'the month' },
  prefecture: { zh: '市州', en: 'the prefecture' },
  county: { zh: '县', en: 'the county' },
  band: { zh: '区间', en: 'a band' },
};

export function maskWords(grade: Grade, mask: Mask): Text2 {
  if (grade === 'green' || mask.method === 'keep') return { zh: '原样显示', en: 'Shown as it is' };
  if (grade === 'red') return { zh: '不得显示', en: 'Never shown' };
  switch (mask.method) {
    case 'drop':
      return { zh: '不显示', en: 'Not shown' };
    case 'cover':
      return coverWords(mask.head, mask.tail);
    case 'truncate':
      return { zh: `只留前 ${mask.length} 位`, en: `First ${mask.length} characters only` };
    case 'generalise':
      return { zh: `只到${COARSER[mask.to]?.zh ?? mask.to}`, en: `Only ${COARSER[mask.to]?.en ?? mask.to}` };
    case 'shift_date':
      return { zh: `日期偏移不超过 ${mask.days} 天`, en: `Date shifted by up to ${mask.days} days` };
    case 'pseudonym':
      return { zh: '以假名代替', en: 'Replaced by a pseudonym' };
  }
}

/** Only ends that are kept are named. */
function coverWords(head: number, tail: number): Text2 {
  if (head === 0 && tail === 0) return { zh: '全部遮盖', en: 'Covered whole' };
  const zh = [head > 0 ? `前 ${head} 位` : '', tail > 0 ? `后 ${tail} 位` : ''].filter(Boolean).join('、');
  const of = (end: string, n: number) => (n === 0 ? '' : n === 1 ? end : `${end} ${n}`);
  const en = [of('first', head), of('last', tail)].filter(Boolean).join(' and ');
  const characters = head + tail === 1 ? 'character' : 'characters';
  return { zh: `保留${zh}，其余遮盖`, en: `All but the ${en} ${characters} covered` };
}
