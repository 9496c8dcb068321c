/** Keys of randomness made of words: the same words give the same stream, whatever else is made before. */
import { mix } from '../base/random.ts';

/** FNV-1a over UTF-16 units. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

export function keyOf(seed: number, ...words: readonly string[]): number {
  return mix(seed, ...words.map(hashText));
}
