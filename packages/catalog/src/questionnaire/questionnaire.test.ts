import exceljs from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zip } from '../archive/testing.ts';
import { corpus, heldOut } from './corpus/corpus.ts';
import { figuresOf, score } from './corpus/measure.ts';
import { asDocx } from './corpus/render.ts';
import { QuestionnaireError } from './model.ts';
import { readQuestionnaire } from './read-questionnaire.ts';

const page = (body: string) => readQuestionnaire(Buffer.from(`<html><body>${body}</body></html>`));
const labels = async (body: string) => (await page(body)).questions.map(({ label }) => label);

describe('the corpus of forms', () => {
  it('is read: nearly every question, and hardly anything that is none', async () => {
    const files = await corpus();
    expect(files.length).toBeGreaterThanOrEqual(30);
    const scores = await Promise.all(
      files.map(async ({ bytes, truth }) => score(await readQuestionnaire(bytes), truth)),
    );
    const { precision, recall, elements } = figuresOf(scores);
    expect(precision).toBeGreaterThan(0.98);
    expect(recall).toBeGreaterThan(0.98);
    expect(elements.precision).toBeGreaterThan(0.95);
    expect(elements.recall).toBeGreaterThan(0.95);
  });

  it('and so are forms written later', async () => {
    const files = await heldOut();
    const scores = await Promise.all(
      files.map(async ({ bytes, truth }) => score(await readQuestionnaire(bytes), truth)),
    );
    const { precision, recall } = figuresOf(scores);
    expect(Math.min(precision, recall)).toBeGreaterThan(0.95);
  });

  it('says the same of one form, whatever file it comes in', async () => {
    const files = await corpus();
    const read = new Map<string, string[]>();
    for (const { id, bytes } of files.filter(({ id: each }) => /^(?:low-income|student|health)/.test(each)))
      read.set(
        id,
        (await readQuestionnaire(bytes)).questions.map(
          ({ label, kind, repeated, options }) => `${label} ${kind} ${repeated} ${options.join()}`,
        ),
      );
    for (const form of ['low-income', 'student', 'health']) {
      expect(read.get(`${form}.xlsx`)).toEqual(read.get(`${form}.docx`));
      expect(read.get(`${form}.html`)).toEqual(read.get(`${form}.docx`));
    }
  });
});

describe('a question', () => {
  it('carries its place, kind, options and section', async () => {
    const { questions } = await page(
      '<table><tr><td rowspan=2>监护人</td><td>姓名</td><td></td><td>关系</td><td></td></tr><tr><td>出生日期</td><td>  年  月  日</td><td>性别</td><td>□男 □女</td></tr></table>',
    );
    expect(questions).toMatchObject([
      {
        label: '姓名',
        place: { kind: 'cell', table: '1', row: 1, column: 2 },
        section: '监护人',
        elements: [{ id: 'guardian_name' }],
      },
      { label: '关系', kind: 'text', elements: [] },
      { label: '出生日期', kind: 'date', elements: [{ id: 'birth_date' }] },
      { label: '性别', kind: 'single', options: ['男', '女'], elements: [{ id: 'sex' }] },
    ]);
    for (const { elements } of questions)
      for (const { confidence, reason } of elements) {
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThan(1);
        expect([reason.zh, reason.en].every((text) => text.length > 0)).toBe(true);
      }
  });

  it('is none where the form only instructs, or an official signs', async () => {
    expect(
      await labels(
        '<p>填表说明：请如实填写。</p><p>办理材料：</p><p>身份证复印件一份</p><table><tr><td>审核意见</td><td>（盖章）  年  月  日</td></tr></table><p>经办人：____</p>',
      ),
    ).toEqual([]);
  });

  it('is known by its options, where its words say nothing', async () => {
    const { questions } = await page('<p>类型甲：□男 □女</p>');
    expect(questions[0]?.elements[0]).toMatchObject({ id: 'sex' });
  });

  it('is an element only where the answer’s kind allows it', async () => {
    const { questions } = await page('<form><p>姓名 <input type="date" name="x"></p></form>');
    expect(questions[0]?.elements[0]?.confidence ?? 0).toBeLessThan(0.97);
  });

  it('of a list is asked row by row, also where only its headings stand yet', async () => {
    const book = new exceljs.Workbook();
    book.addWorksheet('表').addRows([['在校学生信息采集表'], ['学籍号', '姓名', '身份证号', '年级']]);
    const { questions } = await readQuestionnaire(Buffer.from(await book.xlsx.writeBuffer()));
    expect(questions.map(({ label, repeated, elements }) => [label, repeated, elements[0]?.id])).toEqual([
      ['学籍号', true, 'student_no'],
      ['姓名', true, 'person_name'],
      ['身份证号', true, 'resident_id'],
      ['年级', true, 'grade_name'],
    ]);
    // rows of data are no blanks
    expect(
      await labels(
        '<table><tr><td>学籍号</td><td>姓名</td><td>年级</td></tr><tr><td>G1</td><td>王芳</td><td>三</td></tr></table>',
      ),
    ).toEqual([]);
  });

  it('of a workbook offers what its cell lets choose', async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('表');
    sheet.addRow(['婚姻状况', null]);
    sheet.getCell('B1').dataValidation = { type: 'list', allowBlank: true, formulae: ['"未婚,已婚,离异"'] };
    const { questions } = await readQuestionnaire(Buffer.from(await book.xlsx.writeBuffer()));
    expect(questions).toMatchObject([
      { label: '婚姻状况', kind: 'single', options: ['未婚', '已婚', '离异'], elements: [{ id: 'marital_status' }] },
    ]);
  });
});

describe('what is refused, in words', () => {
  const body = (xml: string) =>
    zip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'word/document.xml', content: xml },
    ]);
  const sheet = (xml: string) =>
    zip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'xl/worksheets/sheet1.xml', content: xml },
    ]);
  it.each<[string, () => Buffer, string]>([
    ['a file of another kind', () => Buffer.from('%PDF-1.7'), 'UNKNOWN_FORMAT'],
    ['plain bytes', () => Buffer.from([0, 1, 2, 3]), 'UNKNOWN_FORMAT'],
    ['a bomb', () => body('x'.repeat(30_000_000)), 'REFUSED'],
    [
      'a bomb that lies',
      () => zip([{ name: 'word/document.xml', content: Buffer.alloc(20_000_000), declare: 5 }]),
      'REFUSED',
    ],
    [
      'an archive within',
      () =>
        zip([
          { name: 'word/document.xml', content: '<w:document/>' },
          { name: 'word/a.docx', content: zip([{ name: 'x', content: 'y' }]) },
        ]),
      'REFUSED',
    ],
    ['a cut file', () => body('<w:document/>').subarray(0, 60), 'REFUSED'],
    [
      'entities',
      () => body('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&x;</w:document>'),
      'REFUSED',
    ],
    [
      'macros',
      () =>
        zip([
          { name: 'word/document.xml', content: '<w:document/>' },
          { name: 'word/vbaProject.bin', content: 'x' },
        ]),
      'REFUSED',
    ],
    ['a document that is none', () => body('<not-a-document'), 'DAMAGED'],
    [
      'a table of a hundred thousand cells',
      () => body(`<w:document>${'<w:tc>a</w:tc>'.repeat(100_000)}</w:document>`),
      'TOO_MANY_CELLS',
    ],
    [
      'a merged area of the whole sheet',
      () => sheet('<worksheet><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'),
      'TOO_MANY_CELLS',
    ],
    ['a page of 5 MB that only nests', () => Buffer.from(`<html>${'<div>'.repeat(1_000_000)}`), 'TOO_DEEP'],
    ['tables within tables', () => Buffer.from(`<html>${'<table><tr><td>'.repeat(200_000)}`), 'TOO_DEEP'],
    [
      'spans without end',
      () => Buffer.from(`<html><table>${'<tr><td colspan=1000 rowspan=1000>'.repeat(200)}</table>`),
      'TOO_MANY_CELLS',
    ],
    [
      'more fields than a form has',
      () => Buffer.from(`<html>${'<p>姓名<input name=a></p>'.repeat(30_000)}`),
      'TOO_MANY_CELLS',
    ],
    ['a page of 9 MB', () => Buffer.from(`<html>${'贵'.repeat(9_000_000 / 1)}`.slice(0, 8_100_000)), 'TOO_LARGE'],
  ])(
    '%s',
    async (_, bytes, code) => {
      const error = await readQuestionnaire(bytes()).then(
        () => undefined,
        (cause: unknown) => cause,
      );
      expect(error).toBeInstanceOf(QuestionnaireError);
      expect(error).toMatchObject({
        code,
        text: { zh: expect.stringMatching(/./), en: expect.stringMatching(/./) },
        mend: { zh: expect.stringMatching(/./) },
      });
    },
    30_000,
  );

  it('any bent document ends in questions or a refusal, never otherwise (property)', async () => {
    const whole = await asDocx({ title: '表', grid: '| 姓名 | | 性别 | □男 □女 |' });
    const pages = [
      '<table><tr><td>姓名<td><input name=a><tr><td colspan=2>备注',
      '<p>姓名：____ 性别：□男 □女</p>',
      '<fieldset><legend>甲</legend><label>乙<input></label>',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })).map(([at, byte]) => {
            const bent = Buffer.from(whole);
            bent[at] = byte;
            return bent;
          }),
          fc
            .tuple(fc.constantFrom(...pages), fc.nat({ max: 40 }), fc.string({ unit: 'binary', maxLength: 8 }))
            .map(([html, at, text]) => Buffer.from(`<html>${html.slice(0, at)}${text}${html.slice(at)}`)),
        ),
        async (bytes) => {
          try {
            expect(Array.isArray((await readQuestionnaire(bytes)).questions)).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(QuestionnaireError);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
