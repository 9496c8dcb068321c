/** A right that was asked for in a case is given in the very transaction of the decision, until the day that was asked for. */
import { Type } from 'typebox';
import { defineEffect, type Effect, EffectRefused } from '../../procedures/effects/effect.ts';
import { endOfDay } from './end-of-day.ts';
import { separated } from './separation.ts';
import { grantRole, roleOf } from './service.ts';
import type { RoleStore } from './store.ts';

/** `changed`: told of the account once the grant stands, so that its sessions have the right at once. */
export function roleGrantEffect(store: RoleStore, changed: (account: string) => void): Effect {
  return defineEffect({
    name: 'role.grant',
    title: { zh: '授予角色', en: 'Grant the role' },
    kind: 'inline',
    payload: Type.Object({
      user: Type.String(),
      organisation: Type.String(),
      role: Type.String(),
      until: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
      by: Type.String(),
    }),
    async run(act, { user, organisation, role, until, by }, of) {
      if (by === user) throw new EffectRefused({ zh: '任何人不能给自己授权', en: 'nobody grants a right to himself' });
      await separated(
        grantRole(act, store, {
          user,
          organisation,
          role: roleOf(role),
          reason: of.case ?? '',
          until: endOfDay(until),
        }),
      );
      act.afterwards(() => changed(user));
      return { role };
    },
  });
}
