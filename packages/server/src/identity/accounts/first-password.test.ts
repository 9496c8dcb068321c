import { passwordFault } from '@kuaishu/api/password';
import { expect, it } from 'vitest';
import { firstPassword } from './service.ts';

it('a password given by an administrator passes the rules itself, and none is given twice', () => {
  const given = Array.from({ length: 30 }, () => firstPassword());
  for (const password of given) expect(passwordFault(password, ['zhang.wei', '张伟明'], 12)).toBeNull();
  expect(new Set(given).size).toBe(30);
});
