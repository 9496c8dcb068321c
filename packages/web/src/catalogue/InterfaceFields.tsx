/** The fields of an interface in words: type, form and grade of each, read off its JSON Schema. */
import { GradeTag } from '../domain/GradeTag.tsx';
import { useWords } from '../text/index.ts';
import type { GradeName } from '../ui/Grade.tsx';
import { Table } from '../ui/Table.tsx';

interface Property {
  readonly type: readonly string[];
  readonly title: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly 'x-grade': string;
  readonly 'x-code-table'?: string;
  readonly 'x-unit'?: string;
}

export function InterfaceFields({ schema }: { readonly schema: Readonly<Record<string, unknown>> }) {
  const { t, f } = useWords();
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Property>>;
  const required = (schema['required'] ?? []) as readonly string[];
  const wordFor = ({ type, format }: Property): string => {
    const kind = format ?? type.find((one) => one !== 'null') ?? '';
    return t.derived.fieldTypes[kind] ?? kind;
  };
  const form = (of: Property): string =>
    [
      wordFor(of),
      of['x-code-table']
        ? t.derived.codes(of['x-code-table'])
        : of.maxLength
          ? t.derived.upTo(f.count(of.maxLength))
          : '',
      of['x-unit'] === 'CNY' ? t.derived.yuan : (of['x-unit'] ?? ''),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  return (
    <Table
      caption={t.derived.part.interface}
      rows={Object.entries(properties).map(([name, of]) => ({ name, of }))}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', head: t.derived.field, heads: true, className: 'mono', cell: ({ name }) => name },
        { key: 'title', head: t.word.item, cell: ({ of }) => of.title },
        { key: 'form', head: t.derived.form, className: 't2', cell: ({ of }) => form(of) },
        {
          key: 'required',
          head: t.derived.required,
          className: 't2',
          cell: ({ name }) => (required.includes(name) ? t.derived.required : t.derived.optional),
        },
        {
          key: 'grade',
          head: t.catalogue.grade,
          cell: ({ of }) => <GradeTag grade={of['x-grade'] as GradeName} />,
        },
      ]}
    />
  );
}
