/** Words of the field which a general dictionary cuts asunder: data elements, regions of the province, departments, synonyms. */
import {
  departmentSpellings,
  elements,
  guizhouCounties,
  guizhouPrefectures,
  nameForms,
  regions,
} from '@kuaishu/standards';
import { synonymGroups } from '../query/synonyms.ts';
import { fold } from './fold.ts';

const onlyHan = /^[\u4e00-\u9fff]{2,12}$/u;

export function ownWords(): string[] {
  const found = new Set<string>();
  const add = (word: string): void => {
    const bare = fold(word);
    if (onlyHan.test(bare)) found.add(bare);
  };
  for (const { name } of elements) add(name.zh);
  for (const place of [...guizhouPrefectures, ...guizhouCounties]) for (const form of nameForms(place.name)) add(form);
  for (const place of regions) if (place.current && place.level !== 'county') add(place.name);
  for (const { spellings } of departmentSpellings()) for (const each of spellings) if (each.length > 1) add(each);
  for (const { words } of synonymGroups()) for (const word of words) add(word);
  return [...found];
}
