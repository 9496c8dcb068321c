export { type DemoSummary, deliverMonth, writeDemo } from './demo.ts';
export { detectionSql, falseAlarmSql, findableSql } from './evaluate/found-defects.ts';
export { clusterEntitySql, goldenAttributes, goldenCellsSql } from './evaluate/golden-cells.ts';
export { naiveRuleSql } from './evaluate/naive.ts';
export { pairwiseSql } from './evaluate/pairs.ts';
export * from './province/index.ts';
export type { Subject } from './truth/golden.ts';
