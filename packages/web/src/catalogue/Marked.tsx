/** A text with the words that were asked for marked. */
import { Mixed } from '../ui/Mixed.tsx';

export function Marked({ text, ranges }: { readonly text: string; readonly ranges: readonly (readonly number[])[] }) {
  const parts: { readonly text: string; readonly marked: boolean; readonly at: number }[] = [];
  let at = 0;
  for (const [from = 0, to = 0] of ranges) {
    if (from > at) parts.push({ text: text.slice(at, from), marked: false, at });
    if (to > from) parts.push({ text: text.slice(from, to), marked: true, at: from });
    at = Math.max(at, to);
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false, at });
  return parts.map((part) =>
    part.marked ? (
      <mark key={part.at}>
        <Mixed>{part.text}</Mixed>
      </mark>
    ) : (
      <span key={part.at}>
        <Mixed>{part.text}</Mixed>
      </span>
    ),
  );
}
