import { expect, it } from 'vitest';
import { performerWords, readPolicies } from '../../policy/authority.ts';
import { hasAbove, PERFORMERS, performerTitle, withAbove } from './performers.ts';

it('every word of a procedure has a policy that says what it means, and every such policy a word', () => {
  expect([...performerWords(readPolicies())].sort()).toEqual(PERFORMERS.filter((word) => word !== 'system').sort());
});

it('words have names in both languages', () => {
  expect(performerTitle('head@owner')).toEqual({ zh: '本单位部门负责人', en: 'Head of department of the owner' });
  for (const word of PERFORMERS) expect(performerTitle(word).zh).not.toBe('');
});

it('escalation brings in those above, rung by rung, and ends', () => {
  expect(withAbove(['steward@owner'], 0)).toEqual(['steward@owner']);
  expect(withAbove(['steward@owner'], 2)).toEqual(['steward@owner', 'head@owner', 'arbiter@territory']);
  expect(hasAbove(['steward@owner'], 2)).toBe(true);
  expect(hasAbove(['arbiter@province'], 0)).toBe(false);
  expect(hasAbove(['security_admin@territory'], 0)).toBe(false);
});
