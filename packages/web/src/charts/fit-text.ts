/** Text in pictures does not wrap: cut it to a width, counting 汉字 as full and Latin letters as about half an em. */
const FULL = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u{20000}-\u{3ffff}]/u;

export const textWidth = (text: string, fontSize: number): number =>
  [...text].reduce((sum, character) => sum + (FULL.test(character) ? fontSize : fontSize * 0.54), 0);

export function fitText(text: string, width: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  const kept: string[] = [];
  let used = fontSize;
  for (const character of text) {
    used += textWidth(character, fontSize);
    if (used > width) break;
    kept.push(character);
  }
  return `${kept.join('').trimEnd()}…`;
}
