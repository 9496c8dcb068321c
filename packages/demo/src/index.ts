export { DEFECT_CLASSES, type DefectClass } from './defects/classes.ts';
export { type DemoOptions, type DemoSummary, deliverMonth, writeDemo } from './demo.ts';
