/** Yes and no as departments write it. */
import { list } from '@kuaishu/engine';
import { type CleanDomain, columns } from '../cell.ts';
import { isNullWord, tidied } from '../text.ts';

const YES = ['1', '是', 'Y', 'YES', 'TRUE', 'T', '有', '对', '√', '✓', '✔', '已', '1.0'];
const NO = ['0', '否', 'N', 'NO', 'FALSE', 'F', '无', '没有', '非', '×', '✗', '✕', '未', '不是', '0.0'];

export const cleanBoolean: CleanDomain = (cell) => {
  const { raw } = cell;
  const { text, place, known } = columns(cell, 'text', 'place', 'known');
  return {
    levels: [
      { [text]: `upper(CASE WHEN ${raw} IN ('是', '否', '0', '1') THEN ${raw} ELSE ${tidied(raw)} END)` },
      { [place]: `ks_pos(${list([...YES, ...NO])}, ${text})` },
      { [known]: `CASE WHEN ${place} > 0 THEN ${place} <= ${YES.length} END` },
    ],
    value: known,
    repaired: 'FALSE',
    unparsed: `(${known} IS NULL AND ${text} IS NOT NULL AND NOT ${isNullWord(text, ['无', '没有'])})`,
  };
};
