/**
 * A draft that is saved as one types, so that nothing typed is lost: not when the page is left, the server is away, or somebody else saves the same
 * draft meanwhile. What is not saved yet is kept beside; what another window saved is brought together with it, and only a field that both changed is asked about.
 */
import type { EntryFault } from '@kuaishu/api';
import type { Body } from '../domain/entry-body.ts';
import { type Clash, mergeBodies, withTheirs } from '../domain/merge-body.ts';

/** The draft as the server has it. */
export interface Served {
  readonly body: Body;
  readonly revision: number;
  readonly faults: readonly EntryFault[];
}

/** What is kept while it is not saved: what was typed, and from what one began. */
export interface Unsaved {
  readonly base: Body;
  readonly body: Body;
}

export type Refused = 'newer' | 'away' | 'refused';

export interface Effects {
  readonly send: (body: Body, revision: number) => Promise<Pick<Served, 'revision' | 'faults'>>;
  readonly load: () => Promise<Served>;
  /** Null: there is nothing left to keep. */
  readonly keep: (unsaved: Unsaved | null) => void;
  readonly later: (ms: number, run: () => void) => () => void;
  /** Why `send` or `load` failed: somebody saved a newer one, nobody answered, or it was refused. */
  readonly why: (error: unknown) => Refused;
  readonly now: () => Date;
}

export interface DraftState {
  readonly body: Body;
  readonly faults: readonly EntryFault[];
  readonly saving: 'saved' | 'waiting' | 'saving' | 'clash' | 'failed';
  readonly savedAt: string;
  readonly error: unknown;
  readonly clashes: readonly Clash[];
  /** Changes of another window stand among one's own since one began. */
  readonly merged: boolean;
}

const SAVE_MS = 800;
const RETRY_MS = [2000, 5000, 15_000, 30_000] as const;
/** Somebody who saves faster than one can merge is a program. */
const MOST_MERGES = 5;

export class DraftSaver {
  #state: DraftState;
  #base: Body;
  #revision: number;
  #isBusy = false;
  #failures = 0;
  #cancel: () => void = () => {};
  readonly #effects: Effects;
  readonly #listeners = new Set<() => void>();

  constructor(served: Served, savedAt: string, unsaved: Unsaved | null, effects: Effects) {
    this.#effects = effects;
    this.#base = served.body;
    this.#revision = served.revision;
    const { body, clashes } = unsaved
      ? mergeBodies(unsaved.base, unsaved.body, served.body)
      : { body: served.body, clashes: [] };
    const saving = clashes.length > 0 ? 'clash' : body === served.body ? 'saved' : 'waiting';
    this.#state = { body, faults: served.faults, saving, savedAt, error: null, clashes, merged: false };
  }

  readonly state = (): DraftState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly change = (to: (body: Body) => Body): void => {
    const body = to(this.#state.body);
    if (body === this.#state.body) return;
    this.#effects.keep({ base: this.#base, body });
    this.#say({ body, ...(this.#state.saving === 'clash' ? {} : { saving: 'waiting' }) });
    if (this.#state.saving !== 'clash') this.#soon(SAVE_MS);
  };

  /** Saves at once what is not saved: what was given back, at a retry, and when the page is left. */
  readonly save = async (): Promise<void> => {
    this.#cancel();
    if (this.#isBusy || this.#state.saving === 'saved' || this.#state.saving === 'clash') return;
    this.#isBusy = true;
    try {
      await this.#saveAll();
      this.#failures = 0;
    } catch (error) {
      this.#say({ saving: 'failed', error });
      if (this.#effects.why(error) === 'away')
        this.#soon(RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)] ?? 0);
    } finally {
      this.#isBusy = false;
    }
  };

  /** Decides a field that both changed. With the last one decided it is saved. */
  readonly settle = (clash: Clash, side: 'mine' | 'theirs'): void => {
    const body = side === 'theirs' ? withTheirs(this.#state.body, clash) : this.#state.body;
    const clashes = this.#state.clashes.filter((one) => one !== clash);
    this.#effects.keep({ base: this.#base, body });
    this.#say({ body, clashes, saving: clashes.length > 0 ? 'clash' : 'waiting' });
    if (clashes.length === 0) void this.save();
  };

  /** What is not saved is not wanted any more. */
  readonly abandon = (): void => {
    this.#cancel();
    this.#effects.keep(null);
    this.#say({ saving: 'saved', error: null, clashes: [] });
  };

  /** Nothing is tried again by itself any more. */
  readonly stop = (): void => this.#cancel();

  async #saveAll(): Promise<void> {
    for (let merges = 0; ; ) {
      const sent = this.#state.body;
      this.#say({ saving: 'saving', error: null });
      try {
        const { revision, faults } = await this.#effects.send(sent, this.#revision);
        this.#revision = revision;
        this.#base = sent;
        if (sent === this.#state.body) {
          this.#effects.keep(null);
          this.#say({ faults, saving: 'saved', savedAt: this.#effects.now().toISOString() });
          return;
        }
        this.#effects.keep({ base: sent, body: this.#state.body });
        this.#say({ faults });
      } catch (error) {
        if (this.#effects.why(error) !== 'newer' || ++merges > MOST_MERGES) throw error;
        if (!(await this.#merge())) return;
      }
    }
  }

  /** Whether it can be saved then: a field that both changed is asked about first. */
  async #merge(): Promise<boolean> {
    const served = await this.#effects.load();
    const { body, clashes } = mergeBodies(this.#base, this.#state.body, served.body);
    this.#base = served.body;
    this.#revision = served.revision;
    this.#effects.keep({ base: this.#base, body });
    this.#say({ body, clashes, merged: true, ...(clashes.length > 0 ? { saving: 'clash' } : {}) });
    return clashes.length === 0;
  }

  #soon(ms: number): void {
    this.#cancel();
    this.#cancel = this.#effects.later(ms, () => void this.save());
  }

  #say(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
