/** What mining a table proposes: rules that most of its rows keep, and what the others would have to be. Nothing is changed by a proposal. */
import type { Name2 } from '../profile/resource-profile.ts';

interface ProposalBase {
  /** 0 to 1: how surely a row that breaks the rule is wrong. */
  readonly confidence: number;
  readonly reason: Name2;
  /** Rows of the sample that the rule speaks of. */
  readonly support: number;
  /** Rows of the sample that break it. */
  readonly violations: number;
}

export type Proposal =
  | (ProposalBase & { readonly kind: 'dependency'; readonly from: readonly string[]; readonly to: string })
  | (ProposalBase & {
      /** Rare values beside a frequent one that they are a slip of. */
      readonly kind: 'spelling';
      readonly column: string;
      readonly spellings: readonly { readonly value: string; readonly meant: string; readonly rows: number }[];
    })
  | (ProposalBase & {
      /** Values are written in a few forms; anything else is a slip. */
      readonly kind: 'pattern';
      readonly column: string;
      /** Regular expressions of the forms, as both engines read them. */
      readonly patterns: readonly string[];
      /** Words that stand beside the forms: empty. */
      readonly words: readonly string[];
    })
  | (ProposalBase & {
      /** Numbers that are all written with one unit: 12.0 oz. */
      readonly kind: 'unit';
      readonly column: string;
      readonly unit: string;
    })
  | (ProposalBase & {
      /** Where `part` is empty its value stands at the end of `column`: "Portland OR". */
      readonly kind: 'glued';
      readonly column: string;
      readonly part: string;
      /** Values of `part` that were met there. */
      readonly words: readonly string[];
    })
  | (ProposalBase & {
      /** A mark that a program left behind: '' for ', a tail such as -*. */
      readonly kind: 'residue';
      readonly column: string;
      readonly mark: string;
      readonly instead: string;
    })
  | (ProposalBase & {
      /** One value of the column stands with everything, where any other says what else a row holds: it was put in for want of the true one. */
      readonly kind: 'placeholder';
      readonly column: string;
      readonly value: string;
    })
  | (ProposalBase & {
      /** Numbers far from all others. */
      readonly kind: 'range';
      readonly column: string;
      readonly least: number;
      readonly most: number;
    });

/** From here on a proposal is written into a draft as a rule. */
export const SURE_ENOUGH = 0.8;
