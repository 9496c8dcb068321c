/** The least value that a JSON Schema of the route table lets pass: what is required and nothing else. */
interface Node {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Node[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly pattern?: string;
  readonly format?: string;
}

/** Texts that the patterns of the table take, the first that fits. */
const TEXTS = [
  'x',
  'xxxx',
  'case',
  '2027-01-01',
  '520000',
  'person@example.cn',
  'https://example.cn',
  'user.name',
  '2027-01-01T00:00:00.000Z',
  '123456',
  'x'.repeat(43),
  '0'.repeat(64),
  `04${'0'.repeat(128)}`,
];

export function leastOf(schema: object): unknown {
  const of = schema as Node;
  if ('const' in of) return of.const;
  if (of.enum) return of.enum[0];
  if (of.anyOf) return leastOf(of.anyOf[0] ?? {});
  const type = typeof of.type === 'string' ? of.type : of.type?.[0];
  switch (type) {
    case 'object':
      return Object.fromEntries((of.required ?? []).map((name) => [name, leastOf(of.properties?.[name] ?? {})]));
    case 'array':
      return Array.from({ length: of.minItems ?? 0 }, () => leastOf(of.items ?? {}));
    case 'integer':
    case 'number':
      return of.minimum ?? 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return leastText(of);
  }
}

function leastText({ pattern, minLength = 0, format }: Node): string {
  const fits = (text: string): boolean =>
    [...text].length >= minLength && (pattern === undefined || new RegExp(pattern, 'u').test(text));
  if (format === 'date-time') return '2027-01-01T00:00:00.000Z';
  const found = TEXTS.find(fits);
  if (found === undefined) throw new Error(`no text for ${pattern} of ${minLength} and more`);
  return found;
}
