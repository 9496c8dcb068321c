/** Pinyin of Chinese text, without tones (pinyin-pro); other characters stay as they are. */
import { pinyin as toPinyin } from 'pinyin-pro';

/** 贵阳市 → guiyangshi. */
export function pinyin(text: string): string {
  return toPinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join('');
}

/** 公民身份号码 → GMSFHM. */
export function pinyinInitials(text: string): string {
  return toPinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join('').toUpperCase();
}
