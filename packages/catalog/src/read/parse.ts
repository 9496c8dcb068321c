import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { PointedFault } from '../lint/fault.ts';
import { type Position, type Positions, pointerTo } from './positions.ts';

export interface ParsedText {
  /** undefined when the text is not YAML or JSON at all. */
  readonly value: unknown;
  readonly positions: Positions;
  /** Text of each scalar as written: `/region` → "520000", so that a code need not be quoted. */
  readonly written: ReadonlyMap<string, string>;
  readonly faults: readonly PointedFault[];
}

/** An entry is a page or two; a megabyte is something else. */
export const MAX_ENTRY_BYTES = 4_000_000;

/** YAML 1.2, of which JSON is a part. Never throws: what cannot be read is a fault with its place. */
export function parseText(text: string): ParsedText {
  if (text.length > MAX_ENTRY_BYTES) {
    return failed(
      'too_large',
      { line: 1, column: 1 },
      `文件有 ${text.length} 个字符，不像目录条目`,
      `the file has ${text.length} characters, too many for an entry`,
    );
  }
  const counter = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), {
    lineCounter: counter,
    uniqueKeys: true,
    prettyErrors: false,
  });
  const positions = new Map<string, Position>();
  const written = new Map<string, string>();
  const at = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
  const error = document.errors[0];
  if (error) {
    const duplicate = error.code === 'DUPLICATE_KEY';
    return failed(
      duplicate ? 'duplicate_key' : 'syntax',
      at(error.pos[0]),
      duplicate ? '同一层里有两个相同的键' : `不是正确的 YAML 或 JSON(${error.code})`,
      duplicate ? 'the same key stands twice in one mapping' : `not valid YAML or JSON (${firstLine(error.message)})`,
    );
  }
  const visit = (node: Node | null, pointer: string): void => {
    if (node?.range && !positions.has(pointer)) positions.set(pointer, at(node.range[0]));
    if (isAlias(node)) return;
    if (isMap(node)) {
      for (const pair of node.items) {
        const key = isScalar(pair.key) ? String(pair.key.value) : '';
        const child = pointerTo(pointer, key);
        if (isScalar(pair.key) && pair.key.range) positions.set(`${child}#`, at(pair.key.range[0]));
        if (pair.value === null || (isScalar(pair.value) && pair.value.value === null)) {
          const place = positions.get(`${child}#`);
          if (place) positions.set(child, place);
        }
        visit(pair.value as Node | null, child);
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        visit(item as Node | null, pointerTo(pointer, index));
      });
    } else if (isScalar(node) && node.source !== undefined) {
      written.set(pointer, node.source);
    }
  };
  visit(document.contents, '');
  try {
    return { value: document.toJS({ maxAliasCount: 100 }), positions, written, faults: [] };
  } catch (cause) {
    // an alias that points nowhere, or aliases that multiply without end
    const reason = cause instanceof Error ? firstLine(cause.message) : String(cause);
    return failed(
      'syntax',
      { line: 1, column: 1 },
      `引用（*别名）无法展开：${reason}`,
      `aliases cannot be resolved: ${reason}`,
    );
  }
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}

function failed(code: string, position: Position, zh: string, en: string): ParsedText {
  return {
    value: undefined,
    positions: new Map([['', position]]),
    written: new Map(),
    faults: [
      {
        pointer: '',
        code,
        severity: 'error',
        message: { zh, en },
        mend: { zh: '检查该处的缩进、冒号和引号', en: 'check indentation, colons and quotes there' },
      },
    ],
  };
}
