export * from './address/parse.ts';
export * from './address/parts.ts';
export * from './calendar/working-days.ts';
export * from './codes/tables.ts';
export * from './coordinates/transform.ts';
export * from './elements/element.ts';
export * from './elements/elements.ts';
export * from './elements/heading.ts';
export * from './geometry/repair-geometry.ts';
export * from './identifiers/check-digits.ts';
export * from './identifiers/covered.ts';
export { type ResidentIdParts, residentIdParts, upgradeResidentId } from './identifiers/resident-id.ts';
export * from './identifiers/validate.ts';
export * from './identifiers/validators.ts';
export * from './identifiers/verdict.ts';
export * from './organisations/body-keys.ts';
export {
  type DepartmentSpellings,
  departmentFunction,
  departmentSpellings,
  formerFunction,
} from './organisations/departments.ts';
export * from './organisations/english-name.ts';
export * from './organisations/name.ts';
export { englishRegionName } from './regions/english-name.ts';
export * from './regions/find.ts';
export * from './regions/place-variant.ts';
export * from './regions/region.ts';
export { nameForms, shortName } from './regions/short-name.ts';
export * from './regions/uncoded-areas.ts';
export * from './text/look-alikes.ts';
export * from './text/person-name.ts';
export * from './text/pinyin.ts';
export * from './text/simplified.ts';
export * from './text/tidy.ts';
export * from './titles/project-title.ts';
export * from './values/boolean.ts';
export * from './values/date.ts';
export * from './values/number.ts';
