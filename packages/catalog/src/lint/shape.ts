import { pointerTo } from '../read/positions.ts';
import type { PointedFault } from './fault.ts';
import { didYouMean } from './suggest.ts';

/** The part of JSON Schema that the entry and project schemas use. */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly minimum?: number;
}

/**
 * Checks a document against a schema in words a steward understands (TypeBox's own errors name schema paths and stop at eight).
 * A scalar that YAML read as a number where text is wanted (`region: 520000`) is taken as written. → the value so mended, and the faults.
 */
export function checkShape(
  schema: object,
  value: unknown,
  written: ReadonlyMap<string, string> = new Map(),
): { value: unknown; faults: PointedFault[] } {
  const faults: PointedFault[] = [];
  const mended = visit(schema as Schema, value, '', written, faults);
  return { value: mended, faults };
}

function visit(
  schema: Schema,
  value: unknown,
  pointer: string,
  written: ReadonlyMap<string, string>,
  faults: PointedFault[],
): unknown {
  if (schema.anyOf) return visitUnion(schema.anyOf, value, pointer, written, faults);
  const name = nameOf(pointer);
  if ('const' in schema || schema.enum) {
    const allowed = schema.enum ?? [schema.const];
    if (allowed.includes(value)) return value;
    const hint = didYouMean(String(value), allowed.map(String));
    faults.push({
      pointer,
      code: 'not_allowed',
      severity: 'error',
      message: { zh: `${name} 不能是 ${show(value)}`, en: `${name} cannot be ${show(value)}` },
      mend: {
        zh: `可用：${allowed.join('、')}${hint ? `;${hint.zh}` : ''}`,
        en: `use one of ${allowed.join(', ')}${hint ? `; ${hint.en}` : ''}`,
      },
    });
    return value;
  }
  switch (schema.type) {
    case 'object':
      return visitObject(schema, value, pointer, written, faults);
    case 'array': {
      if (!Array.isArray(value)) return wrongType(value, pointer, '列表', 'a list', faults);
      if (value.length < (schema.minItems ?? 0)) {
        faults.push({
          pointer,
          code: 'empty',
          severity: 'error',
          message: { zh: `${name} 不能为空`, en: `${name} must not be empty` },
          mend: { zh: '至少写一项', en: 'write at least one' },
        });
      }
      const items = schema.items;
      return items ? value.map((item, i) => visit(items, item, pointerTo(pointer, i), written, faults)) : value;
    }
    case 'string': {
      const text = typeof value === 'number' || typeof value === 'boolean' ? written.get(pointer) : value;
      if (typeof text !== 'string') return wrongType(value, pointer, '文字', 'text', faults);
      if ([...text].length < (schema.minLength ?? 0)) {
        faults.push({
          pointer,
          code: 'empty',
          severity: 'error',
          message: { zh: `${name} 不能为空`, en: `${name} must not be empty` },
          mend: { zh: '填写内容', en: 'fill it in' },
        });
      } else if (schema.pattern && !new RegExp(schema.pattern, 'u').test(text)) {
        faults.push({
          pointer,
          code: 'pattern',
          severity: 'error',
          message: { zh: `${name} 的写法不对：${show(text)}`, en: `${name} is not written rightly: ${show(text)}` },
          mend: patternMend(schema.pattern),
        });
      }
      return text;
    }
    case 'integer':
    case 'number': {
      if (typeof value !== 'number' || (schema.type === 'integer' && !Number.isInteger(value))) {
        return wrongType(
          value,
          pointer,
          schema.type === 'integer' ? '整数' : '数字',
          schema.type === 'integer' ? 'a whole number' : 'a number',
          faults,
        );
      }
      if (schema.minimum !== undefined && value < schema.minimum) {
        faults.push({
          pointer,
          code: 'range',
          severity: 'error',
          message: { zh: `${name} 至少为 ${schema.minimum}`, en: `${name} must be at least ${schema.minimum}` },
          mend: { zh: '改大该数', en: 'raise the number' },
        });
      }
      return value;
    }
    case 'boolean':
      return typeof value === 'boolean' ? value : wrongType(value, pointer, 'true 或 false', 'true or false', faults);
    default:
      return value;
  }
}

function visitObject(
  schema: Schema,
  value: unknown,
  pointer: string,
  written: ReadonlyMap<string, string>,
  faults: PointedFault[],
): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return wrongType(value, pointer, '若干“键: 值”', 'a mapping of keys to values', faults);
  }
  const known = Object.keys(schema.properties ?? {});
  const result: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) {
    const at = pointerTo(pointer, key);
    const inner = Object.hasOwn(schema.properties ?? {}, key)
      ? schema.properties?.[key]
      : matching(schema.patternProperties, key);
    if (inner) {
      define(result, key, visit(inner, child, at, written, faults));
    } else if (schema.additionalProperties === false) {
      const hint = didYouMean(key, known);
      faults.push({
        pointer: `${at}#`,
        code: 'unknown_key',
        severity: 'error',
        message: { zh: `不认识的键 ${show(key)}`, en: `unknown key ${show(key)}` },
        mend: {
          zh: hint ? hint.zh : `可用的键：${known.join('、')}`,
          en: hint ? hint.en : `known keys: ${known.join(', ')}`,
        },
      });
    } else {
      define(result, key, child);
    }
  }
  for (const key of schema.required ?? []) {
    if (!Object.hasOwn(value, key)) {
      faults.push({
        pointer,
        code: 'missing_key',
        severity: 'error',
        message: {
          zh: `${pointer ? `${nameOf(pointer)} ` : ''}缺少 ${key}`,
          en: `${pointer ? `${nameOf(pointer)} lacks` : 'lacks'} ${key}`,
        },
        mend: { zh: `加上 ${key}:`, en: `add ${key}:` },
      });
    }
  }
  return result;
}

/** Faults of the branch that fits best: the one whose distinguishing key or constant is there, else the one with the fewest faults. */
function visitUnion(
  branches: readonly Schema[],
  value: unknown,
  pointer: string,
  written: ReadonlyMap<string, string>,
  faults: PointedFault[],
): unknown {
  let best: { value: unknown; faults: PointedFault[]; weight: number } | undefined;
  for (const branch of branches) {
    const found: PointedFault[] = [];
    const mended = visit(branch, value, pointer, written, found);
    if (found.length === 0) return mended;
    const weight = found.reduce((sum, fault) => sum + (fault.code === 'not_allowed' ? 3 : 1), 0);
    if (!best || weight < best.weight) best = { value: mended, faults: found, weight };
  }
  const choices = [...new Set(branches.flatMap((branch) => choicesOf(branch)))];
  const onlyMethod = best?.faults.every((fault) => fault.code === 'not_allowed') && choices.length > 0;
  if (onlyMethod && best) {
    const [first] = best.faults;
    if (first)
      faults.push({ ...first, mend: { zh: `可用：${choices.join('、')}`, en: `use one of ${choices.join(', ')}` } });
  } else {
    faults.push(...(best?.faults ?? []));
  }
  return best?.value ?? value;
}

function choicesOf(branch: Schema): readonly string[] {
  return Object.values(branch.properties ?? {}).flatMap((p) =>
    'const' in p ? [String(p.const)] : branch.properties?.['method'] === p && p.enum ? p.enum.map(String) : [],
  );
}

function matching(patterns: Readonly<Record<string, Schema>> | undefined, key: string): Schema | undefined {
  for (const [pattern, schema] of Object.entries(patterns ?? {})) if (new RegExp(pattern, 'u').test(key)) return schema;
  return undefined;
}

/** `__proto__` as a key of a document stays a key. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function wrongType(value: unknown, pointer: string, zh: string, en: string, faults: PointedFault[]): unknown {
  const name = nameOf(pointer);
  faults.push({
    pointer,
    code: 'wrong_type',
    severity: 'error',
    message: { zh: `${name} 应为${zh}，写的是 ${show(value)}`, en: `${name} must be ${en}, found ${show(value)}` },
    mend: { zh: `改为${zh}`, en: `write ${en}` },
  });
  return value;
}

function patternMend(pattern: string): { zh: string; en: string } {
  if (pattern.startsWith('^[a-z][a-z0-9_')) {
    return {
      zh: `用小写字母开头，只含小写字母、数字、_${pattern.includes('_-') ? '、-' : ''}，最多 63 个字符`,
      en: `start with a lower-case letter; only lower-case letters, digits, _${pattern.includes('_-') ? ' and -' : ''}; at most 63`,
    };
  }
  if (pattern === '^\\d{6}$') return { zh: '写 6 位数字的行政区划代码', en: 'write a division code of 6 digits' };
  if (pattern.startsWith('^\\d{4}-')) return { zh: '写成 2026-01-31 的样子', en: 'write it like 2026-01-31' };
  return { zh: `应符合 ${pattern}`, en: `must match ${pattern}` };
}

function nameOf(pointer: string): string {
  if (pointer === '') return '文件 / document';
  const parts = pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return parts.reduce(
    (path, part) => (/^\d+$/.test(part) ? `${path}[${Number(part) + 1}]` : path ? `${path}.${part}` : part),
    '',
  );
}

function show(value: unknown): string {
  if (value === null || value === undefined) return '空 (empty)';
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
