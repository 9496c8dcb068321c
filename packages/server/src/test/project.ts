/** A small project for tests: one resource of people with a green, two yellow and a red item. */
import { compilePlan, type Entry, type Project } from '@kuaishu/catalog';
import { type ProjectReader, viewOf } from '../project/project-reader.ts';

const project: Project = { project: 'test', name: { zh: '测试', en: 'Test' }, region: '520000' };

export const entry: Entry = {
  resource: 'hukou',
  name: { zh: '户籍人口', en: 'Registered population' },
  provider: { name: '公安厅' },
  subject: 'person',
  key: ['身份证号'],
  authority: ['resident_id', 'person_name'],
  items: [
    { name: '身份证号', element: 'resident_id', grade: 'yellow', mask: { method: 'cover', head: 4, tail: 2 } },
    { name: '姓名', element: 'person_name', grade: 'yellow', mask: { method: 'cover', head: 1, tail: 0 } },
    { name: '性别', element: 'sex', grade: 'green' },
    { name: '密级备注', attribute: 'secret_note', grade: 'red' },
  ],
};

const view = viewOf('/nowhere', project, compilePlan(project, [entry]));
export const testProject: ProjectReader = { current: async () => view };
