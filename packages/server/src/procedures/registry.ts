/** The procedures, effects and subjects that this server knows. Versions of a procedure stand side by side: a running case keeps its own. */
import { ServerError } from '../errors.ts';
import type { Procedure } from './core/procedure.ts';
import type { Effect } from './effects/effect.ts';
import type { Subject } from './subject.ts';

export interface Registry {
  add(...procedures: readonly Procedure[]): void;
  addEffects(...effects: readonly Effect[]): void;
  addSubjects(...subjects: readonly Subject[]): void;
  /** Newest version of each, in order of id. */
  all(): readonly Procedure[];
  /** All versions, oldest first. */
  versions(id: string): readonly Procedure[];
  /** That version, or the newest. @throws ServerError not_found. */
  get(id: string, version?: number): Procedure;
  /** To show cases that are over by: that version, else the newest, else nothing but its id. A version may go when no case runs on it; what ran on it stays on record. */
  shown(id: string, version: number): Procedure;
  /** @throws Error where there is none: checked when the procedure was added. */
  effect(name: string): Effect;
  effects(): readonly Effect[];
  subject(kind: string): Subject | null;
  /** @throws Error naming every effect that a procedure calls and nobody defined. */
  check(): void;
}

export function openRegistry(): Registry {
  const procedures = new Map<string, Procedure[]>();
  const effects = new Map<string, Effect>();
  const subjects = new Map<string, Subject>();
  return {
    add(...all) {
      for (const procedure of all) {
        const known = procedures.get(procedure.id) ?? [];
        if (known.some(({ version }) => version === procedure.version))
          throw new Error(`procedure ${procedure.id} has version ${procedure.version} twice`);
        procedures.set(
          procedure.id,
          [...known, procedure].sort((a, b) => a.version - b.version),
        );
      }
    },
    addEffects(...all) {
      for (const effect of all) {
        if (effects.has(effect.name)) throw new Error(`two effects are called ${effect.name}`);
        effects.set(effect.name, effect);
      }
    },
    addSubjects(...all) {
      for (const subject of all) {
        if (subjects.has(subject.kind)) throw new Error(`two subjects are called ${subject.kind}`);
        subjects.set(subject.kind, subject);
      }
    },
    all: () => [...procedures.keys()].sort().map((id) => newest(procedures.get(id) ?? [])),
    versions: (id) => procedures.get(id) ?? [],
    get(id, version) {
      const known = procedures.get(id) ?? [];
      const found = version === undefined ? known.at(-1) : known.find((one) => one.version === version);
      if (found) return found;
      throw new ServerError(
        'not_found',
        { zh: '没有这个流程。', en: 'There is no such procedure.' },
        { where: 'procedure', mend: { zh: '可用的流程见 /api/procedures。', en: 'See /api/procedures.' } },
      );
    },
    shown(id, version) {
      const all = procedures.get(id) ?? [];
      return all.find((one) => one.version === version) ?? all.at(-1) ?? unknown(id, version);
    },
    effect(name) {
      const found = effects.get(name);
      if (!found) throw new Error(`no effect is called ${name}`);
      return found;
    },
    effects: () => [...effects.values()],
    subject: (kind) => subjects.get(kind) ?? null,
    check() {
      const lacking = [...procedures.values()].flat().flatMap((procedure) =>
        callsOf(procedure)
          .filter((name) => !effects.has(name))
          .map((name) => `${procedure.id} ${procedure.version} calls the effect ${name}, which nobody defined`),
      );
      if (lacking.length > 0) throw new Error(lacking.join('\n'));
    },
  };
}

function unknown(id: string, version: number): Procedure {
  return {
    id,
    version,
    title: { zh: id, en: id },
    purpose: null,
    subject: '',
    initial: '',
    opens: {},
    states: {},
    transitions: {},
    clocks: {},
    deadlines: [],
  };
}

function newest(versions: readonly Procedure[]): Procedure {
  return versions.at(-1) as Procedure;
}

/** Names of all effects that a procedure may call. */
export function callsOf(procedure: Procedure): readonly string[] {
  const calls = [
    ...(procedure.opens.effects ?? []),
    ...Object.values(procedure.transitions).flatMap(({ effects }) => effects ?? []),
  ];
  return [...new Set(calls.map(({ effect }) => effect))];
}
