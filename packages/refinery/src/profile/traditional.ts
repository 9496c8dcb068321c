import { traditionalTable } from '@kuaishu/standards';

let known: Uint8Array | undefined;

/** Whether a text has a character that is surely traditional (繁体). Built once: a byte for each character of the basic plane. */
export function isTraditional(text: string): boolean {
  if (known === undefined) {
    known = new Uint8Array(0x10000);
    for (const character of traditionalTable().from) known[character.charCodeAt(0)] = 1;
  }
  for (let i = 0; i < text.length; i++) if (known[text.charCodeAt(i)] === 1) return true;
  return false;
}
