/** The entry of a police department's register of residents, as it is compiled; `more` takes the place of what is said here. */
export const populationEntry = (resource: string, more: Readonly<Record<string, unknown>> = {}) => ({
  resource,
  name: { zh: '常住人口登记信息', en: 'Resident population' },
  provider: { name: '乙市公安局' },
  class: { kind: 'department', category: '352012' },
  abstract: '全市常住人口的登记信息，含姓名和公民身份号码。',
  format: { class: '数据库', type: 'MySQL' },
  grade: 'yellow',
  sharing: { type: 2, condition: '用于行政审批核验', method: 'platform_api' },
  opening: { open: false, basis: '《中华人民共和国个人信息保护法》第二十五条' },
  cadence: 'monthly',
  subject: 'person',
  key: ['公民身份号码'],
  items: [
    { name: '公民身份号码', element: 'resident_id', required: true },
    { name: '姓名', element: 'person_name' },
  ],
  ...more,
});
