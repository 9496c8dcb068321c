import { createElement, Fragment } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { marked } from './marked.ts';

const html = (node: Parameters<typeof marked>[0]) => renderToStaticMarkup(createElement(Fragment, null, marked(node)));

test('Chinese within a text is marked, and nothing else', () => {
  expect(html('Version 2 of 户籍人口信息, in force')).toBe(
    'Version 2 of <span lang="zh-CN">户籍人口信息</span>, in force',
  );
  expect(html('Version 2')).toBe('Version 2');
  expect(html(0)).toBe('0');
  expect(html(null)).toBe('');
});

test('it is found within plain elements and fragments, with what they are kept', () => {
  const cell = createElement(
    Fragment,
    null,
    createElement('b', { className: 'x' }, '姓名'),
    ' ',
    createElement('span', null, 'Key'),
    [createElement('i', { key: 'a' }, '甲'), createElement('i', { key: 'b' }, 'b')],
  );
  expect(html(cell)).toBe(
    '<b class="x"><span lang="zh-CN">姓名</span></b> <span>Key</span><i><span lang="zh-CN">甲</span></i><i>b</i>',
  );
});

test('what says its own language or holds text alone stands as it is', () => {
  expect(html(createElement('span', { lang: 'zh-CN' }, '姓名'))).toBe('<span lang="zh-CN">姓名</span>');
  expect(html(createElement('option', null, '姓名'))).toBe('<option>姓名</option>');
  const Name = () => '姓名';
  expect(html(createElement(Name))).toBe('姓名');
});
