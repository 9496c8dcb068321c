/** Routes of the platform itself: the log of flows, live events, its own description, how it is. */
import { Type } from 'typebox';
import { List } from '../wire/common.ts';
import type { Route } from '../wire/route.ts';
import { DemoPlay, DemoPlayMove } from './demo.ts';
import { Health } from './health.ts';
import * as ledger from './ledger.ts';

export const PLATFORM_ROUTES = {
  events: {
    method: 'GET',
    path: '/api/events',
    permission: 'event.read',
    summary: { zh: '实时事件流', en: 'Stream of live events' },
    produces: 'text/event-stream',
  },
  ledger: {
    method: 'GET',
    path: '/api/ledger',
    permission: 'ledger.read',
    summary: {
      zh: '流转账本：记录数、根哈希、检查点、公钥、最近一次核对',
      en: 'The log of flows: size, roots, checkpoints, keys, last reconciliation',
    },
    response: ledger.LedgerView,
  },
  ledgerLeafProof: {
    method: 'GET',
    path: '/api/ledger/leaves/:leaf/proof',
    permission: 'ledger.read',
    summary: { zh: '一条记录的存证证明，可离线核对', en: 'The proof that a leaf is in the log, to be checked offline' },
    params: ledger.LeafParams,
    query: ledger.LeafProofQuery,
    response: ledger.LeafProof,
  },
  ledgerSubjectLeaves: {
    method: 'GET',
    path: '/api/ledger/subjects/:subject/leaves',
    permission: 'ledger.read',
    summary: { zh: '一件事物在账本中的经过', en: 'What the log has about a record, in order' },
    params: ledger.SubjectParams,
    query: ledger.SubjectLeavesQuery,
    response: List(ledger.SubjectLeaf),
  },
  ledgerReconciliations: {
    method: 'GET',
    path: '/api/ledger/reconciliations',
    permission: 'audit.read',
    summary: { zh: '历次账账核对的结果', en: 'Results of reconciliations of acts and leaves' },
    response: Type.Object({ items: Type.Array(ledger.Reconciliation) }),
  },
  reconcileLedger: {
    method: 'POST',
    idempotency: 'key',
    path: '/api/ledger/reconciliations',
    permission: 'ledger.reconcile',
    summary: { zh: '核对行为、记录与账本是否一致', en: 'Prove that acts, leaves and log agree' },
    body: ledger.ReconcileRequest,
    response: ledger.Reconciliation,
  },
  ledgerKeys: {
    method: 'GET',
    path: '/ledger/keys',
    permission: 'ledger.read',
    summary: { zh: '核验检查点的公钥，每行一个', en: 'Verifier keys of the checkpoints, one a line' },
    produces: 'text/plain; charset=utf-8',
  },
  ledgerCheckpoint: {
    method: 'GET',
    path: '/ledger/checkpoint',
    permission: 'ledger.read',
    summary: { zh: 'SHA-256 树的检查点（C2SP）', en: 'Checkpoint of the SHA-256 tree (C2SP)' },
    produces: 'text/plain; charset=utf-8',
  },
  ledgerTile: {
    method: 'GET',
    path: '/ledger/tile/*',
    permission: 'ledger.read',
    summary: {
      zh: 'SHA-256 树的瓦片与记录（C2SP tlog-tiles）',
      en: 'Tiles and entries of the SHA-256 tree (C2SP tlog-tiles)',
    },
    params: ledger.TileParams,
    produces: 'application/octet-stream',
  },
  ledgerSm3Checkpoint: {
    method: 'GET',
    path: '/ledger/sm3/checkpoint',
    permission: 'ledger.read',
    summary: { zh: 'SM3 树的检查点，SM2 签名', en: 'Checkpoint of the SM3 tree, signed with SM2' },
    produces: 'text/plain; charset=utf-8',
  },
  ledgerSm3Tile: {
    method: 'GET',
    path: '/ledger/sm3/tile/*',
    permission: 'ledger.read',
    summary: { zh: 'SM3 树的瓦片与记录', en: 'Tiles and entries of the SM3 tree' },
    params: ledger.TileParams,
    produces: 'application/octet-stream',
  },
  openapi: {
    method: 'GET',
    path: '/api/openapi.json',
    permission: 'openapi.read',
    summary: { zh: '本接口的 OpenAPI 3.1 描述', en: 'OpenAPI 3.1 description of this API' },
    produces: 'application/json',
  },
  demoPlay: {
    method: 'GET',
    path: '/api/demo/play',
    permission: 'health.read',
    summary: { zh: '模拟省办到哪里了', en: 'How far the simulated province has come' },
    response: DemoPlay,
  },
  moveDemoPlay: {
    method: 'POST',
    idempotency: 'key',
    path: '/api/demo/play',
    permission: 'system.manage',
    summary: {
      zh: '模拟时钟走到某一天，或结束；只在演示环境',
      en: 'Move the simulated clock, or end it; in demonstrations alone',
    },
    body: DemoPlayMove,
    response: DemoPlay,
  },
  health: {
    method: 'GET',
    path: '/healthz',
    permission: 'health.read',
    summary: { zh: '运行状况', en: 'Health' },
    response: Health,
  },
} as const satisfies Record<string, Route>;
