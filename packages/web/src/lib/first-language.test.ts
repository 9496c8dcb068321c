import { expect, it } from 'vitest';
import { firstLanguage } from './first-language.ts';

it('is what was chosen, whatever the browser says', () => {
  expect(firstLanguage('zh', ['en-GB'])).toBe('zh');
  expect(firstLanguage('en', ['zh-CN'])).toBe('en');
});

it('is the first of the browser that there are pages in', () => {
  expect(firstLanguage(null, ['en-US', 'zh-CN'])).toBe('en');
  expect(firstLanguage(null, ['fr-FR', 'zh-Hant-TW', 'en'])).toBe('zh');
  expect(firstLanguage('xx', ['EN'])).toBe('en');
});

it('is Chinese where the browser wants neither', () => {
  expect(firstLanguage(null, ['fr-FR'])).toBe('zh');
  expect(firstLanguage(null, [])).toBe('zh');
});
