/**
 * Where each value of a YAML or JSON document stands. Keys are JSON pointers (RFC 6901): `/items/0/element` → place of the value;
 * `/items/0/element#` → place of its key.
 */
export interface Position {
  /** 1-based. */
  readonly line: number;
  readonly column: number;
}

export type Positions = ReadonlyMap<string, Position>;

export function pointerTo(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The place of the value, else of its nearest known ancestor, else the document's start. */
export function whereIs(positions: Positions, pointer: string): Position {
  for (let at = pointer.replace(/#$/, ''), exact = positions.get(pointer); ; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = exact ?? positions.get(at);
    if (found) return found;
    exact = undefined;
    if (at === '') return { line: 1, column: 1 };
  }
}
