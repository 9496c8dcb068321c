/** Every two holders of an attribute: how often their values agree, or in words why that cannot be said. */
import type { EvidencePair, Text2 } from '@kuaishu/api';
import { type Agreement, agreementOf, type SubjectSample } from '@kuaishu/catalog';
import { element } from '@kuaishu/standards';

export interface HeldData {
  readonly entry: string;
  readonly title: string;
  /** Null where nothing was delivered. */
  readonly data: { readonly keyId: string; readonly filled: number; readonly samples: readonly SubjectSample[] } | null;
}

export function pairsOf(holders: readonly HeldData[], attribute: string): EvidencePair[] {
  return holders.flatMap((a, at) => holders.slice(at + 1).map((b) => pairOf(a, b, attribute)));
}

function pairOf(a: HeldData, b: HeldData, attribute: string): EvidencePair {
  const between = { a: a.entry, b: b.entry };
  const not = (code: NonNullable<EvidencePair['why']>['code'], zh: string, en: string): EvidencePair => ({
    ...between,
    agreement: null,
    why: { code, text: { zh, en } },
  });
  const named = (lacking: readonly HeldData[]): Text2 => ({
    zh: lacking.map(({ title }) => `“${title}”`).join('、'),
    en: lacking.map(({ title }) => `"${title}"`).join(' and '),
  });
  const undelivered = named([a, b].filter(({ data }) => data === null));
  if (a.data === null || b.data === null)
    return not(
      'no_data',
      `${undelivered.zh}没有向平台归集过数据，也没有提供样例文件，无法比对。`,
      `Nothing of ${undelivered.en} was delivered to the platform, and no sample file given: nothing can be compared.`,
    );
  if (a.data.keyId !== b.data.keyId)
    return not(
      'other_key',
      '两方的样本由不同的密钥生成，重新归集后才能比对。',
      'The two samples were made with different keys; they can be compared after the next deliveries.',
    );
  const blank = named([a, b].filter(({ data }) => data?.filled === 0));
  if (blank.zh !== '')
    return not(
      'no_attribute',
      `${blank.zh}归集的数据里没有这一属性的值。`,
      `What was delivered of ${blank.en} holds no value of the attribute.`,
    );
  const theirs = b.data.samples;
  const common = a.data.samples.filter(
    (one) => one.identifier !== attribute && theirs.some(({ identifier }) => identifier === one.identifier),
  );
  if (common.length === 0)
    return not(
      'no_identifier',
      '两方没有共同的、可校验的标识（如公民身份号码、统一社会信用代码），无法逐个主体比对。',
      'The two have no identifier in common that can be checked (ID number, USCC): their subjects cannot be matched.',
    );
  const best = common
    .flatMap((one) => {
      const other = theirs.find(({ identifier }) => identifier === one.identifier);
      return (other && agreementOf(one, other, attribute)) ?? [];
    })
    .sort((x, y) => y.compared - x.compared)[0];
  if (!best)
    return not(
      'no_common_subject',
      '两方的样本里没有同一主体且双方都有值的记录。',
      'The samples have no subject in common of whom both hold a value.',
    );
  return { ...between, agreement: viewOf(best), why: null };
}

function viewOf(found: Agreement): NonNullable<EvidencePair['agreement']> {
  return { ...found, identifierName: nameOfAttribute(found.identifier) };
}

/** As the standards call it, where they know it. */
export function nameOfAttribute(attribute: string): { readonly zh: string; readonly en?: string } {
  const known = element(attribute);
  return known ? { zh: known.name.zh, en: known.name.en } : { zh: attribute };
}
