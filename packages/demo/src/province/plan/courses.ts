/** The courses that an entry's life takes, each as the acts of those whose duty they are. */
import type { Entry } from '@kuaishu/catalog';
import { Random } from '../../base/random.ts';
import { keyOf } from '../keys.ts';
import type { ActData, ActKind, PlanAct } from './act.ts';
import type { Actors } from './actors.ts';
import { REMARKS } from './remarks.ts';

/** Writes acts of one entry one after another; days go on by a few between them. */
export class Course {
  readonly acts: PlanAct[] = [];
  private readonly random: Random;
  private readonly resource: string;
  private readonly who: Actors;
  private day: number;

  constructor(resource: string, who: Actors, day: number, seed: number) {
    this.resource = resource;
    this.who = who;
    this.day = day;
    this.random = new Random(keyOf(seed, 'course', resource));
  }

  get today(): number {
    return this.day;
  }

  wait(from: number, to: number): this {
    this.day += this.random.int(from, to);
    return this;
  }

  until(day: number): this {
    this.day = Math.max(this.day, day);
    return this;
  }

  act(kind: ActKind, actor: string, comment?: string, data?: ActData): this {
    return this.beside(null, kind, actor, comment, data);
  }

  /** In a case beside the entry's own. */
  beside(name: string | null, kind: ActKind, actor: string, comment?: string, data?: ActData): this {
    const act = { at: this.day, actor, kind, entry: this.resource, case: name };
    this.acts.push({ ...act, ...(data ? { data } : {}), ...(comment === undefined ? {} : { comment }) });
    return this;
  }

  draft(entry: Entry): this {
    return this.act('draft', this.who.steward, undefined, { entry });
  }

  edit(entry: Entry): this {
    return this.act('edit', this.who.steward, undefined, { entry });
  }

  submit(): this {
    return this.wait(0, 2).act('submit', this.who.steward, this.random.pick(REMARKS.submit));
  }

  approve(): this {
    return this.wait(0, 2).act('department_approve', this.who.head, this.random.pick(REMARKS.approve));
  }

  publish(): this {
    return this.wait(0, 2).act('publish', this.who.reviewer, this.random.pick(REMARKS.publish));
  }

  refuse(): this {
    return this.wait(0, 2).act('refuse', this.who.reviewer, this.random.pick(REMARKS.refuse));
  }

  /** From draft to the ledger. */
  whole(entry: Entry): this {
    return this.draft(entry).submit().approve().publish();
  }

  departmentReturn(): this {
    return this.wait(0, 2).act('department_return', this.who.head, this.random.pick(REMARKS.departmentReturn));
  }

  bureauReturn(comment: string, data?: ActData): this {
    return this.wait(1, 2).act('bureau_return', this.who.reviewer, comment, data);
  }

  withdraw(comment: string = this.random.pick(REMARKS.applicantWithdraw), data?: ActData): this {
    return this.wait(1, 3).act('withdraw', this.who.steward, comment, data);
  }

  comment(text: string = this.random.pick(REMARKS.comment), by: keyof Actors = 'reviewer', data?: ActData): this {
    return this.act('comment', this.who[by], text, data);
  }

  revise(entry: Entry): this {
    return this.act('revise', this.who.steward, this.random.pick(REMARKS.revise), { entry });
  }

  /** Off the ledger, as far as `steps` go: asked for, signed, done. */
  retire(steps: 1 | 2 | 3): this {
    const name = `retire/${this.resource}`;
    this.wait(1, 4).beside(name, 'retire', this.who.steward, this.random.pick(REMARKS.retire), {
      basis: this.random.pick(REMARKS.retireBasis),
    });
    if (steps > 1) this.wait(0, 2).beside(name, 'retire_approve', this.who.head);
    if (steps > 2) this.wait(0, 2).beside(name, 'retire_finish', this.who.reviewer);
    return this;
  }

  endRetiring(kind: 'retire_refuse' | 'return_case' | 'withdraw_case', comment: string): this {
    const by = kind === 'withdraw_case' ? this.who.steward : this.who.reviewer;
    return this.wait(0, 2).beside(`retire/${this.resource}`, kind, by, comment);
  }

  delegate(by: keyof Actors, to: string, until: number): this {
    return this.act('delegate', this.who[by], this.random.pick(REMARKS.delegate), { to, until });
  }
}
