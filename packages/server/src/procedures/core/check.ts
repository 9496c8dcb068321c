/** What must be true of a procedure before anyone can open a case of it. */
import { RESUME, targetsOf, transitionsFrom } from './common.ts';
import { dutyWords } from './duties.ts';
import { checkForm } from './form.ts';
import { PERFORMERS } from './performers.ts';
import type { EffectCall, Procedure, TransitionSpec } from './procedure.ts';

/** Leaves of the log take words of this form. */
const WORD = /^[a-z]+(?:[-_.][a-z]+)*$/;

/** All faults; empty = none. */
export function checkProcedure(procedure: Procedure): string[] {
  return [
    ...names(procedure),
    ...states(procedure),
    ...Object.entries(procedure.transitions).flatMap(([name, t]) =>
      transition(procedure, name, t).map((fault) => `transition ${name}: ${fault}`),
    ),
    ...clocks(procedure),
    ...(procedure.opens.form ? checkForm(procedure.opens.form).map((fault) => `opening: ${fault}`) : []),
    ...effects('opening', procedure.opens.effects),
    ...unknownWords('opening', procedure.opens.performers ?? []),
  ];
}

function names({ id, version, states, transitions, clocks }: Procedure): string[] {
  const faults = [id, ...Object.keys(states), ...Object.keys(transitions), ...Object.keys(clocks)]
    .filter((name) => !WORD.test(name))
    .map((name) => `the name "${name}" is not made of lower-case words`);
  if (!Number.isInteger(version) || version < 1) faults.push(`version ${version} is no positive whole number`);
  return faults;
}

function states(procedure: Procedure): string[] {
  const faults: string[] = [];
  const all = Object.keys(procedure.states);
  if (!procedure.states[procedure.initial]) faults.push(`there is no initial state ${procedure.initial}`);
  const reached = closure([procedure.initial], (state) =>
    transitionsFrom(procedure, state).flatMap(([, t]) => targetsOf(procedure, t)),
  );
  const finals = all.filter((name) => procedure.states[name]?.final);
  const ending = closure(finals, (state) =>
    all.filter((from) => transitionsFrom(procedure, from).some(([, t]) => targetsOf(procedure, t).includes(state))),
  );
  for (const name of all) {
    const state = procedure.states[name];
    if (!reached.has(name)) faults.push(`state ${name} can never be reached`);
    if (state?.final) {
      if (transitionsFrom(procedure, name).length > 0) faults.push(`state ${name} is final and has a way out`);
      continue;
    }
    faults.push(...unknownWords(`state ${name}`, state?.performers ?? []));
    if (!ending.has(name)) faults.push(`from state ${name} no end can be reached`);
    if (transitionsFrom(procedure, name).every(([step]) => step === 'withdraw'))
      faults.push(`state ${name} has no way out but to withdraw`);
    const waitsForClock = Object.values(procedure.clocks).some(
      ({ runsIn, onOverdue }) => runsIn.includes(name) && typeof onOverdue === 'object',
    );
    const waitsForSystem = transitionsFrom(procedure, name).some(
      ([, t]) => t.performers !== 'duty' && t.performers.includes('system'),
    );
    if (dutyWords(procedure, name).length === 0 && !waitsForClock && !waitsForSystem)
      faults.push(`state ${name} is nobody's duty`);
  }
  return faults;
}

function transition(procedure: Procedure, name: string, of: TransitionSpec): string[] {
  const faults: string[] = [];
  if (of.from.length === 0) faults.push('it starts from no state');
  for (const from of of.from) if (!procedure.states[from]) faults.push(`there is no state ${from}`);
  if (of.to !== RESUME && !procedure.states[of.to]) faults.push(`there is no state ${of.to}`);
  if (of.performers !== 'duty') {
    if (of.performers.length === 0) faults.push('nobody may take it');
    faults.push(...unknownWords('it', of.performers));
    if (of.fourEyes && of.performers.every((word) => word === 'applicant'))
      faults.push('four eyes shut out the applicant, and nobody else may take it');
  }
  if (of.form) faults.push(...checkForm(of.form));
  return [...faults, ...effects(name, of.effects)];
}

function clocks(procedure: Procedure): string[] {
  return Object.entries(procedure.clocks).flatMap(([name, clock]) => {
    const faults: string[] = [];
    if (clock.runsIn.length === 0) faults.push('it runs in no state');
    for (const state of [...clock.runsIn, ...(clock.pausedIn ?? [])]) {
      if (!procedure.states[state]) faults.push(`there is no state ${state}`);
      else if (procedure.states[state]?.final) faults.push(`state ${state} is final`);
    }
    for (const state of clock.pausedIn ?? [])
      if (clock.runsIn.includes(state)) faults.push(`it both runs and stands still in ${state}`);
    if (!Number.isInteger(clock.warnDays) || clock.warnDays < 0) faults.push('warnDays is no whole number');
    if (clock.extension) {
      if (clock.extension.consent.length === 0) faults.push('nobody consents to its extension');
      faults.push(...unknownWords('its consent', clock.extension.consent));
    }
    if (typeof clock.onOverdue === 'object') {
      const then = procedure.transitions[clock.onOverdue.transition];
      if (!then) faults.push(`there is no transition ${clock.onOverdue.transition}`);
      else {
        if (then.performers === 'duty' || !then.performers.includes('system'))
          faults.push(`${clock.onOverdue.transition} is not open to the system`);
        for (const state of clock.runsIn)
          if (!then.from.includes(state)) faults.push(`${clock.onOverdue.transition} does not lead out of ${state}`);
        if (then.form || then.requires) faults.push(`${clock.onOverdue.transition} asks for what a clock cannot give`);
      }
    }
    return faults.map((fault) => `clock ${name}: ${fault}`);
  });
}

function effects(where: string, calls: readonly EffectCall[] | undefined): string[] {
  return (calls ?? [])
    .filter(({ effect }) => !WORD.test(effect))
    .map(({ effect }) => `${where}: the effect "${effect}" is not named by words`);
}

function unknownWords(where: string, words: readonly string[]): string[] {
  return words
    .filter((word) => !(PERFORMERS as readonly string[]).includes(word))
    .map((word) => `${where}: nobody is "${word}"`);
}

function closure(from: readonly string[], next: (of: string) => readonly string[]): Set<string> {
  const found = new Set(from);
  for (const one of found) for (const other of next(one)) found.add(other);
  return found;
}
