import type { StepOutcome } from './context.ts';
import type { StepName } from './manifest.ts';
import { RunError } from './run-error.ts';

/** 账实相符: rows in = rows out + rows quarantined, for each source of a step and for the step as a whole. A breach is a bug and stops the run. */
export function assertConservation(step: StepName, outcome: StepOutcome): void {
  for (const flow of [...outcome.flows, { ...outcome, resource: '*' }]) {
    if (flow.in !== flow.out + flow.quarantined) {
      const where = flow.resource === '*' ? '' : ` ${flow.resource}`;
      throw new RunError('CONSERVATION', {
        zh: `账实不符：${step}${where} 入 ${flow.in} ≠ 出 ${flow.out} + 隔离 ${flow.quarantined}；批次已停止，请保留现场并报告`,
        en: `Rows do not balance at ${step}${where}: ${flow.in} in ≠ ${flow.out} out + ${flow.quarantined} quarantined; the run is stopped, please keep the store and report it`,
      });
    }
  }
}
