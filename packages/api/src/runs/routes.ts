/** Routes of runs, and of what they take in: resources, profiles, checks. */
import { Type } from 'typebox';
import { Id, List } from '../wire/common.ts';
import type { Route } from '../wire/route.ts';
import * as profile from './profile.ts';
import * as resources from './resources.ts';
import * as runs from './runs.ts';

export const RUN_ROUTES = {
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
    idempotency: 'key',
    path: '/api/runs',
    permission: 'run.start',
    status: 202,
    summary: { zh: '开始下一批次', en: "Start the project's next run" },
    body: runs.RunStart,
    response: runs.Queued,
  },
  releaseRun: {
    method: 'POST',
    idempotency: 'key',
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
    idempotency: 'key',
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
    permission: 'strip.read',
    on: 'Row',
    summary: { zh: '检查规则历次结果，画控制图用', en: 'Results of each rule over runs, for control charts' },
    query: Type.Object({ resource: Type.Optional(Id) }),
    response: Type.Object({ items: Type.Array(runs.CheckHistory) }),
  },
  resources: {
    method: 'GET',
    path: '/api/resources',
    permission: 'resource.read',
    summary: { zh: '信息资源目录', en: 'Catalogue of resources' },
    response: resources.ResourcesView,
  },
} as const satisfies Record<string, Route>;
