import { expect, it } from 'vitest';
import { ServerError } from '../../errors.ts';
import { EffectFailed, EffectRefused } from './effect.ts';
import { whyFailed } from './why-failed.ts';

const text = { zh: '对方答复 500', en: 'the receiver answered 500' };

it('says what an effect itself said, wherever it stands in the chain of causes', () => {
  expect(whyFailed(new EffectFailed(text))).toBe(text);
  expect(whyFailed(new EffectRefused(text))).toBe(text);
  expect(whyFailed(new ServerError('not_now', text))).toBe(text);
  expect(whyFailed(new Error('wrapped', { cause: new EffectFailed(text) }))).toBe(text);
});

it('has words for what a network meets with', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED 192.0.2.1:443'), { code: 'ECONNREFUSED' });
  expect(whyFailed(refused)?.zh).toBe('对方没有开放这个端口');
  expect(whyFailed(new Error('fetch failed', { cause: refused }))?.en).toBe('nobody listens at that port');
  expect(whyFailed(new DOMException('timeout', 'TimeoutError'))?.zh).toBe('对方在规定时间内没有应答');
});

it('makes nothing up for a fault of the program', () => {
  expect(whyFailed(new TypeError('x is not a function'))).toBeNull();
  expect(whyFailed('text')).toBeNull();
});
