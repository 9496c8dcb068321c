/** What schemathesis writes as it goes (`--report ndjson`), as far as it is counted: scenarios with their operation, phase and outcome. */
interface Scenario {
  readonly phase: string;
  readonly status: 'success' | 'failure' | 'error' | 'skip' | 'interrupted';
  /** Its operation; all of them in the stateful phase. */
  readonly recorder: { readonly label: string; readonly interactions?: Readonly<Record<string, unknown>> };
}

export interface Counted {
  /** Operations, with every phase that tried them; sequences of several are one more. */
  readonly passed: number;
  readonly failed: number;
  /** Requests sent. */
  readonly requests: number;
}

export function countReport(text: string): Counted {
  const failed = new Map<string, boolean>();
  let requests = 0;
  for (const line of text.split('\n')) {
    const scenario = line === '' ? undefined : (JSON.parse(line) as { ScenarioFinished?: Scenario }).ScenarioFinished;
    if (!scenario) continue;
    const { status, recorder } = scenario;
    requests += Object.keys(recorder.interactions ?? {}).length;
    if (status !== 'skip') failed.set(recorder.label, (failed.get(recorder.label) ?? false) || status !== 'success');
  }
  const bad = [...failed.values()].filter(Boolean).length;
  return { passed: failed.size - bad, failed: bad, requests };
}
