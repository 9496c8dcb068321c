/**
 * The Chinese registers as files that somebody else would hand over: each under headings and habits of its own. What `kuaishu link FILE…` makes of them shows
 * whether columns are recognised and values brought into one form, which the sets (declared fields, one form) do not.
 *
 * Habits: pinyin initials and English as headings; sex in words, codes and letters; dates in other forms, or the year alone; ID numbers and telephones covered
 * in part; the two in each other's column; +86 and hyphens; traditional characters; marks, brackets and 某 in names.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Engine, openDuckDb } from '@kuaishu/engine';
import { linkFiles } from '@kuaishu/refinery';
import { pinyin } from 'pinyin-pro';
import { PERSON_FIELDS, personRows, Random, writeCsv } from './chinese-registers.ts';

const FOLDER = resolve(import.meta.dirname, '../../var/bench/link/strangers');
const toneless = (text: string) => pinyin(text, { toneType: 'none', type: 'array' }).join('');
const TRADITIONAL = new Map(
  [
    ...'张張刘劉陈陳杨楊赵趙吴吳马馬孙孫罗羅郑鄭谢謝许許邓鄧冯馮韩韓伟偉丽麗强強军軍艷艷华華兰蘭红紅国國云雲宁寧',
  ].flatMap((c, i, all) => (i % 2 === 0 ? [[c, all[i + 1] ?? c] as const] : [])),
);

interface Person {
  readonly resident_id: string;
  readonly person_name: string;
  readonly sex: string;
  readonly birth_date: string;
  readonly mobile: string;
  readonly address: string;
}
/** Headings, and the cells of a person under them. */
interface Habit {
  readonly headings: readonly string[];
  readonly cells: (person: Person, random: Random) => readonly string[];
}

const bare = (date: string) => date.replaceAll('-', '');
const HABITS: readonly Habit[] = [
  {
    headings: ['id', 'xm', 'xb', 'csrq', 'sfzh', 'dh', 'zz'],
    cells: (p, random) => [
      random.chance(0.06) ? [...p.person_name].map((c) => TRADITIONAL.get(c) ?? c).join('') : p.person_name,
      random.pick(p.sex === '1' ? ['男', '男性'] : ['女', '女性']),
      written(p.birth_date, random.pick(['年月', '.', '/'])),
      random.chance(0.02) ? p.resident_id.toLowerCase() : p.resident_id,
      p.mobile && random.chance(0.2)
        ? `+86 ${p.mobile.slice(0, 3)}-${p.mobile.slice(3, 7)}-${p.mobile.slice(7)}`
        : p.mobile,
      p.address,
    ],
  },
  {
    headings: ['id', 'name', 'gender', 'birthday', 'idcard', 'mobile', 'address'],
    cells: (p, random) => [
      marked(p.person_name, random),
      random.chance(0.03) ? '9' : p.sex,
      random.chance(0.05) ? p.birth_date.slice(0, 4) : bare(p.birth_date),
      covered(p.resident_id, 6, 4, random.chance(0.15)),
      p.mobile,
      p.address,
    ],
  },
  {
    headings: ['id', '姓名', '性别', '出生年月', '证件号码', '联系方式', '现住址'],
    cells: (p, random) => {
      const strayed = random.chance(0.01);
      return [
        p.person_name,
        random.pick(p.sex === '1' ? ['男', '1', 'M'] : ['女', '2', 'F']),
        p.birth_date,
        strayed ? p.mobile : p.resident_id,
        strayed ? p.resident_id : p.mobile,
        p.address,
      ];
    },
  },
  {
    headings: ['id', '人员姓名', '人员性别', '生日', '公民身份号码', '手机', '联系地址'],
    cells: (p, random) => [
      p.person_name,
      p.sex === '1' ? '男' : '女',
      p.birth_date,
      p.resident_id,
      covered(p.mobile, 3, 4, random.chance(0.2)),
      p.address,
    ],
  },
];

function written(date: string, form: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  if (!day) return date;
  return form === '年月' ? `${year}年${Number(month)}月${Number(day)}日` : [year, month, day].join(form);
}

function covered(number: string, head: number, tail: number, cover: boolean): string {
  return cover && number.length > head + tail
    ? number.slice(0, head) + '*'.repeat(number.length - head - tail) + number.slice(-tail)
    : number;
}

function marked(name: string, random: Random): string {
  const chance = random.next();
  if (chance < 0.01 && name.length === 3) return `${name[0]}某${name[2]}`;
  if (chance < 0.02) return `${name}(曾用名)`;
  return chance < 0.03 && name.length === 3 ? `${name}*` : name;
}

/** Four files, and the entity of each of their ids. */
async function writeFiles(people: number, seed: number): Promise<{ files: string[]; truth: Map<string, number> }> {
  mkdirSync(FOLDER, { recursive: true });
  const random = new Random(seed + 1);
  const truth = new Map<string, number>();
  const rows: string[][][] = HABITS.map(() => []);
  for (const [rec, src, ent, ...values] of personRows(people, seed, toneless)) {
    const person = Object.fromEntries(PERSON_FIELDS.map((f, i) => [f.attribute, values[i] ?? ''])) as unknown as Person;
    const id = `P${rec}`;
    truth.set(id, Number(ent));
    rows[Number(src)]?.push([id, ...(HABITS[Number(src)] as Habit).cells(person, random)]);
  }
  const files: string[] = [];
  for (const [src, habit] of HABITS.entries()) {
    const file = join(FOLDER, `${people}-${seed}-${src}.csv`);
    await writeCsv(file, habit.headings, rows[src] as never);
    files.push(file);
  }
  return { files, truth };
}

export async function benchStrangerFiles(people: number, seed = 7) {
  const { files, truth } = await writeFiles(people, seed);
  const engine = await openDuckDb({ threads: 2, memoryLimitMb: 4000 });
  try {
    const out = join(FOLDER, `${people}-${seed}-clusters.csv`);
    const result = await linkFiles(engine, files, { out, clusters: true });
    const score = await scoreClusters(engine, out, truth);
    return {
      people,
      records: truth.size,
      columns: result.columns.map((c) => `${c.attribute}: ${c.headings.map((h) => h ?? '–').join(', ')}`),
      ...score,
      seconds: result.seconds,
    };
  } finally {
    engine.close();
  }
}

async function scoreClusters(engine: Engine, out: string, truth: ReadonlyMap<string, number>) {
  const rows = await engine.query<{ id: string; cluster: string }>(
    `SELECT id, cluster_id AS cluster FROM read_csv('${out.replaceAll("'", "''")}', header = true, all_varchar = true)`,
  );
  const pairsOf = (keys: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  };
  const found = pairsOf(rows.map((r) => r.cluster));
  const real = pairsOf(rows.map((r) => String(truth.get(r.id))));
  const right = pairsOf(rows.map((r) => `${r.cluster} ${truth.get(r.id)}`));
  const precision = right / found;
  const recall = right / real;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
