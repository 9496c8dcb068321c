/** What a search of a block looks into: the names that its entities go by, and the numbers that name them. */
import { TEXT_IDENTIFIERS } from '@kuaishu/catalog';
import { labelAttributes } from '../../naming/labels.ts';

interface Attribute {
  readonly attribute: string;
  readonly domain: { readonly kind: string };
}

export interface Searched {
  /** Positions of the attributes. */
  readonly names: readonly number[];
  readonly numbers: readonly number[];
}

export function searchedAttributes(attributes: readonly Attribute[]): Searched {
  const labels = new Set(labelAttributes(attributes).labels);
  const all = attributes.map((attribute, position) => ({ attribute, position }));
  const of = (wanted: (attribute: Attribute) => boolean) =>
    all.filter(({ attribute }) => wanted(attribute)).map(({ position }) => position);
  return { names: of((a) => labels.has(a.attribute) && !isNumber(a)), numbers: of(isNumber) };
}

/** Numbers that name a subject: identifiers with a rule, those that registers give in a form of their own (project_no), and what is called like one. */
function isNumber({ attribute, domain }: Attribute): boolean {
  if (domain.kind === 'identifier') return true;
  return (
    domain.kind === 'text' && (TEXT_IDENTIFIERS.includes(attribute) || /(?:^|_)(?:no|id|code|number)$/.test(attribute))
  );
}
