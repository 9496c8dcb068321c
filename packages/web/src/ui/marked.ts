/** Chinese runs within a text of another language marked as Chinese, in a text or in what plain elements and links around it hold; other components mark their own. */
import { Link } from '@tanstack/react-router';
import {
  Children,
  cloneElement,
  createElement,
  Fragment,
  isValidElement,
  type ReactElement,
  type ReactNode,
} from 'react';
import { chineseRuns } from '../lib/chinese-runs.ts';

type Held = ReactElement<{ readonly lang?: string; readonly children?: ReactNode }>;

/** Elements that hold text alone, or say their own language. */
const WHOLE: ReadonlySet<unknown> = new Set(['option', 'select', 'textarea', 'title', 'style', 'script', 'svg']);

const isPlain = (node: Held): boolean =>
  node.type === Fragment ||
  node.type === Link ||
  (typeof node.type === 'string' && !WHOLE.has(node.type) && node.props.lang === undefined);

export function marked(node: ReactNode): ReactNode {
  if (typeof node === 'string') {
    const runs = chineseRuns(node);
    if (!runs.some(({ chinese }) => chinese)) return node;
    return runs.map(({ text, chinese }, i) =>
      chinese ? createElement('span', { key: i, lang: 'zh-CN' }, text) : text,
    );
  }
  if (Array.isArray(node)) return Children.map(node, marked);
  if (!isValidElement(node)) return node;
  const held = node as Held;
  if (!isPlain(held) || held.props.children === undefined) return node;
  return cloneElement(held, undefined, marked(held.props.children));
}
