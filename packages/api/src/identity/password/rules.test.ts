import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgePassword, passwordFault, STRENGTHS } from './rules.ts';

const OWN = ['zhang.wei', '张伟明', 'zhang.wei@gz.example'];
const fault = (password: string) => passwordFault(password, OWN, 12);

describe('a password', () => {
  it.each([
    ['short 7!', '12'],
    ['password1234', 'guessed'],
    ['Passw0rd!Passw0rd!', 'guessed'],
    ['woaini5201314', 'guessed'],
    ['woaini1314520', 'guessed'],
    ['qwertyuiop12', 'guessed'],
    ['1qaz2wsx3edc', 'guessed'],
    ['guizhou2024!', 'guessed'],
    ['liming19900101', 'guessed'],
    ['abcdefghijkl', 'guessed'],
    ['aaaaaaaaaaaaaaaa', 'guessed'],
    ['1990-01-01-1990', 'digits'],
    ['138 1234 5678', 'digits'],
    ['520102199003071234', 'digits'],
    ['zhang 2026 long enough', 'account'],
    ['我叫张伟明 tea-lantern', 'account'],
    ['ZHANG tea-lantern', 'account'],
  ])('%s is refused', (password, word) => {
    const found = fault(password);
    expect(found?.en).toContain(word);
    expect(found?.zh).toMatch(/[\u4e00-\u9fff]/);
  });

  it('has 12 to 128 characters, whatever they are', () => {
    const sentence = '青山遮不住 tea-lantern 𠮷 毕竟东流去 quiet-harbour 3 江晚正愁余 copper-violin 9 '.repeat(3);
    const of = (length: number) => [...sentence].slice(0, length).join('');
    expect([fault(of(11))?.en, fault(of(12)), fault(of(128)), fault(of(129))?.en]).toEqual([
      expect.stringContaining('at least 12'),
      null,
      null,
      expect.stringContaining('at most 128'),
    ]);
  });

  it.each(['青山遮不住 tea-lantern 7', 'copper-violin-meadow', 'Tx9$kQ2!vLp7', '山深闻鹧鸪 orbit 7'])(
    '%s will do',
    (password) => {
      expect(fault(password)).toBeNull();
    },
  );

  it('never holds the account or the name, whatever stands around it', () => {
    const around = fc.string({ minLength: 4, maxLength: 20 });
    fc.assert(
      fc.property(around, around, fc.constantFrom('zhang', 'Zhang', '张伟明'), (before, after, name) => {
        expect(fault(`${before}${name}${after}`)).not.toBeNull();
      }),
    );
  });

  it('is called enough, strong or very strong by the meter where the rules take it, and only there', () => {
    const typed = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom('woaini5201314', 'copper-violin-meadow', '青山遮不住 tea-lantern 7'),
    );
    fc.assert(
      fc.property(typed, (password) => {
        const { fault: found, strength } = judgePassword(password, OWN, 12);
        expect(found).toEqual(fault(password));
        expect(STRENGTHS.indexOf(strength) >= 2).toBe(found === null);
      }),
    );
    const strengths = ['abc', 'woaini5201314', 'guizhou kexue', 'copper-violin-meadow', '青山遮不住 tea-lantern 7'].map(
      (one) => judgePassword(one, [], 12).strength,
    );
    expect(strengths[0]).toBe('very_weak');
    expect(strengths.at(-1)).toBe('very_strong');
  });

  it('of random letters will do from twelve on', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
    for (let i = 0; i < 20; i++) {
      const password = Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join('');
      if (/zhang|wei/i.test(password)) continue;
      expect(fault(password)).toBeNull();
    }
  });
});
