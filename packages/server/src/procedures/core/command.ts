/** What can be asked of a case. */
import type { Opening } from './event.ts';

export interface OpenCommand {
  readonly case: string;
  readonly opening: Opening;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly comment?: string;
  readonly files?: readonly string[];
  readonly parties?: readonly string[];
}

export type Command =
  | {
      readonly do: 'move';
      readonly transition: string;
      readonly input?: Readonly<Record<string, unknown>>;
      readonly comment?: string;
      readonly files?: readonly string[];
    }
  | { readonly do: 'comment'; readonly comment: string; readonly files?: readonly string[] }
  | { readonly do: 'attach'; readonly files: readonly string[] }
  /** 认领: has it in hand from now on. */
  | { readonly do: 'take' }
  | { readonly do: 'delegate'; readonly to: string; readonly until: string | null; readonly comment?: string }
  | { readonly do: 'undelegate' }
  | { readonly do: 'escalate'; readonly comment: string }
  | { readonly do: 'ask_extension'; readonly clock: string; readonly days: number; readonly comment: string }
  | { readonly do: 'decide_extension'; readonly clock: string; readonly grant: boolean; readonly comment: string }
  /** The clock's own. */
  | { readonly do: 'warn'; readonly clock: string }
  | { readonly do: 'overdue'; readonly clock: string };
