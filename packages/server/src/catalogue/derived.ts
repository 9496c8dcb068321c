/**
 * 派生: what follows from an entry as it is being compiled, by the very functions that make the refinery's plan. Who comes first for an attribute is said with
 * the ledger: the sources that stand on it are ranked beside the entry.
 */
import type { DerivedView } from '@kuaishu/api';
import {
  deriveFusion,
  deriveLink,
  deriveRules,
  deriveTemplate,
  type Entry,
  interfaceSchema,
  type ResolvedItem,
  resolveItems,
} from '@kuaishu/catalog';
import { maskWords } from '../resources/mask-words.ts';

/** Another entry that the ledger has as the source of these attributes in the territory. */
export interface Source {
  readonly id: string;
  readonly entry: Entry;
  readonly attributes: readonly string[];
}

/** `id` of the entry itself. */
export function whatFollows(id: string, entry: Entry, sources: readonly Source[]): DerivedView {
  const items = resolveItems(entry);
  const { csv, notes } = deriveTemplate(entry);
  const schema = interfaceSchema(entry);
  return {
    subject: entry.subject,
    template: {
      csv,
      columns: notes.map(({ item, title, required, key, note, basis }) => ({
        item,
        title,
        required,
        key,
        note,
        basis: basis ?? null,
      })),
    },
    rules: deriveRules(entry, items).map(({ id: rule, title, severity, dimension, basis }) => ({
      id: rule,
      title,
      severity,
      dimension,
      basis: basis ?? null,
    })),
    link: linkOf(entry, items),
    precedence: precedenceOf(id, entry, items, sources),
    masks: items.map(({ attribute, title, grade, mask }) => ({
      attribute,
      title,
      grade,
      mask: maskWords(grade, mask),
      shown: grade === 'green' || (grade === 'yellow' && mask.method === 'keep'),
    })),
    interface: {
      schema: schema as unknown as Record<string, unknown>,
      fields: Object.keys(schema.properties).length,
      required: schema.required.length,
      grade: schema['x-grade'],
    },
  };
}

function linkOf(entry: Entry, items: readonly ResolvedItem[]): DerivedView['link'] {
  const titleOf = (attribute: string) => items.find((item) => item.attribute === attribute)?.title ?? { zh: attribute };
  if (items.length === 0) return { mode: 'records', attributes: [] };
  const link = deriveLink(entry.subject, [{ entry, items }]);
  return link.mode === 'key'
    ? {
        mode: 'key',
        attributes: link.attributes.map((attribute) => ({
          attribute,
          title: titleOf(attribute),
          kind: null,
          exclusive: true,
        })),
      }
    : {
        mode: 'records',
        attributes: link.attributes.map(({ attribute, kind, exclusive }) => ({
          attribute,
          title: titleOf(attribute),
          kind,
          exclusive,
        })),
      };
}

/** Entries are told apart by their ids here: two houses may give their resources one name. What others claim is what the ledger has of them. */
function precedenceOf(
  id: string,
  entry: Entry,
  items: readonly ResolvedItem[],
  sources: readonly Source[],
): DerivedView['precedence'] {
  const others = sources.map(({ id: other, entry: of, attributes }) => {
    const named = { ...of, resource: other, authority: [...attributes] };
    return { entry: named, items: resolveItems(named).filter((item) => attributes.includes(item.attribute)) };
  });
  const own = { ...entry, resource: id };
  const plan = deriveFusion([{ entry: own, items }, ...others]);
  const wanted = new Set(items.map(({ attribute }) => attribute));
  return plan
    .filter(({ attribute }) => wanted.has(attribute))
    .map(({ attribute, title, ranks, majority }) => ({
      attribute,
      title,
      majority,
      order: Object.entries(ranks)
        .map(([of, rank]) => ({ entry: of === id ? null : of, rank }))
        .sort((a, b) => a.rank - b.rank || Number(a.entry !== null) - Number(b.entry !== null)),
      contested: Object.values(ranks).filter((rank) => rank === 0).length > 1,
    }));
}
