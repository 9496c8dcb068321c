/**
 * 汉字 that are mistaken for one another when a register is typed from a form or read by a machine: same sound-giving part
 * (玮伟炜), a stroke more or less (己已巳), parts that resemble each other (候侯). Each string is a group; every two of a group are alike.
 * Curated from characters that names and addresses use; no standard lists them.
 */
export const lookAlikes: readonly string[] = `
玮伟炜纬 婷停亭葶 己已巳 未末 候侯 晴睛清情 青清菁靖 洋祥详样 敏繁 莉利俐 丽俪 萍苹评坪 梅海 晓哓烧浇 妹姝 琴岑
杨扬场汤 李季 刘对 陈阵 王玉主 张弘 赵赴 周同 吴昊吕 徐涂 孙孤 朱未 胡湖糊 郭敦 何河 林材 罗萝锣 高亮 郑关 梁粱 宋朱 唐塘糖
许计 韩朝 冯马 邓邵 曹曾 彭澎膨 肖背 田由甲申电 董重 袁哀衷 潘播 蔡祭 蒋将浆 余佘 杜社 叶叮 程裎 苏办 魏巍 吕昌 丁了 任仟 沈沉
姚挑桃 卢户 姜美羌 崔催摧 钟种 谭潭 陆础 汪注 范茫 金全 石右 廖寥 贾贯 夏复 付什 方万 白自百 邹皱 孟盂 熊能 秦泰奏 邱丘 江汀 尹伊
薛薜 阎阁 雷雪 龙尤 史吏 陶掏淘 贺货 毛手 郝赦 顾颀 龚粪 邵邓 万方 钱线 严平 覃谭 武式 戴载 莫暮 孔扎 向问 汤场 常棠尝 温湿 康庚
施旅 文丈 牛午生 樊攀 葛曷 邢刑 安宴 齐斋 易昜 乔桥娇骄侨 伍五仵 庞宠 颜额 倪霓 庄压 聂耳 章童意 鲁鲤 岳兵 翟瞿 殷般 詹瞻 申由 欧殴
耿联 关美 兰羊 焦集 俞愉榆逾 左右 柳卵 甘廿 祝视 包句 宁宇 尚向 符付 舒舍 阮院 柯珂 纪记 梅侮 童重 凌陵菱棱 毕华 单草 季李 裴斐 霍崔
涂徐 成咸 苗田 谷各 盛威 曲典 翁瓮 冉再 骆路洛络 蓝篮 路璐潞露 游遊 辛幸 靳勒 管菅 柴紫 蒙豪 鲍鲤 华毕 喻愉 祁祈 蒲浦 房户 滕腾 屈届
饶晓 解懈 牟车 艾艺 尤龙 阳阴 时肘 穆稳 农衣 司同 卓桌 古占 吉古 缪谬 简间 车东 项顷 连莲链涟 芦庐 麦爱 褚猪 娄楼 窦实 戚威 岑芩 景影
党堂 宫官 费贲 卜下 冷泠 晏宴 席度 卫卯 米来 柏伯 宗崇 瞿翟 桂佳娃 全金 佟终 应庆 臧藏 闵问 苟荀 邬乌 边达 卞下 姬姐 师帅 和知 仇九 栾峦
丘兵 刁习 沙抄 明朋 昌冒 晶品 旭旮 昕听析 昊吴 晨震 曦羲 暄喧 暖援 晖辉珲 昱煜 昭照沼 晗含 晟成 曼蔓漫 璇旋漩 琪淇祺棋琦 琳林淋 瑶遥谣摇
瑾谨槿馑 瑜愉渝喻 珍诊珎 玲铃岭伶聆 珊姗栅 珠株姝 琼惊 璐露 瑞端 琛深探 瑛英 璟憬 琨坤 珂柯 琰炎淡 莹荧萤 菲霏斐 芳劳 芬纷份 芝艺 苑宛婉
茜西 茹菇 荣荧 莎沙 莲连 菊鞠 萱宣暄 蓉容榕溶熔 蓓培倍 薇微徽 蕾雷 蕊芯 芸云 茵因姻 英央 艳绝 红江虹 纯钝 丹舟 静净诤 颖颍 秀季 秋愁
娟绢捐涓 娜那挪 婉碗惋 媛援缓 嫣焉 婧靖 娅亚 妍研 姣娇皎较 嫚慢 嫦常 娴闲 妮呢泥 娥俄鹅 娇桥 婵蝉禅 倩请 佩珮 俊浚骏峻竣 健建键毽 伟韦
佳住桂 仁任 信倍 修脩 倬卓 傲敖 杰木 凯剀 刚冈钢纲 利制 勇男湧 勤勒 博搏膊 卿乡 厚原 可司 启后 君群郡 吟呤 哲晢析 啸肃 嘉喜 国图 圆园
坚竖 坤珅 垚尧 培陪 城诚成 堃坤 墨黑 壮状 天夫无 奇寄 奕弈 宇字 宏宠 宜宣 宝室 富福 寒塞 小少 尧晓 岚风 峰锋蜂烽 峻竣 崇祟 嵘荣 川州 帆凡
平乎 庆应 康廉 建健 弘宏 强墙 彤丹 彦产 彬杉 德得 心必 志忐 忠盅 怀坏 怡恰 思恩 恒桓 恩思 悦说阅 惠慧 慈滋 慧惠 懿壹 成戍戌戊 振震 捷睫
政改 敬警 斌武 新亲 旺汪 昂仰 显湿 智知 月用 朋明 朔溯 本木 杉彬 松枞 枫风 柱住 栋拣 柔矛 树村 桐铜 格恪 梓辛 棋祺 森淼 楠南 欣钦 正止
毅殷 永水冰 泉皇 泓弘 泽择译 洁结 洪供 津律 浩洁皓 涛滔 润闰 涵函 淑椒 渊洲 源原愿 滨宾 漪猗 潇萧 澄登 瀚翰 炳柄 烁砾 焕涣换 熙煕 燕蒸
爽夹 玄亥 珺君 理埋 璋章 瑄宣 甜恬 畅杨 皓浩 益盆 盈盆 盼盻 真直 睿壑 磊垒 礼扎 祖租 禄碌 禹离 秉乘 程逞 立位 竹行 筱攸 素索 纲钢 绍诏
维唯 绪诸 罡正 群郡 翔详 翠碎 耀曜 聪总 育盲 胜脞 腾滕 良艮 若苦 虎虑 行竹 衡衝 裕浴 西酉 诗待 诚城 谦廉 豪毫 贤竖 贵责 超起 越赵 跃妖
轩钎 辉挥 辰晨 达还 进迸 远运 逸免 道首 邦那 郁都 钊钏 钧均 铭名 锐悦 锋峰 锦绵 镇填 长张 闯闱 阔活 雄堆 雅稚 霖林 霞瑕遐 青责 韬稻 韵韶
顺须 领颂 飞气 馨声 香春 骁晓 鸣呜 鸿鸣 鹏鹂 麒琪 龄岭 贞员 素表 土士 人入八 大太犬 日曰目 刀力 千干于 几儿九 又叉 厂广 上土 工土 乌鸟 戊戍
拨拔 侍待 暑署 幕慕墓 陪赔 辨辩辫 崇祟 祟崇 矛予 今令 折拆 析折 遣遗 栗粟 赢羸 密蜜 竟竞 燥躁噪 副幅 怆抡沧 抢枪 低底抵 篮蓝 历厉 偏编遍 捡检
`
  .trim()
  .split(/\s+/)
  .map((group) => [...new Set(group)].join(''))
  .filter((group) => [...group].length > 1);

let alike: Map<string, Set<string>> | undefined;

function neighbours(): Map<string, Set<string>> {
  if (alike !== undefined) return alike;
  alike = new Map();
  for (const group of lookAlikes) {
    for (const one of group) {
      const others = alike.get(one) ?? new Set<string>();
      for (const other of group) if (other !== one) others.add(other);
      alike.set(one, others);
    }
  }
  return alike;
}

/** Every pair once, the lower code point first. */
export function lookAlikePairs(): readonly (readonly [string, string])[] {
  const pairs: [string, string][] = [];
  for (const [one, others] of neighbours()) for (const other of others) if (one < other) pairs.push([one, other]);
  return pairs;
}

/** Characters that are mistaken for this one; empty where none is known. */
export function lookAlikesOf(char: string): readonly string[] {
  return [...(neighbours().get(char) ?? [])];
}

/** Whether two different characters are mistaken for one another. */
export function areLookAlikes(one: string, other: string): boolean {
  return neighbours().get(one)?.has(other) === true;
}
