/** Where two values differ, character by character. 汉字 outside the basic plane count as one. */

export interface Piece {
  readonly text: string;
  readonly same: boolean;
}

/** Both values cut into runs of shared and of own characters, by longest common subsequence. Long values are compared whole. */
export function compareCharacters(left: string, right: string): { left: Piece[]; right: Piece[] } {
  const [a, b] = [[...left], [...right]];
  if (a.length * b.length > 40_000) {
    const same = left === right;
    return { left: [{ text: left, same }], right: [{ text: right, same }] };
  }
  const length = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      length[i]![j] = a[i] === b[j] ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!);
    }
  }
  const out: { left: Piece[]; right: Piece[] } = { left: [], right: [] };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push(out.left, a[i++]!, true);
      push(out.right, b[j++]!, true);
    } else if (j >= b.length || (i < a.length && length[i + 1]![j]! >= length[i]![j + 1]!)) {
      push(out.left, a[i++]!, false);
    } else {
      push(out.right, b[j++]!, false);
    }
  }
  return out;
}

function push(pieces: Piece[], character: string, same: boolean): void {
  const last = pieces.at(-1);
  if (last?.same === same) pieces[pieces.length - 1] = { text: last.text + character, same };
  else pieces.push({ text: character, same });
}
