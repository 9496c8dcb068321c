/** The three lists (三清单) of sharing: what there is (资源清单), what is needed (需求清单), and who owes what (责任清单). */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DutyLine, Name2, NeedLine, OrganisationRef, ResourceLine } from '@kuaishu/api';
import { type SheetToWrite, writeWorkbook } from '@kuaishu/engine';
import { element } from '@kuaishu/standards';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import type { Caller } from '../http/caller.ts';
import type { MadeFile } from '../http/made-file.ts';
import { inFolder } from '../in-folder.ts';
import { scopeSql } from '../policy/scope.ts';
import { CASE_COLUMNS } from '../procedures/facts.ts';
import type { CollectedAt } from './deliveries.ts';
import { facetNames } from './facet-names.ts';
import { ENTRY_COLUMNS } from './facts.ts';
import { dataNeed } from './procedures/data-need.ts';
import { updateDuty } from './timeliness.ts';
import type { UpdateStore } from './update-store.ts';
import { openUpdateCases } from './updates.ts';

export interface ListPorts {
  readonly db: Db;
  readonly organisationOf: () => Promise<(id: string) => OrganisationRef>;
  readonly collected: CollectedAt;
  readonly updates: UpdateStore;
  readonly clock: () => Date;
}

export const LISTS = ['resources', 'needs', 'duties'] as const;
export type ListName = (typeof LISTS)[number];
const MOST_LINES = 50_000;

export function catalogueLists({ db, organisationOf, collected, updates, clock }: ListPorts) {
  async function resources(caller: Caller, owner?: string): Promise<ResourceLine[]> {
    const organisation = await organisationOf();
    let query = db
      .selectFrom('catalog_entry')
      .select([
        'id',
        'code',
        'title',
        'owner',
        'subject',
        'sharing',
        'open',
        'grade',
        'cadence',
        'items',
        'published_at',
      ])
      .where('state', '=', 'published')
      .where(scopeSql(caller.scope('entry.read', 'Entry'), ENTRY_COLUMNS));
    if (owner) query = query.where('owner', '=', owner);
    const rows = await query.orderBy('code').limit(MOST_LINES).execute();
    return rows.map((row) => ({
      entry: row.id,
      code: row.code ?? '',
      title: row.title,
      owner: organisation(row.owner),
      subject: row.subject,
      sharing: row.sharing,
      open: row.open,
      grade: row.grade,
      cadence: row.cadence,
      items: row.items,
      publishedAt: row.published_at?.toISOString() ?? '',
    }));
  }

  async function needs(caller: Caller, owner?: string): Promise<NeedLine[]> {
    const organisation = await organisationOf();
    let query = db
      .selectFrom('case_record')
      .select(['id', 'title', 'owner', 'state', 'data', 'opened_at', 'due_at', 'closed_at'])
      .where('procedure', '=', 'data_need')
      .where(scopeSql(caller.scope('case.read', 'Case'), CASE_COLUMNS));
    if (owner) query = query.where('owner', '=', owner);
    const rows = await query.orderBy('opened_at', 'desc').limit(MOST_LINES).execute();
    return rows.map(({ id, title, owner: of, state, data, opened_at, due_at, closed_at }) => ({
      case: id,
      title,
      owner: organisation(of),
      subject: String(data['subject'] ?? ''),
      elements: Array.isArray(data['elements']) ? data['elements'].map(String) : [],
      matter: String(data['matter'] ?? ''),
      state,
      stateTitle: dataNeed.states[state]?.title ?? { zh: state, en: state },
      entry: typeof data['entry'] === 'string' ? data['entry'] : null,
      assigned: typeof data['organisation'] === 'string' ? organisation(data['organisation']) : null,
      openedAt: opened_at.toISOString(),
      due: due_at?.toISOString().slice(0, 10) ?? null,
      closedAt: closed_at?.toISOString() ?? null,
    }));
  }

  async function duties(caller: Caller, owner?: string): Promise<DutyLine[]> {
    const now = clock();
    const [organisation, { resources: taken, last }, terms] = await Promise.all([
      organisationOf(),
      collected(now),
      updates.terms(now),
    ]);
    let query = db
      .selectFrom('catalog_entry')
      .select([
        'id',
        'resource',
        'code',
        'title',
        'owner',
        'cadence',
        'sharing',
        'published_at',
        sql<
          string[]
        >`ARRAY(SELECT attribute FROM catalog_authority a WHERE a.entry = catalog_entry.id ORDER BY attribute)`.as(
          'authority',
        ),
      ])
      .where('state', '=', 'published')
      .where(scopeSql(caller.scope('entry.read', 'Entry'), ENTRY_COLUMNS));
    if (owner) query = query.where('owner', '=', owner);
    const rows = await query.orderBy('owner').orderBy('code').limit(MOST_LINES).execute();
    const [deferred, cases] = await Promise.all([
      updates.deferred(rows.map(({ id }) => id)),
      openUpdateCases(db, caller),
    ]);
    return rows.map((row) => ({
      entry: row.id,
      code: row.code ?? '',
      title: row.title,
      owner: organisation(row.owner),
      cadence: row.cadence,
      sharing: row.sharing,
      authority: row.authority.map((attribute) => ({ attribute, name: nameOf(attribute) })),
      update: updateDuty(row, {
        delivered: last.get(row.resource),
        collected: taken.has(row.resource),
        term: terms.get(row.cadence) ?? null,
        deferred: deferred.get(row.id) ?? null,
        now,
      }),
      case: cases.get(row.id) ?? null,
    }));
  }

  return {
    resources,
    needs,
    duties,

    async workbook(caller: Caller, list: ListName, language: 'zh' | 'en', owner?: string): Promise<MadeFile> {
      const zh = language === 'zh';
      const text = (of: Name2): string => (zh ? of.zh : (of.en ?? of.zh));
      const name = (of: OrganisationRef | null): string => (of === null ? '' : text(of.name));
      const word = (field: string, value: string): string => {
        const found = facetNames(field, value, () => ({ id: value, name: { zh: value } }));
        return zh ? found.zh : (found.en ?? found.zh);
      };
      const yes = (is: boolean): string => (is ? (zh ? '是' : 'yes') : zh ? '否' : 'no');
      const sheet = async (): Promise<SheetToWrite> => {
        if (list === 'resources')
          return {
            name: zh ? '资源清单' : 'Resources',
            columns: zh
              ? [
                  '信息资源代码',
                  '信息资源名称',
                  '提供方',
                  '主体',
                  '共享类型',
                  '向社会开放',
                  '分级',
                  '更新周期',
                  '信息项数',
                  '发布日期',
                ]
              : [
                  'Code',
                  'Resource',
                  'Provider',
                  'Subject',
                  'Sharing',
                  'Open',
                  'Grade',
                  'Cadence',
                  'Items',
                  'Published',
                ],
            rows: (await resources(caller, owner)).map((line) => [
              line.code,
              line.title,
              name(line.owner),
              word('subject', line.subject),
              word('sharing', line.sharing),
              yes(line.open),
              word('grade', line.grade),
              word('cadence', line.cadence),
              String(line.items),
              line.publishedAt.slice(0, 10),
            ]),
          };
        if (list === 'needs')
          return {
            name: zh ? '需求清单' : 'Needs',
            columns: zh
              ? ['需求', '需求方', '业务事项', '所需信息项', '状态', '责任单位', '提出日期', '答复期限']
              : ['Need', 'Who needs it', 'Matter', 'Items', 'State', 'Whose duty', 'Filed', 'Answer due'],
            rows: (await needs(caller, owner)).map((line) => [
              line.title,
              name(line.owner),
              line.matter,
              line.elements.join('、'),
              text(line.stateTitle),
              name(line.assigned),
              line.openedAt.slice(0, 10),
              line.due ?? '',
            ]),
          };
        return {
          name: zh ? '责任清单' : 'Duties',
          columns: zh
            ? [
                '责任单位',
                '信息资源代码',
                '信息资源名称',
                '更新周期',
                '最近归集',
                '应于何日前更新',
                '逾期天数',
                '作为数源的属性',
                '共享类型',
              ]
            : [
                'Who owes it',
                'Code',
                'Resource',
                'Cadence',
                'Last delivery',
                'Due by',
                'Days late',
                'Source of',
                'Sharing',
              ],
          rows: (await duties(caller, owner)).map((line) => [
            name(line.owner),
            line.code,
            line.title,
            word('cadence', line.cadence),
            line.update.lastDelivery?.slice(0, 10) ?? '',
            line.update.dueBy ?? '',
            String(line.update.daysLate),
            line.authority.map((one) => text(one.name)).join(zh ? '、' : ', '),
            word('sharing', line.sharing),
          ]),
        };
      };
      const made = await sheet();
      return inFolder(async (folder) => {
        const path = join(folder, 'list.xlsx');
        await writeWorkbook(path, [made]);
        return {
          name: `${made.name}.xlsx`,
          type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          bytes: await readFile(path),
        };
      });
    },
  };
}
export type CatalogueLists = ReturnType<typeof catalogueLists>;

function nameOf(attribute: string): Name2 {
  const found = element(attribute);
  return found ? { zh: found.name.zh, en: found.name.en } : { zh: attribute };
}
