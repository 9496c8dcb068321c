/**
 * What a validator says of a value: right (with the normal form), or wrong with the reason, in words a steward understands,
 * and the repair where exactly one exists.
 */
export type Verdict =
  | { readonly ok: true; readonly value: string }
  | {
      readonly ok: false;
      readonly code: FaultCode;
      readonly message: { readonly zh: string; readonly en: string };
      readonly repair?: string;
    };

export type FaultCode =
  | 'empty'
  | 'length'
  | 'characters'
  | 'region'
  | 'date'
  | 'check_digit'
  | 'category'
  | 'nested_code'
  | 'prefix'
  | 'unknown_code'
  | 'range'
  | 'format'
  /** Covered in part: nothing visible is wrong, and nobody can tell whether the rest is right. */
  | 'covered';

export type Validator = (value: string) => Verdict;
