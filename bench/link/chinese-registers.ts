/**
 * A Chinese linkage benchmark with its truth: four registers of one population, and a register of companies met in three others.
 * Made apart from the demo, with other habits of error, so that what is tuned on one is tried on the other. Nobody in it lives.
 *
 * Habits: IDs missing for half of some registers, mistyped (check digit fails), or a relative's; homophones, look-alikes, missing characters,
 * names in pinyin, in the other order, with blanks, nicknames; birth dates by the lunar calendar, with day and month changed round, of the
 * first of January; one phone a household; addresses cut short or without the divisions in front; moves; twins; namesakes; a surname changed.
 */
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { LinkAttribute } from '@kuaishu/catalog';

export const PERSON_FIELDS: readonly LinkAttribute[] = [
  { attribute: 'resident_id', kind: 'identifier', exclusive: true },
  { attribute: 'person_name', kind: 'person_name', exclusive: false },
  { attribute: 'sex', kind: 'category', exclusive: false },
  { attribute: 'birth_date', kind: 'date', exclusive: false },
  { attribute: 'mobile', kind: 'phone', exclusive: false },
  { attribute: 'address', kind: 'address', exclusive: false },
  { attribute: 'region_code', kind: 'region', exclusive: false },
];
export const COMPANY_FIELDS: readonly LinkAttribute[] = [
  { attribute: 'uscc', kind: 'identifier', exclusive: true },
  { attribute: 'org_name', kind: 'org_name', exclusive: false },
  { attribute: 'legal_rep_name', kind: 'person_name', exclusive: false },
  { attribute: 'established_date', kind: 'date', exclusive: false },
  { attribute: 'org_phone', kind: 'phone', exclusive: false },
  { attribute: 'reg_address', kind: 'address', exclusive: false },
  { attribute: 'reg_region', kind: 'region', exclusive: false },
];

// shares in per mille of the commonest surnames, after the seventh census's reported order; the rest is spread thin
const SURNAMES =
  '王72 李71 张67 刘54 陈46 杨31 黄22 赵21 吴20 周20 徐15 孙15 马13 朱12 胡12 郭12 何12 林11 高10 罗10 郑9 梁9 谢8 宋8 唐7 许6 邓6 韩6 冯6 曹6 彭5 曾5 肖5 田5 董5 袁5 潘5 于5 蒋5 蔡5 余5 杜4 叶4 程4 苏4 魏4 吕4 丁4 任4 沈4 姚4 卢4 姜4 崔4 钟4 谭3 陆3 汪3 范3 金3 石3 廖3 贾3 夏3 韦3 付3 方3 白3 邹3 孟3 熊3 秦3 邱3 江3 尹3 薛3 闫3 段3 雷2 侯2 龙2 史2 陶2 黎2 贺2 顾2 毛2 郝2 龚2 邵2 万2 钱2 严2 覃2 武2 戴2 莫2 孔2 向2 汤2 欧阳1 上官1 司马1 诸葛1';
const MALE =
  '伟强磊军洋勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林海亮建志国文德成永荣贵福兴发祥光泽瑞轩博晨昊然子涵睿豪嘉诚家乐天佑启航景毅恒远东南山峰松柏树根生春雨雷云一正义仁忠信学良才贤维新民富有世昌盛安康庆余';
const FEMALE =
  '芳娜秀英敏静丽艳娟霞燕玲桂兰凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉慧巧美婷倩萍红玉珠翠雅芝菊彩春花思雨欣怡梓涵诗琪可馨依诺若曦语嫣紫萱梦瑶婉清晓雯菲颖露瑾璇蕾薇蓉君竹叶宁心悦乐';
const HOMOPHONES =
  '伟玮炜纬 英瑛莹盈 静婧靖敬 丽莉俐立 娟涓鹃 霞遐 燕艳雁彦 玲凌灵琳 洁杰婕捷 梅媚玫 敏闽 强墙 军君均钧 涛韬滔 超钞 明鸣铭 辉晖挥 鹏朋彭 鑫欣新馨心 波博勃 斌彬宾 宇雨羽语禹 浩昊皓 健建剑 俊峻骏 旭绪 志智治 国果 文雯闻 成诚程承 永咏勇 荣容蓉融 福富 兴星 祥翔详 泽则 瑞睿 晨辰臣 子梓紫 涵函晗 嘉佳家 恒衡 东冬 峰锋枫丰 松嵩 云芸 珍真贞 红洪宏 玉钰郁 珠朱 诗师 琪琦奇 怡宜仪 婷亭 慧惠会 香湘 李黎 张章 陈程 王汪 刘留 周邹 余于俞 徐许 江姜 付傅 肖萧 沈申 邱丘 魏卫 郑正';
const LOOKS =
  '己已 未末 晴睛 侯候 洁浩 莹萤 兰三 雷雪 杨扬 榕蓉 春舂 昌冒 晓皎 曼蔓 钢纲 铭名 丽雨 红江 娜哪 婷停 媛缓 伟纬 彬杉 志忠 恒桓 怡恰 明朋 清请 李季 桃挑 秀季 萍苹 贵责 陈阵 邱郎 钟种 沈沉 马鸟 朋鹏 林琳 玲铃 建健 俊峻 平乎 文交 民氏';
const ROADS =
  '中山路 人民路 解放路 北京路 遵义路 延安路 瑞金路 文化路 建设路 新华路 环城路 民主路 和平路 东风路 胜利路 长江路 黄河路 花溪大道 观山大道 金阳路 西湖路 南明路 沙冲路 宝山路 云岩路 大营坡路 友谊路 香港路 兴关路 都司路 富水路 合群路 延中街 河滨路 学院路 站前路 迎宾路 滨江路 翠微巷 莲花巷 桂花巷 书院巷'.split(
    ' ',
  );
const ESTATES =
  '花果园 中天花园 阳光苑 金色家园 碧水湾 和谐家园 翡翠城 锦绣华庭 山水名城 幸福里 枫林雅居 御景园 书香苑 宏立城 世纪城 水岸新城 银海元隆 南方花园'.split(
    ' ',
  );
const COUNTIES =
  '520102贵阳市南明区 520103贵阳市云岩区 520111贵阳市花溪区 520112贵阳市乌当区 520113贵阳市白云区 520115贵阳市观山湖区 520121贵阳市开阳县 520181贵阳市清镇市 520302遵义市红花岗区 520303遵义市汇川区 520322遵义市桐梓县 520382遵义市仁怀市 520402安顺市西秀区 520502毕节市七星关区 520522毕节市黔西县 520602铜仁市碧江区 520621铜仁市江口县 522301黔西南布依族苗族自治州兴义市 522601黔东南苗族侗族自治州凯里市 522631黔东南苗族侗族自治州黎平县 522701黔南布依族苗族自治州都匀市 520201六盘水市钟山区 520222六盘水市盘州市'
    .split(' ')
    .map((c) => ({ code: c.slice(0, 6), name: c.slice(6) }));
const TRADES =
  '科技 商贸 建筑工程 物流 农业发展 餐饮管理 房地产开发 信息技术 文化传媒 环保科技 医药 机电设备 旅游开发 教育咨询 装饰工程 食品 矿业 酒业 茶业 劳务'.split(
    ' ',
  );
const FORMS = ['有限公司', '有限责任公司', '股份有限公司', '有限公司', '有限公司'];
const BRAND = '华鑫恒盛宏源瑞丰金泰博远天成万兴福祥永安信达嘉德中正黔贵云山水明光新创智汇联通顺和美佳众诚力鼎龙凤';

export class Random {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  /** [0, 1) (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  below(n: number): number {
    return Math.floor(this.next() * n);
  }
  chance(p: number): boolean {
    return this.next() < p;
  }
  pick<T>(list: ArrayLike<T>): T {
    return list[this.below(list.length)] as T;
  }
  /** Small indexes are likelier, as common characters are. */
  skewed(n: number): number {
    return Math.min(n - 1, Math.floor(n * this.next() ** 1.7));
  }
}

const surnameTable: string[] = [];
for (const item of SURNAMES.split(' ')) {
  const [, name = '', share = '1'] = /^(\D+)(\d+)$/.exec(item) ?? [];
  for (let i = 0; i < Number(share); i++) surnameTable.push(name);
}
const confusion = (groups: string) => {
  const map = new Map<string, string>();
  for (const group of groups.split(' '))
    for (const c of group) map.set(c, (map.get(c) ?? '') + [...group].filter((d) => d !== c).join(''));
  return map;
};
const homophones = confusion(HOMOPHONES);
const looks = confusion(LOOKS);

interface Person {
  readonly surname: string;
  readonly given: string;
  readonly male: boolean;
  readonly birth: string;
  readonly id: string;
  readonly household: number;
  readonly mobile: string;
}
interface Household {
  readonly county: { readonly code: string; readonly name: string };
  readonly street: string;
  readonly phone: string;
}

const two = (n: number) => String(n).padStart(2, '0');
const digits = (random: Random, n: number) => Array.from({ length: n }, () => random.below(10)).join('');
const mobile = (random: Random) =>
  `1${random.pick(['35', '38', '39', '58', '86', '80', '77', '51', '59', '85'])}${digits(random, 8)}`;

function residentId(county: string, birth: string, male: boolean, random: Random): string {
  const body = `${county}${birth.replaceAll('-', '')}${digits(random, 2)}${random.below(5) * 2 + (male ? 1 : 0)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + '10X98765432'[sum % 11];
}

function usccOf(county: string, random: Random): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const body = `91${county}MA${Array.from({ length: 7 }, () => random.pick(alphabet)).join('')}`;
  let weight = 1;
  let sum = 0;
  for (const c of body) {
    sum += alphabet.indexOf(c) * weight;
    weight = (weight * 3) % 31;
  }
  return body + alphabet[(31 - (sum % 31)) % 31];
}

const birthDate = (random: Random, from: number, to: number) =>
  `${from + random.below(to - from)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
const givenName = (random: Random, male: boolean, generation: string | null) => {
  const pool = male ? MALE : FEMALE;
  const last = pool[random.skewed(pool.length)] as string;
  if (generation && random.chance(0.6)) return generation + last;
  return random.chance(0.22) ? last : (pool[random.skewed(pool.length)] as string) + last;
};

function household(random: Random): Household {
  const county = random.pick(COUNTIES);
  const street = random.chance(0.25)
    ? `${random.pick(BRAND)}${random.pick('坝寨坪塘冲')}镇${random.pick(BRAND)}${random.pick(BRAND)}村${1 + random.below(15)}组${random.chance(0.5) ? `${1 + random.below(180)}号` : ''}`
    : `${random.pick(ROADS)}${1 + random.below(400)}号${random.chance(0.7) ? random.pick(ESTATES) : ''}${1 + random.below(30)}栋${1 + random.below(4)}单元${1 + random.below(33)}0${1 + random.below(6)}室`;
  return { county, street, phone: mobile(random) };
}

/** `people` persons in households: couples, children with a generation's character, twins, grandparents. */
function population(people: number, random: Random): { persons: Person[]; households: Household[] } {
  const persons: Person[] = [];
  const households: Household[] = [];
  const add = (surname: string, given: string, male: boolean, birth: string, home: number) => {
    const born = random.chance(0.8) ? (households[home] as Household).county : random.pick(COUNTIES);
    persons.push({
      surname,
      given,
      male,
      birth,
      id: residentId(born.code, birth, male, random),
      household: home,
      mobile: mobile(random),
    });
  };
  while (persons.length < people) {
    households.push(household(random));
    const home = households.length - 1;
    const father = random.pick(surnameTable);
    const year = 1945 + random.below(60);
    if (random.chance(0.85)) add(father, givenName(random, true, null), true, birthDate(random, year, year + 3), home);
    if (random.chance(0.8))
      add(random.pick(surnameTable), givenName(random, false, null), false, birthDate(random, year, year + 4), home);
    const generation = random.chance(0.35) ? random.pick(MALE) : null;
    let children = random.below(4);
    while (children-- > 0) {
      const birth = birthDate(random, Math.min(year + 21, 2018), Math.min(year + 32, 2024));
      const male = random.chance(0.52);
      add(father, givenName(random, male, generation), male, birth, home);
      if (random.chance(0.02)) {
        const twin = random.chance(0.8) ? male : !male;
        add(father, givenName(random, twin, generation ?? (persons.at(-1)?.given[0] as string)), twin, birth, home);
      }
    }
  }
  persons.length = people;
  return { persons, households };
}

type Pinyin = (text: string) => string;

function wrongName(person: Person, random: Random, pinyin: Pinyin, hard: number): string {
  const name = person.surname + person.given;
  if (!random.chance(0.09 * hard)) return name;
  const characters = [...name];
  const at = random.below(characters.length);
  switch (random.below(9)) {
    case 0:
    case 1:
    case 2: {
      const i = characters.findIndex((c, k) => k >= (random.chance(0.8) ? 1 : 0) && homophones.has(c));
      if (i >= 0) characters[i] = random.pick(homophones.get(characters[i] as string) ?? '');
      return characters.join('');
    }
    case 3: {
      const i = characters.findIndex((c) => looks.has(c));
      if (i >= 0) characters[i] = random.pick(looks.get(characters[i] as string) ?? '');
      return characters.join('');
    }
    case 4:
      return characters.length > 2 ? characters.filter((_, i) => i !== Math.max(1, at)).join('') : name;
    case 5:
      return `${person.given}${person.surname}`;
    case 6:
      return random.chance(0.5)
        ? `${pinyin(person.surname)} ${pinyin(person.given)}`.toUpperCase()
        : `${pinyin(person.given)} ${pinyin(person.surname)}`;
    case 7:
      characters[Math.max(1, at)] = (person.male ? MALE : FEMALE)[random.below(100)] as string;
      return characters.join('');
    default:
      return random.chance(0.5)
        ? `${random.pick('小阿老')}${person.given.at(-1)}`
        : `${person.surname} ${person.given}`;
  }
}

const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});
function lunarDate(iso: string): string {
  const parts = lunar.formatToParts(new Date(`${iso}T00:00:00Z`));
  const get = (type: string) => parts.find((p) => p.type === type)?.value ?? '1';
  return `${get('relatedYear')}-${two(Number.parseInt(get('month'), 10))}-${two(Number(get('day')))}`;
}

function wrongDate(birth: string, random: Random, hard: number): string {
  if (!random.chance(0.05 * hard)) return birth;
  const [y = '', m = '', d = ''] = birth.split('-');
  switch (random.below(6)) {
    case 0:
      return Number(d) <= 12 ? `${y}-${d}-${m}` : birth;
    case 1:
      return `${y}-01-01`;
    case 2:
      return lunarDate(birth);
    case 3:
      return `${Number(y) + random.pick([-1, 1, -10, 10])}-${m}-${d}`;
    case 4:
      return `${y}-${m}-${two(1 + random.below(28))}`;
    default:
      return `${y}-${two(1 + random.below(12))}-${d}`;
  }
}

function wrongAddress(home: Household, random: Random): string {
  const full = `贵州省${home.county.name}${home.street}`;
  switch (random.below(8)) {
    case 0:
      return home.street;
    case 1:
      return `${home.county.name}${home.street}`;
    case 2:
      return home.street.replace(/([0-9]+)栋([0-9]+)单元([0-9]+)室/, '$1-$2-$3');
    case 3:
      return full.slice(0, Math.max(8, full.length - 2 - random.below(8)));
    case 4:
      return home.street.replace(/单元|室|号/g, '').replace('栋', '幢');
    default:
      return full;
  }
}

const wrongDigits = (value: string, random: Random) => {
  const at = 6 + random.below(Math.max(1, value.length - 7));
  return random.chance(0.3) && at + 1 < value.length
    ? value.slice(0, at) + value[at + 1] + value[at] + value.slice(at + 2)
    : value.slice(0, at) + random.below(10) + value.slice(at + 1);
};

interface RegisterHabit {
  readonly member: number;
  readonly twice: number;
  readonly id: number;
  readonly wrongId: number;
  readonly borrowedId: number;
  readonly phone: number;
  readonly householdPhone: number;
  readonly birth: number;
  readonly address: number;
  readonly moved: number;
  readonly hard: number;
}
// police, social insurance, clinic, subsidies
const REGISTERS: readonly RegisterHabit[] = [
  {
    member: 0.95,
    twice: 0.005,
    id: 0.99,
    wrongId: 0.005,
    borrowedId: 0,
    phone: 0.4,
    householdPhone: 0.3,
    birth: 1,
    address: 0.98,
    moved: 0.02,
    hard: 0.5,
  },
  {
    member: 0.62,
    twice: 0.01,
    id: 0.8,
    wrongId: 0.02,
    borrowedId: 0.002,
    phone: 0.85,
    householdPhone: 0.2,
    birth: 0.9,
    address: 0.5,
    moved: 0.1,
    hard: 1,
  },
  {
    member: 0.66,
    twice: 0.06,
    id: 0.45,
    wrongId: 0.03,
    borrowedId: 0.01,
    phone: 0.8,
    householdPhone: 0.5,
    birth: 0.85,
    address: 0.6,
    moved: 0.12,
    hard: 2,
  },
  {
    member: 0.3,
    twice: 0.02,
    id: 0.5,
    wrongId: 0.03,
    borrowedId: 0.015,
    phone: 0.5,
    householdPhone: 0.6,
    birth: 0.8,
    address: 0.9,
    moved: 0.06,
    hard: 1.5,
  },
];

export type RegisterRow = readonly (string | null)[];
export const PERSON_HEADER = ['rec', 'src', 'ent', ...PERSON_FIELDS.map((f) => f.attribute)] as const;
export const COMPANY_HEADER = ['rec', 'src', 'ent', ...COMPANY_FIELDS.map((f) => f.attribute)] as const;

/** Rows (rec, src, ent, fields …) of about 2.6 records a person, in mixed order. */
export function* personRows(people: number, seed: number, pinyin: Pinyin): Generator<RegisterRow> {
  const random = new Random(seed);
  const { persons, households } = population(people, random);
  const members: number[][] = [];
  persons.forEach((p, i) => {
    const list = members[p.household];
    if (list) list.push(i);
    else members[p.household] = [i];
  });
  let rec = 0;
  const offset = random.below(people);
  for (const [src, habit] of REGISTERS.entries()) {
    for (let k = 0; k < persons.length; k++) {
      const ent = (k * 7919 + offset * (src + 1)) % persons.length;
      const person = persons[ent] as Person;
      if (!random.chance(habit.member)) continue;
      let times = random.chance(habit.twice) ? 2 : 1;
      while (times-- > 0) {
        const home = households[person.household] as Household;
        let id: string | null = null;
        const sure = random.next();
        if (sure < habit.borrowedId) id = (persons[random.pick(members[person.household] as number[])] as Person).id;
        else if (random.chance(habit.id))
          id = random.chance(habit.wrongId) ? wrongDigits(person.id, random) : person.id;
        let phone: string | null = null;
        if (random.chance(habit.phone)) {
          phone = random.chance(habit.householdPhone)
            ? home.phone
            : random.chance(0.12)
              ? mobile(random)
              : person.mobile;
          if (random.chance(0.01)) phone = wrongDigits(phone, random);
        }
        const lives = random.chance(habit.moved) ? household(random) : home;
        let name: string | null = wrongName(person, random, pinyin, habit.hard);
        if (!person.male && random.chance(0.002)) name = random.pick(surnameTable) + person.given;
        let sex: string | null = random.chance(0.93) ? (person.male !== random.chance(0.004) ? '1' : '2') : null;
        if (random.chance(0.001)) [name, sex] = [sex, name];
        yield [
          String(rec++),
          String(src),
          String(ent),
          id,
          name,
          sex,
          random.chance(habit.birth) ? wrongDate(person.birth, random, habit.hard) : null,
          phone,
          random.chance(habit.address) ? wrongAddress(lives, random) : null,
          random.chance(0.9) ? lives.county.code : null,
        ];
      }
    }
  }
}

/** Rows (rec, src, ent, fields …) of companies in three registers: renamed, abbreviated, with branches of the same brand near by. */
export function* companyRows(companies: number, seed: number): Generator<RegisterRow> {
  const random = new Random(seed);
  const people = population(companies, random).persons;
  const all = people.map((boss) => {
    const county = random.pick(COUNTIES);
    const prefix = random.pick(['贵州', '贵州省', county.name.slice(0, county.name.indexOf('市') + 1) || '贵州', '']);
    const brand = `${random.pick(BRAND)}${random.pick(BRAND)}${random.chance(0.3) ? random.pick(BRAND) : ''}`;
    const home = household(random);
    const trade = random.pick(TRADES);
    return {
      county,
      prefix,
      brand,
      trade,
      form: random.pick(FORMS),
      boss: boss.surname + boss.given,
      uscc: usccOf(county.code, random),
      phone: mobile(random),
      street: `贵州省${county.name}${home.street}`,
      founded: birthDate(random, 1992, 2024),
    };
  });
  let rec = 0;
  const habits = [
    { member: 0.96, id: 0.98, name: 0.05 },
    { member: 0.7, id: 0.5, name: 0.25 },
    { member: 0.5, id: 0.35, name: 0.4 },
  ];
  for (const [src, habit] of habits.entries()) {
    for (const [ent, c] of all.entries()) {
      if (!random.chance(habit.member)) continue;
      let name = `${c.prefix}${c.brand}${c.trade}${c.form}`;
      if (random.chance(habit.name)) {
        const forms = [
          `${c.brand}${c.trade}${c.form}`,
          `${c.prefix}${c.brand}${c.trade}公司`,
          `${c.brand}${c.trade}`,
          `${c.brand}(${c.prefix || '贵州'})${c.trade}${c.form}`,
          `${c.prefix}${c.brand}${random.pick(TRADES)}${c.form}`,
          `${c.brand}公司`,
          name.replace(
            c.brand[1] as string,
            random.pick(homophones.get(c.brand[1] as string) ?? (c.brand[1] as string)),
          ),
        ];
        name = random.pick(forms);
      }
      const id = random.chance(habit.id) ? (random.chance(0.01) ? wrongDigits(c.uscc, random) : c.uscc) : null;
      yield [
        String(rec++),
        String(src),
        String(ent),
        id,
        name,
        random.chance(0.85)
          ? random.chance(0.05)
            ? random.pick(people).surname + random.pick(people).given
            : c.boss
          : null,
        random.chance(0.7) ? wrongDate(c.founded, random, 0.6) : null,
        random.chance(0.6) ? (random.chance(0.1) ? mobile(random) : c.phone) : null,
        random.chance(0.8)
          ? random.chance(0.1)
            ? `贵州省${c.county.name}${household(random).street}`
            : c.street
          : null,
        random.chance(0.9) ? c.county.code : null,
      ];
    }
  }
}

/** Writes rows as CSV; empty cells are missing values. */
export async function writeCsv(file: string, header: readonly string[], rows: Iterable<RegisterRow>): Promise<void> {
  const out = createWriteStream(file);
  let buffer = `${header.join(',')}\n`;
  for (const row of rows) {
    buffer += `${row.map((cell) => cell ?? '').join(',')}\n`;
    if (buffer.length > 1 << 20) {
      if (!out.write(buffer)) await new Promise<void>((resolve) => out.once('drain', () => resolve()));
      buffer = '';
    }
  }
  out.end(buffer);
  await finished(out);
}
