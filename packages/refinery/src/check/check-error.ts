/** A rule that cannot be turned into SQL: wrong in the entry, so that its writer can mend it. */
export class CheckError extends Error {
  readonly code = 'CHECK_RULE';
  readonly rule: string;
  readonly text: { readonly zh: string; readonly en: string };

  constructor(rule: string, text: { readonly zh: string; readonly en: string }) {
    super(text.en);
    this.name = 'CheckError';
    this.rule = rule;
    this.text = text;
  }
}

/** What `work` throws of rules, with the entry that they stand in: a project has many. */
export function inEntry<T>(entry: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CheckError)) throw error;
    throw new CheckError(error.rule, {
      zh: `条目 ${entry}：${error.text.zh}`,
      en: `Entry ${entry}: ${error.text.en}`,
    });
  }
}

export function unknownAttribute(rule: string, attribute: string): CheckError {
  return new CheckError(rule, {
    zh: `规则“${rule}”用到属性“${attribute}”，但条目里没有它。请在条目中补上该信息项，或改正规则。`,
    en: `Rule "${rule}" uses attribute "${attribute}", which the entry does not have. Add the item or mend the rule.`,
  });
}
