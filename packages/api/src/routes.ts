/** All routes of the platform in one table. Adding one here without serving it stops the server's start. */
import { Type } from 'typebox';
import * as blocks from './blocks.ts';
import { CodesView } from './codes.ts';
import { Id, List } from './common.ts';
import * as discrepancies from './discrepancies.ts';
import { Health } from './health.ts';
import { Overview } from './overview.ts';
import * as profile from './profile.ts';
import * as quarantine from './quarantine.ts';
import * as resources from './resources.ts';
import * as review from './review.ts';
import type { Route } from './route.ts';
import * as runs from './runs.ts';

export const ROUTES = {
  overview: {
    method: 'GET',
    path: '/api/overview',
    permission: 'overview.read',
    summary: { zh: '总览：条、块、账实等式与近期批次', en: 'Overview: strips, blocks, the equation and recent runs' },
    response: Overview,
  },
  runs: {
    method: 'GET',
    path: '/api/runs',
    permission: 'run.read',
    summary: { zh: '加工批次，新的在前', en: 'Runs, newest first' },
    query: runs.RunsQuery,
    response: List(runs.RunSummary),
  },
  run: {
    method: 'GET',
    path: '/api/runs/:run',
    permission: 'run.read',
    summary: { zh: '一个批次：步骤、行数、检查、块', en: 'One run: steps, rows, checks, blocks' },
    params: runs.RunParams,
    response: runs.RunView,
  },
  startRun: {
    method: 'POST',
    path: '/api/runs',
    permission: 'run.start',
    status: 202,
    summary: { zh: '开始下一批次', en: "Start the project's next run" },
    body: runs.RunStart,
    response: runs.Queued,
  },
  releaseRun: {
    method: 'POST',
    path: '/api/runs/:run/release',
    permission: 'run.release',
    status: 202,
    summary: { zh: '说明理由后放行已挂起的批次', en: 'Publish a held run, with a reason' },
    params: runs.RunParams,
    body: runs.RunRelease,
    response: runs.Accepted,
  },
  cancelRun: {
    method: 'POST',
    path: '/api/runs/:run/cancel',
    permission: 'run.cancel',
    status: 202,
    summary: { zh: '取消运行中的批次', en: 'Cancel a running run' },
    params: runs.RunParams,
    response: runs.Accepted,
  },
  profile: {
    method: 'GET',
    path: '/api/runs/:run/profile/:resource',
    permission: 'resource.read',
    summary: { zh: '一次交付的探查结果', en: 'Profile of a delivery' },
    params: profile.ProfileParams,
    response: profile.ProfileView,
  },
  checkHistory: {
    method: 'GET',
    path: '/api/checks/history',
    permission: 'run.read',
    summary: { zh: '检查规则历次结果，画控制图用', en: 'Results of each rule over runs, for control charts' },
    query: Type.Object({ resource: Type.Optional(Id) }),
    response: Type.Object({ items: Type.Array(runs.CheckHistory) }),
  },
  blocks: {
    method: 'GET',
    path: '/api/blocks',
    permission: 'block.read',
    summary: { zh: '各块的现行版本', en: 'The visible release of each block' },
    response: Type.Object({ items: Type.Array(blocks.BlockSummary) }),
  },
  block: {
    method: 'GET',
    path: '/api/blocks/:block',
    permission: 'block.read',
    summary: { zh: '一个块及其版本', en: 'One block and its releases' },
    params: blocks.BlockParams,
    response: blocks.BlockView,
  },
  search: {
    method: 'GET',
    path: '/api/blocks/:block/search',
    permission: 'entity.read',
    summary: { zh: '在块中找主体', en: 'Find entities in a block' },
    params: blocks.BlockParams,
    query: blocks.SearchPageQuery,
    response: blocks.EntityHits,
  },
  searchExport: {
    method: 'GET',
    path: '/api/blocks/:block/search/export',
    permission: 'entity.read',
    summary: {
      zh: '把找到的主体导出为 CSV 或 XLSX，遮蔽同页面',
      en: 'The entities found as CSV or XLSX, masked as on the page',
    },
    params: blocks.BlockParams,
    query: blocks.SearchExportQuery,
    produces: 'text/csv; charset=utf-8',
  },
  entity: {
    method: 'GET',
    path: '/api/blocks/:block/entities/:entity',
    permission: 'entity.read',
    summary: {
      zh: '一个主体：每格的来源、记录与关联理由',
      en: 'One entity: the source of each cell, its records and the reasons of its links',
    },
    params: blocks.EntityParams,
    query: blocks.EntityQuery,
    response: blocks.EntityView,
  },
  reveal: {
    method: 'POST',
    path: '/api/blocks/:block/entities/:entity/reveal',
    permission: 'entity.reveal',
    summary: {
      zh: '说明用途与事项编号后查看明文五分钟，留痕',
      en: 'See plain values for five minutes with a purpose and a case number; logged',
    },
    params: blocks.EntityParams,
    body: blocks.RevealRequest,
    response: blocks.Revealed,
  },
  releases: {
    method: 'GET',
    path: '/api/blocks/:block/releases',
    permission: 'block.read',
    summary: { zh: '一个块的所有版本', en: 'All releases of a block' },
    params: blocks.BlockParams,
    response: Type.Object({ items: Type.Array(blocks.BlockSummary) }),
  },
  diff: {
    method: 'GET',
    path: '/api/blocks/:block/diff',
    permission: 'block.read',
    summary: { zh: '两个版本之间变了什么', en: 'What changed between two releases' },
    params: blocks.BlockParams,
    query: blocks.DiffQuery,
    response: blocks.ReleaseDiff,
  },
  discrepancies: {
    method: 'GET',
    path: '/api/blocks/:block/discrepancies',
    permission: 'discrepancy.read',
    summary: { zh: '比对：部门之间说法不同的格', en: 'Where departments say different things of one subject' },
    params: discrepancies.DiscrepanciesParams,
    query: discrepancies.DiscrepanciesQuery,
    response: discrepancies.DiscrepanciesView,
  },
  discrepanciesExport: {
    method: 'GET',
    path: '/api/blocks/:block/discrepancies/export',
    permission: 'discrepancy.export',
    summary: {
      zh: '导出一个资源与他处不一致的行，更正后可再次交付；留痕',
      en: "Export a resource's rows that disagree with others, to mend and send again; logged",
    },
    params: discrepancies.DiscrepanciesParams,
    query: discrepancies.DiscrepanciesExportQuery,
    produces: 'text/csv; charset=utf-8',
  },
  quarantine: {
    method: 'GET',
    path: '/api/quarantine',
    permission: 'quarantine.read',
    summary: { zh: '隔离的行及原因', en: 'Quarantined rows with their reasons' },
    query: quarantine.QuarantineQuery,
    response: quarantine.QuarantineView,
  },
  quarantineExport: {
    method: 'GET',
    path: '/api/quarantine/export',
    permission: 'quarantine.export',
    summary: {
      zh: '导出一个资源的隔离行，更正后可再次交付；留痕',
      en: "Export a resource's quarantined rows to mend and send again; logged",
    },
    query: quarantine.QuarantineExportQuery,
    produces: 'text/csv; charset=utf-8',
  },
  review: {
    method: 'GET',
    path: '/api/review',
    permission: 'review.read',
    summary: { zh: '待判的成对记录', en: 'Doubtful pairs' },
    query: review.ReviewQuery,
    response: review.ReviewView,
  },
  answerReview: {
    method: 'POST',
    path: '/api/review/:pair',
    permission: 'review.answer',
    summary: { zh: '判定一对记录', en: 'Judge a pair' },
    params: review.ReviewParams,
    body: review.ReviewAnswer,
    response: review.Answered,
  },
  resources: {
    method: 'GET',
    path: '/api/resources',
    permission: 'resource.read',
    summary: { zh: '信息资源目录', en: 'Catalogue of resources' },
    response: resources.ResourcesView,
  },
  codes: {
    method: 'GET',
    path: '/api/codes',
    permission: 'resource.read',
    summary: { zh: '信息项所用的代码表', en: 'Code tables that the items use' },
    response: CodesView,
  },
  events: {
    method: 'GET',
    path: '/api/events',
    permission: 'event.read',
    summary: { zh: '实时事件流', en: 'Stream of live events' },
    produces: 'text/event-stream',
  },
  openapi: {
    method: 'GET',
    path: '/api/openapi.json',
    permission: 'openapi.read',
    summary: { zh: '本接口的 OpenAPI 3.1 描述', en: 'OpenAPI 3.1 description of this API' },
    produces: 'application/json',
  },
  health: {
    method: 'GET',
    path: '/healthz',
    permission: 'health.read',
    summary: { zh: '运行状况', en: 'Health' },
    response: Health,
  },
} as const satisfies Record<string, Route>;

export type Routes = typeof ROUTES;
export type RouteName = keyof Routes;
