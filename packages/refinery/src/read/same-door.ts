const NUMERALS = '〇零一二三四五六七八九';

/** Two addresses with the same numbers in the same order, one of them perhaps in fuller words: what fusion takes for one door. */
export function sameDoor(a: string, b: string): boolean {
  const numbers = numbersOf(a);
  return numbers !== '' && numbers === numbersOf(b);
}

/** 三十二组5号 → 32-5 */
function numbersOf(address: string): string {
  const figures = [...address].map((c) => {
    const place = NUMERALS.indexOf(c);
    return place < 0 ? c : String(Math.max(0, place - 1));
  });
  const tens = figures
    .join('')
    .replace(/(\d)十(\d)/g, '$1$2')
    .replace(/(\d)十/g, '$10')
    .replace(/十(\d)/g, '1$1')
    .replaceAll('十', '10');
  return (tens.match(/\d+/g) ?? []).join('-');
}
