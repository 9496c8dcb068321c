/** What the radar is asked about a body, as the compile page asks it. */
import type { ProbeRequest } from '@kuaishu/api';
import type { Body } from '../drafts.ts';

const MOST_ITEMS = 2_000;
const MOST_CLAIMS = 500;

const short = (value: unknown, most: number): string => (typeof value === 'string' ? value.slice(0, most) : '');

export function probeOf(entry: string, body: Body): ProbeRequest {
  const subject = short(body['subject'], 80);
  const items = Array.isArray(body['items']) ? (body['items'] as Record<string, unknown>[]) : [];
  const authority = Array.isArray(body['authority']) ? body['authority'] : [];
  return {
    entry,
    title: short((body['name'] as { zh?: unknown } | undefined)?.zh, 300),
    ...(subject ? { subject } : {}),
    authority: authority.map((one) => short(one, 80)).slice(0, MOST_CLAIMS),
    items: items
      .map((item) => ({
        name: short(item?.['name'], 200).trim(),
        element: short(item?.['element'], 80),
        attribute: short(item?.['attribute'], 80),
      }))
      .filter(({ name }) => name !== '')
      .map(({ name, element, attribute }) => ({
        name,
        ...(element ? { element } : {}),
        ...(attribute ? { attribute } : {}),
      }))
      .slice(0, MOST_ITEMS),
  };
}
