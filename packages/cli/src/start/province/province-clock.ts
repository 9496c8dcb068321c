/**
 * The province's time: the plan's last working day is the one before today, so that all of it lies in the past. The platform is told on which day the province
 * stands (a simulated clock, which it has in demonstrations alone), and each act is dated within the working hours of that day.
 */
import type { ProvincePlan } from '@kuaishu/demo';
import { addWorkingDays, type Day, dayOf } from '@kuaishu/standards';
import { systemAdministrator } from './people.ts';
import type { PlatformClient } from './platform-client.ts';
import type { Scene } from './scene.ts';

/** Hours of China, which is ahead of UTC by eight. */
const [BEGINS, FIRST, LAST] = [8.5, 9, 17.5] as const;
const HOUR_MS = 3_600_000;

export function dayOfPlan({ lastDay }: Pick<ProvincePlan, 'lastDay'>, at: number): Day {
  return addWorkingDays(dayOf(new Date()), at - lastDay - 1);
}

const instant = (day: Day, hour: number): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + (hour - 8) * HOUR_MS).toISOString();

/** Of each act by its number: acts of one day one after another over the working hours. */
export function timesOf(plan: ProvincePlan): (nth: number) => string {
  const times: string[] = [];
  for (const [at, acts] of Map.groupBy(
    plan.acts.map((act, nth) => ({ act, nth })),
    ({ act }) => act.at,
  )) {
    const day = dayOfPlan(plan, at);
    for (const [i, { nth }] of acts.entries()) times[nth] = instant(day, FIRST + ((LAST - FIRST) * i) / acts.length);
  }
  return (nth) => {
    const time = times[nth];
    if (time === undefined) throw new Error(`the plan has no act ${nth}`);
    return time;
  };
}

export interface ProvinceClock {
  begin(day: number): Promise<void>;
  end(): Promise<void>;
}

/** Goes on where an earlier play was stopped: the platform's clock does not go back. */
export async function provinceClock(scene: Scene, plan: ProvincePlan, done: () => number): Promise<ProvinceClock> {
  const { client, people } = scene;
  const of = plan.acts.length;
  const { day: stands } = await client.call(null, 'demoPlay');
  const move = (at: string | null) =>
    client.call(people.system, 'moveDemoPlay', { body: { at, done: done(), of } }).then(() => {});
  return {
    async begin(day) {
      const at = instant(dayOfPlan(plan, day), BEGINS);
      if (stands === null || at > stands) await move(at);
    },
    end: () => move(null),
  };
}

/** Brings a platform back to today that an unfinished play left in the past. */
export async function backToToday(client: PlatformClient, done: number): Promise<void> {
  const { day } = await client.call(null, 'demoPlay');
  if (day === null) return;
  await client.call(await systemAdministrator(client), 'moveDemoPlay', { body: { at: null, done, of: done } });
}
