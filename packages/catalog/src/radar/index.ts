/**
 * The duplicate radar (重复采集雷达): says, while an entry is being compiled, who already holds what it is about to collect. docs/radar.md tells how it
 * decides and how well.
 *
 *   const radar = createRadar();
 *   for (const entry of ledger) radar.put(entry);          // and later whatever the feed of changes brings: put, remove
 *   const findings = radar.probe({ title: '企业登记信息', items: [{ name: '企业名称' }, { name: 'TYSHXYDM' }] });
 */
export { baseOfClass } from './base/base-of-class.ts';
export {
  type CatalogueOptions,
  type CataloguePair,
  PAIR_KINDS,
  type PairFinding,
  type PairKind,
  pairsOfCatalogue,
} from './catalogue-pairs.ts';
export type {
  DutyShare,
  FindingKind,
  ItemPair,
  ItemReason,
  ProbeOptions,
  RadarFinding,
  WayOut,
  WayOutKind,
} from './finding.ts';
export { createRadar, DEFAULT_THRESHOLD, type Radar } from './radar.ts';
export type { BaseLibrary, RadarDraft, RadarEntry, RadarItem } from './radar-entry.ts';
export { radarEntryOf } from './radar-entry-of.ts';
export type { ColumnMeaning } from './sketch/canonical-value.ts';
export { SKETCH_SIZE, sketchKeyId, sketchValues } from './sketch/sketch-values.ts';
export type { ValueSketch } from './sketch/value-sketch.ts';
