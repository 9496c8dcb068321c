/** What the radar is asked about a body. */
import type { ProbeRequest } from '@kuaishu/api';
import { type Body, itemsOf, listOf, textAt } from './entry-body.ts';

export function probeOf(entry: string, body: Body): ProbeRequest {
  const subject = textAt(body, 'subject');
  return {
    entry,
    title: textAt(body, 'name', 'zh'),
    ...(subject ? { subject } : {}),
    authority: [...listOf(body, 'authority')],
    items: itemsOf(body)
      .filter((item) => item.name.trim() !== '')
      .map(({ name, element, attribute }) => ({
        name,
        ...(element ? { element } : {}),
        ...(attribute ? { attribute } : {}),
      })),
  };
}
