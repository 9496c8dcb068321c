/** Kills a server at work on cases, again and again, and says what became of cases, histories, duties, effects, leaves and log. For the tests, and in hundreds for `bench`. */
import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { openActs } from '../../acts/acts.ts';
import { canonical } from '../../canonical.ts';
import type { Database } from '../../db/database.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { openReconciler } from '../../ledger/reconcile/reconciler.ts';
import { SYSTEM } from '../../policy/principal.ts';
import { readHistory } from '../core/history.ts';
import { storedOf } from '../store/case-store.ts';
import { dutyRows } from '../store/duty-store.ts';
import { permitThatTells, telling } from './permit-telling.ts';
import { connect, openOn } from './permit-writing.ts';
import { STATEMENT_HOW, STATEMENT_POINTS, type StatementMoment } from './statement-moments.ts';
import { aTown } from './town.ts';

export interface ServerLife {
  readonly url: string;
  readonly queueUrl: string;
  readonly dataDir: string;
  /** File of what the other side received. */
  readonly outside: string;
  readonly moment?: StatementMoment;
}

/** Such statements of a life among which the one is chosen: enough that cases come to their end and effects run. */
const MOST: Readonly<Record<StatementMoment['point'], number>> = {
  case: 25,
  duty: 25,
  record: 35,
  effect: 30,
  job: 30,
  commit: 50,
  mark: 12,
  place: 10,
};

/** Every point in every way by turns, every eighth kill at any time. */
export function momentOf(i: number): StatementMoment | undefined {
  if (i % 8 === 7) return undefined;
  const turn = i - Math.floor(i / 8);
  const point = STATEMENT_POINTS[turn % STATEMENT_POINTS.length] as StatementMoment['point'];
  const how = STATEMENT_HOW[Math.floor(turn / STATEMENT_POINTS.length) % STATEMENT_HOW.length] ?? 'after';
  return { point, how, nth: 1 + Math.floor(Math.random() * MOST[point]) };
}

const LONGEST_MS = 10_000;

/** → how many steps it was answered, and whether it died at its moment. */
export function serverUntilKilled(life: ServerLife): Promise<{ answered: number; atMoment: boolean }> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./server.ts', import.meta.url)), [JSON.stringify(life)], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let answered = 0;
    let said = '';
    let atMoment = true;
    let hand: NodeJS.Timeout | undefined;
    child.stderr?.on('data', (data) => {
      said += String(data);
    });
    child.on('message', (n) => {
      answered = n as number;
      hand ??= setTimeout(
        () => {
          atMoment = false;
          child.kill('SIGKILL');
        },
        life.moment ? LONGEST_MS : Math.random() * 400,
      );
    });
    child.on('close', (_, signal) => {
      clearTimeout(hand);
      if (signal === 'SIGKILL') resolve({ answered, atMoment });
      else reject(new Error(`the server ended by itself: ${said}`));
    });
  });
}

export interface Examined {
  readonly cases: number;
  readonly events: number;
  readonly leaves: number;
  /** Effects that went out; some of them more than once, under the same key. */
  readonly told: number;
  readonly toldAgain: number;
  readonly faults: readonly string[];
}

/** The server started once more, everything on its way brought to its end, and all of it held against each other. */
export async function examineCases(database: Database, life: ServerLife): Promise<Examined> {
  const { db } = database;
  const clock = (): Date => new Date();
  const ledger = await openLedger({ dataDir: life.dataDir, db, clock, onError: () => {} });
  const own = connect(life.url);
  const faults: string[] = [];
  try {
    const procedures = await openOn(own, life.queueUrl, `${life.dataDir}/files`, aTown(), {
      procedure: permitThatTells,
      effects: [telling(life.outside)],
      onLeaf: ledger.flow.wake,
    });
    await procedures.outbox.settled();
    await procedures.close();
    await ledger.flow.settled();
    const acts = openActs(db, clock, ledger.flow.wake);
    const by = { action: 'ledger.reconcile' as const, principal: SYSTEM };
    const reconciled = await openReconciler({ ledger, db, acts, clock }).run('full', by);
    faults.push(...reconciled.faults.map((fault) => JSON.stringify(fault)));

    const cases = (await db.selectFrom('case_record').selectAll().execute()).map(storedOf);
    const events = Map.groupBy(
      await db.selectFrom('case_event').selectAll().orderBy('seq').execute(),
      (r) => r.case_id,
    );
    const leaves = Map.groupBy(
      await db.selectFrom('leaf_outbox').selectAll().orderBy('seq').execute(),
      (r) => r.subject,
    );
    const open = await db.selectFrom('case_duty').selectAll().where('done_at', 'is', null).execute();
    const duties = Map.groupBy(open, (row) => row.case_id);
    const effects = Map.groupBy(
      await db.selectFrom('effect').selectAll().where('name', 'like', 'permit.%').execute(),
      (row) => row.case_id,
    );
    const { rows } = await sql<{ case_id: string }>`SELECT case_id FROM permit_written`.execute(db);
    const written = Map.groupBy(rows, (row) => row.case_id);
    const received = (await readFile(life.outside, 'utf8').catch(() => '')).split('\n').filter(Boolean);
    const told = Map.groupBy(received, (line) => line.split(' ')[1] ?? '');
    const expect = (id: string, what: string, same: boolean): void => {
      if (!same) faults.push(`${id}: ${what}`);
    };
    for (const { case: of, head } of cases) {
      const history = readHistory(permitThatTells, events.get(of.id) ?? []);
      expect(of.id, `history: ${JSON.stringify(history.faults)}`, history.faults.length === 0);
      expect(of.id, 'head', history.head === head);
      expect(of.id, 'the case is not what its history gives', canonical(history.case) === canonical(of));
      const documents = (leaves.get(of.id) ?? []).map(({ body }) => JSON.parse(body.toString()).document);
      expect(
        of.id,
        'leaves',
        canonical(documents) === canonical((events.get(of.id) ?? []).map(({ digest }) => digest)),
      );
      const holders = (duties.get(of.id) ?? []).map(({ holder }) => holder).sort();
      const wanted = dutyRows(permitThatTells, of).map(({ holder }) => holder);
      expect(of.id, 'duties', canonical(holders) === canonical(wanted.sort()));
      const granted = of.state === 'granted';
      const ran = effects.get(of.id) ?? [];
      expect(of.id, 'effects', ran.length === (granted ? 2 : 0) && ran.every(({ state }) => state === 'done'));
      expect(of.id, 'written', (written.get(of.id)?.length ?? 0) === (granted ? 1 : 0));
      // at least once, and each repetition is known by its key
      const lines = told.get(of.id) ?? [];
      const key = ran.find(({ name }) => name === 'permit.tell')?.id ?? '';
      expect(
        of.id,
        'told',
        granted ? lines.length > 0 && lines.every((l) => l.startsWith(`${key} `)) : lines.length === 0,
      );
    }
    return {
      cases: cases.length,
      events: events.values().reduce((sum, rows) => sum + rows.length, 0),
      leaves: reconciled.leaves,
      told: told.size,
      toldAgain: received.length - told.size,
      faults,
    };
  } finally {
    await own.destroy();
    await ledger.close();
  }
}
