export { DEFECT_CLASSES, type DefectClass } from './defects/classes.ts';
export { type DemoOptions, type DemoSummary, deliverMonth, writeDemo } from './demo.ts';
export { type Delivery, deliveriesAt, truthOfSql } from './evaluate/deliveries.ts';
export { classesFoundIn, detectionSql, falseAlarmSql, findableSql } from './evaluate/found-defects.ts';
export { clusterEntitySql, goldenAttributes, goldenCellsSql } from './evaluate/golden-cells.ts';
export { type NaiveRecord, naiveClusters, naiveRuleSql } from './evaluate/naive.ts';
export { PairCounts, type PairScore, pairwiseSql } from './evaluate/pairs.ts';
export * from './province/index.ts';
export type { Subject } from './truth/golden.ts';
