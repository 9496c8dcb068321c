/** The body of an entry as the compile page holds it: read loosely, since a draft may be anything, written exactly. */
export type Body = Readonly<Record<string, unknown>>;

export interface DraftItem {
  readonly name: string;
  readonly element?: string;
  readonly attribute?: string;
  readonly type?: string;
  readonly length?: number;
  readonly required?: boolean;
  readonly grade?: string;
  /** How sure the platform was of what it proposed. */
  readonly guess?: { readonly confidence: number };
}

export const textAt = (body: Body, ...path: readonly string[]): string => {
  let at: unknown = body;
  for (const key of path) at = at !== null && typeof at === 'object' ? (at as Record<string, unknown>)[key] : undefined;
  return typeof at === 'string' ? at : typeof at === 'number' || typeof at === 'boolean' ? String(at) : '';
};

/** The body with one value set; an empty one is taken away, and so is a part that holds nothing any more. */
export function withAt(body: Body, path: readonly string[], value: unknown): Body {
  const [key, ...rest] = path;
  if (key === undefined) return body;
  const part = body[key];
  const inner =
    rest.length === 0 ? value : withAt(part !== null && typeof part === 'object' ? (part as Body) : {}, rest, value);
  const isEmpty = inner === '' || inner === undefined || (rest.length > 0 && Object.keys(inner as object).length === 0);
  const { [key]: _, ...others } = body;
  return isEmpty ? others : { ...body, [key]: inner };
}

export const itemsOf = (body: Body): readonly DraftItem[] =>
  Array.isArray(body['items']) ? (body['items'] as DraftItem[]) : [];
export const listOf = (body: Body, key: string): readonly string[] =>
  Array.isArray(body[key]) ? (body[key] as unknown[]).filter((one): one is string => typeof one === 'string') : [];

/** The item with one field set, or without it where it is empty. A field that a person sets is no guess any more. */
export function withField(
  item: DraftItem,
  field: 'element' | 'grade' | 'type' | 'length',
  value: string | number,
): DraftItem {
  const { [field]: _, ...others } = item;
  const { guess, ...rest } = others;
  const kept = field === 'element' || guess === undefined ? rest : { ...rest, guess };
  return value === '' ? kept : { ...kept, [field]: value };
}

export const toggled = (list: readonly string[], value: string): readonly string[] =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
