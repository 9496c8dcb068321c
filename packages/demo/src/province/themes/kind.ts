/** A kind of resource (资源种类): what a department of some function holds by its duty, wherever it is. Entries are made of kinds. */
import type { Cadence } from '@kuaishu/catalog';
import type { DataType } from '@kuaishu/standards';

export interface KindItem {
  readonly name: string;
  readonly element?: string;
  readonly attribute?: string;
  /** Of items that are no data element. */
  readonly type?: DataType;
  readonly length?: number;
  readonly scale?: number;
  readonly unit?: string;
  readonly en?: string;
  readonly key: boolean;
  readonly required: boolean;
  /** Prefectures may leave it out. */
  readonly optional: boolean;
  /** The resource is its one source (一数一源). */
  readonly authority: boolean;
}

/**
 * open: shared and open to all. open_request: shared, open on request. government: shared within government. conditional: shared for a purpose.
 * verified: the same, and single records can be verified by anyone. refused: not shared, by law.
 */
export type Access =
  | { readonly kind: 'open' | 'open_request' | 'government' }
  | { readonly kind: 'conditional' | 'verified'; readonly purpose: string }
  | { readonly kind: 'refused'; readonly ground: string };

export interface Kind {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly subject: string;
  readonly class: { readonly kind: 'base' | 'theme' | 'department'; readonly category: string };
  readonly cadence: Cadence;
  readonly format: string;
  /** Given by interface, not by table. */
  readonly byInterface: boolean;
  readonly access: Access;
  readonly scope: { readonly province: boolean; readonly local: boolean };
  /** What the department does when the data arise: 受理居住证申领、签注和换补领. */
  readonly duty: string;
  /** The law or rule on which the duty rests. */
  readonly law: string;
  readonly items: readonly KindItem[];
}
