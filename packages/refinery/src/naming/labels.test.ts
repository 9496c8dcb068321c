import { expect, test } from 'vitest';
import { firstOf, labelAttributes } from './labels.ts';

const block = (...attributes: readonly (readonly [attribute: string, kind: string])[]) =>
  attributes.map(([attribute, kind]) => ({ attribute, domain: { kind } }));

test('an entity is called by its names, and told from namesakes by what else is known of it', () => {
  const { labels, details } = labelAttributes(
    block(['birth_date', 'date'], ['record_no', 'text'], ['person_name', 'person_name'], ['sex', 'code']),
  );
  expect(labels).toEqual(['person_name', 'record_no']);
  expect(details).toEqual(['sex', 'birth_date']);
});

test('what has no name of the known ones is called by its first text, else by its first attribute', () => {
  expect(labelAttributes(block(['area', 'number'], ['remark', 'text'], ['use', 'text'])).labels).toEqual(['remark']);
  expect(labelAttributes(block(['area', 'number'], ['height', 'number'])).labels).toEqual(['area']);
});

test('what names an entity does not stand beside the name too', () => {
  const { labels, details } = labelAttributes(
    block(['org_name', 'org_name'], ['uscc', 'uscc'], ['employees', 'number']),
  );
  expect(labels).toEqual(['org_name', 'uscc']);
  expect(details).toEqual(['employees']);
});

test('the first attribute with a value gives the name', () => {
  expect(firstOf({ person_name: '', org_name: null, uscc: '9152' }, ['person_name', 'org_name', 'uscc'])).toBe('9152');
  expect(firstOf({}, ['person_name'])).toBeNull();
});
