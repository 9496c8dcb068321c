/** 教育厅: pupils, an Excel export with a title, a note and grouped headings; twice a year, when the terms begin. */
import { lastDay } from '../base/dates.ts';
import { BIRTH_RATES, ID_RATES, NAME_RATES, PHONE_RATES, SEX_RATES } from '../defects/rates.ts';
import { gradeName, schoolGrade, schoolName, studentNo } from '../world/facts.ts';
import { at } from '../world/person.ts';
import { DEPARTMENTS } from './departments.ts';
import {
  addressColumn,
  birthColumn,
  column,
  idColumn,
  nameColumn,
  type PersonRow,
  personRows,
  sexColumn,
  updatedColumn,
} from './person-rows.ts';
import type { Strip } from './strip.ts';
import { ETHNIC_NAMES } from './words.ts';

const grade = (row: PersonRow): number => schoolGrade(row.person, lastDay(row.delivery)) ?? 12;

export const student: Strip<PersonRow> = {
  resource: 'jy_student',
  entry: {
    name: { zh: '中小学生学籍信息', en: 'Pupils' },
    provider: DEPARTMENTS.education,
    class: { kind: 'theme', category: '公共服务' },
    abstract: {
      zh: '义务教育和普通高中在籍学生的学籍基本信息。',
      en: 'Pupils of compulsory and upper secondary schools.',
    },
    format: { class: '电子表格', type: 'xlsx' },
    sharing: { type: 2, condition: '用于入学和资助审核', method: 'platform_file' },
    opening: { open: false },
    cadence: 'half_yearly',
    released: '2025-11-30',
    subject: 'person',
    key: ['学籍号'],
    freshness: '更新日期',
    delivery: 'full',
    authority: ['student_no', 'school_name'],
  },
  file: {
    kind: 'xlsx',
    title: '贵州省中小学生学籍信息一览表',
    notes: ['制表单位：贵州省教育厅　　　　　　　　数据以学校填报为准'],
    groups: [
      ['学籍', 3],
      ['学生基本信息', 6],
      ['家庭信息', 2],
      ['', 1],
    ],
    dates: ['更新日期'],
  },
  columns: [
    column('student_no', (row) => studentNo(row.person))('学籍号'),
    column('school_name', (row) => schoolName(row.person, grade(row)))('学校'),
    column('', (row) => gradeName(grade(row)))('年级'),
    nameColumn('学生姓名', NAME_RATES.typed),
    idColumn('身份证件号', { ...ID_RATES.typed, missing: 0.15, scientific: 0.012 }),
    sexColumn('性别', '男', '女', SEX_RATES.typed),
    birthColumn('出生日期', 'compact', BIRTH_RATES.typed),
    column('ethnicity', (row) => ETHNIC_NAMES[row.person.ethnicity]!)('民族'),
    column('political_status', (row) => (row.person.politics === '03' ? '共青团员' : '群众'))('政治面貌', {
      missing: 0.1,
    }),
    column('phone', (row) => at(row.person.household.members[0]!.mobiles, row.state))('家长电话', {
      ...PHONE_RATES.typed,
      missing: 0.05,
    }),
    addressColumn('家庭住址', 'local', { missing: 0.06 }),
    column('updated_at', (row) => updated(row))('更新日期'),
  ],
  delivered: (month) => month === 4 || month === 10,
  rows: personRows({
    strip: 5,
    covers: (person, _age, random, month) => schoolGrade(person, lastDay(month)) !== undefined && random.chance(0.96),
    span: 10,
    monthly: 0.05,
    delivery: 'full',
    duplicates: 0.012,
    toldOfDeath: 0.95,
  }),
};

const day = updatedColumn('');
function updated(row: PersonRow): string {
  return day.write(row).slice(0, 10);
}
