/** The simulated province comes to life behind the running platform, and says so in the terminal. What goes wrong with it is told; the platform stays. */
import { join } from 'node:path';
import { provincePlan } from '@kuaishu/demo';
import { StartError } from '@kuaishu/server';
import type { LiveLine } from '../live-line.ts';
import { line } from '../terminal.ts';
import { type Played, type PlayProgress, playProvince } from './play.ts';

export interface LiveProvinceOptions {
  readonly url: string;
  readonly dataDir: string;
  readonly signal: AbortSignal;
  readonly live: Pick<LiveLine, 'show' | 'clear'>;
}

/** Told at each of so many parts. */
const PARTS = 4;

export async function liveProvince({ url, dataDir, signal, live }: LiveProvinceOptions): Promise<void> {
  const from = performance.now();
  const plan = provincePlan();
  let told: number | null = null;
  const say = (...words: Parameters<typeof line>): void => {
    live.clear();
    line(...words);
  };
  const onProgress = ({ done, of, day, lastDay }: PlayProgress): void => {
    const part = Math.floor((done / of) * PARTS);
    if (told !== null && part > told && part < PARTS)
      say('done', {
        zh: `模拟省办事中：第 ${day}/${lastDay} 个工作日，${count(done)}/${count(of)} 步`,
        en: `The province at work: ${count(done)} of ${count(of)} steps`,
      });
    told = part;
    live.show(done / of, `模拟省办事中 The province at work  ${count(done)}/${count(of)}`);
  };
  try {
    const journalFile = join(dataDir, 'province', 'acts.ndjson');
    const played = await playProvince({ url, journalFile, signal, plan, onProgress });
    if (played.isOfAnotherPlan)
      say('held', {
        zh: `数据目录里的模拟省由另一版本办理，已办的 ${count(played.acts)} 步照旧可用，不再接着办。要看本版的模拟省，请另用空的数据目录（--data）。`,
        en: `The province in this data folder is another version's: its ${count(played.acts)} steps stay, none is added. For this version's, use an empty data folder (--data).`,
      });
    // nothing was left to do
    else if (told !== null || played.refused.length > 0) tell(played, say, (performance.now() - from) / 1000);
  } catch (error) {
    if (signal.aborted) return;
    const text =
      error instanceof StartError
        ? error.text
        : {
            zh: `模拟省没有办完：${String(error)}。重新启动会接着办。`,
            en: `The province stopped: ${String(error)}. The next start goes on.`,
          };
    say('failed', text);
  }
  function tell({ acts, refused }: Played, out: typeof say, seconds: number): void {
    out(
      'done',
      {
        zh: `模拟省：${plan.organisations.length} 个单位、${count(plan.entries.length)} 个目录条目，已办 ${count(acts)} 步`,
        en: `The province: ${count(plan.entries.length)} entries, ${count(acts)} steps taken`,
      },
      seconds,
    );
    const [first] = refused;
    if (first)
      out('failed', {
        zh: `${refused.length} 步被平台拒绝，第一步：${first.act.entry ?? first.act.case} ${first.text.zh}`,
        en: `${refused.length} steps were refused; the first: ${first.text.en ?? first.text.zh}`,
      });
  }
}

const count = (n: number): string => n.toLocaleString('en-US');
