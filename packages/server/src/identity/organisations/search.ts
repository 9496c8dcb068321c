/**
 * Organisations as one types: by name and short name in both languages, by pinyin whole or by its initials (gysjyj → 贵阳市教育局), by unified social credit
 * code, division code (GB/T 2260) and identifier. Several words narrow one another.
 */
import { pinyin, pinyinInitials } from '@kuaishu/standards';
import type { Organisation } from './tree.ts';

/** How a word is met, best first. */
const WHOLE = 0;
const BEGINS = 1;
const BEGINS_SOUND = 2;
const HOLDS = 3;
const HOLDS_SOUND = 4;

/** What `text` finds among `all`, best first; those that have ended stand last. All of them, as they stand, where it is blank. */
export function organisationsLike(all: readonly Organisation[], text: string, today: string): readonly Organisation[] {
  const words = plain(text).split(' ').filter(Boolean);
  if (words.length === 0) return all;
  const found: { one: Organisation; rank: number; ended: boolean }[] = [];
  for (const one of all) {
    let worst = WHOLE;
    for (const word of words) {
      const rank = rankOf(one, word);
      if (rank === null) {
        worst = -1;
        break;
      }
      worst = Math.max(worst, rank);
    }
    if (worst >= 0) found.push({ one, rank: worst, ended: one.activeUntil !== null && one.activeUntil <= today });
  }
  // sorting is stable: among equals the shorter name, which says less that was not asked for, then the order of making
  return found
    .sort((a, b) => Number(a.ended) - Number(b.ended) || a.rank - b.rank || a.one.name.zh.length - b.one.name.zh.length)
    .map(({ one }) => one);
}

function rankOf(one: Organisation, word: string): number | null {
  const names = [one.name.zh, one.short.zh, one.name.en, one.short.en].map(plain);
  const codes = [one.uscc?.toLowerCase() ?? '', one.id.toLowerCase(), one.region];
  if (names.includes(word) || codes.includes(word)) return WHOLE;
  if (names.some((name) => name.startsWith(word)) || (word.length > 1 && codes.some((code) => code.startsWith(word))))
    return BEGINS;
  const sounds = /^[a-z]+$/.test(word) ? [...soundsOf(one.name.zh), ...soundsOf(one.short.zh)] : [];
  if (sounds.some((sound) => sound.startsWith(word))) return BEGINS_SOUND;
  if (names.some((name) => name.includes(word)) || codes[0]?.includes(word)) return HOLDS;
  return sounds.some((sound) => sound.includes(word)) ? HOLDS_SOUND : null;
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Readings are worked out once for a name: a province has thousands of them, and they are asked for at each letter. */
const known = new Map<string, readonly string[]>();

function soundsOf(name: string): readonly string[] {
  let sounds = known.get(name);
  if (sounds === undefined) {
    sounds = [pinyinInitials(name).toLowerCase(), pinyin(name).replaceAll(' ', '').toLowerCase()];
    known.set(name, sounds);
  }
  return sounds;
}
