export type { CellChange } from './check/cell-changes.ts';
export { type CheckFileOptions, checkOneFile, type FileCheck } from './check/check-file.ts';
export { type DatabaseDraftOptions, draftDatabaseProject } from './init/draft-database.ts';
export type { Draft } from './init/draft-entries.ts';
export { type DraftOptions, draftProject } from './init/draft-project.ts';
export { draftsFromFiles, type FilesDraftOptions, type FilesDrafts } from './init/drafts-from-files.ts';
export { type DatabaseDrafts, draftsFromDatabase } from './init/from-database.ts';
export { type DraftedEntry, type DraftedItem, type Guess, InitError, type InitReport } from './init/report.ts';
export { headingsOf as linkColumnHeadings, labelOf as linkColumnLabel } from './link/files/link-column.ts';
export { type LinkFilesOptions, type LinkFilesResult, linkFiles } from './link/files/link-files.ts';
export { linkRecords } from './link/link.ts';
export type { LinkInput, LinkResult } from './link/link-input.ts';
export type { LinkModel } from './link/model.ts';
export { maskOneFile } from './mask/mask-file.ts';
export { type Proposal, SURE_ENOUGH } from './mine/proposal.ts';
export { type FileProfile, type ProfileFileOptions, profileFile } from './profile/profile-file.ts';
export type {
  CandidateKey,
  ColumnProfile,
  Defect,
  DefectKind,
  Histogram,
  Recognised,
  ResourceProfile,
} from './profile/resource-profile.ts';
export type { DiscrepancyCount } from './publish/discrepancy-counts.ts';
export type { DiscrepancyPage, DiscrepancyQuery, DiscrepancySide, DiscrepancyView } from './read/discrepancies.ts';
export { openStore } from './read/open-store.ts';
export type { LocatedRow } from './read/quarantine.ts';
export { quarantineCsv } from './read/quarantine-export.ts';
export { type RowPlace, type RowScope, type SeenRows, seenRows, seesRow } from './read/row-scope.ts';
export type { StoreReader } from './read/store-reader.ts';
export * from './read/views.ts';
export type { CraftFile } from './run/describe-resource.ts';
export * from './run/manifest.ts';
export { RunError, type RunErrorCode } from './run/run-error.ts';
export { type RunOptions, runProject } from './run/runner.ts';
export { type RunHandle, startRun } from './run/start-run.ts';
export { type CleanedFile, cleanOneFile, sketchCleaned } from './sketch/sketch-file.ts';
