import type { ValueDomain } from '@kuaishu/standards';

/** ok: the identifier's rule holds. region, town, detail: parts of an address. repairs, area (km²): of a geometry. */
export type DerivedPart = 'ok' | 'region' | 'town' | 'detail' | 'repairs' | 'area';

/** What cleaning puts beside an attribute, as `<attribute>_<part>`; checks may name these columns too. */
export function derivedParts(domain: ValueDomain): readonly DerivedPart[] {
  switch (domain.kind) {
    case 'identifier':
      return ['ok'];
    case 'address':
      return ['region', 'town', 'detail'];
    case 'geometry':
      return ['repairs', 'area'];
    default:
      return [];
  }
}
