/** Characters that are confused: by sound (typed by pinyin), by shape (typed by wubi, read by OCR or from handwriting), and traditional forms. */

/** Same syllable, mostly same tone; all common in names. */
const HOMOPHONES =
  '伟玮炜苇维 丽莉俐莅立 芳方坊 军君钧均 明铭鸣 华花桦 英瑛莹颖 静婧靖净 敏闽 燕艳雁彦 红洪宏鸿虹 玲铃灵伶 婷亭庭廷 强墙 杰洁捷 平萍苹屏 ' +
  '志智治致 建健剑见 国果 文雯纹 林琳霖临 峰锋丰风枫 海亥 涛滔 波博勃 飞菲妃 云芸耘 龙隆 宇雨羽禹 浩昊皓灏 轩萱宣 涵含晗函 欣新心馨鑫 怡宜仪 ' +
  '梓子紫姿 佳家嘉加 琪琦奇祺其 瑶遥尧 晨辰宸臣 阳洋扬杨 俊骏竣 豪毫 泽则 睿瑞锐 思斯丝司 梦孟 诗施师 语与 桐彤同童 依伊衣一 诺偌 可珂 妍言岩 ' +
  '秀绣 珍真贞臻 兰岚蓝 桂贵 芬分 琴芹勤 香湘祥翔 梅媒 霞侠 春椿 秋丘 冬东 雪学 金今锦 玉钰育 永勇咏 光广 正政郑 德得 忠中钟 成诚程承城 ' +
  '荣容蓉 昌畅 富福 兴星 旺望 友有 仁任 义艺毅亿益 礼理李里 小晓筱肖 天田 石时实 张章彰 王汪 刘流 陈晨 周洲舟 徐许 孙荪 马玛 朱珠竹 胡湖 郭国 何河和 ' +
  '高皋 罗萝 梁良粮 宋送 谢榭 韩涵寒 冯逢 邓登 曹草 彭鹏朋 曾增 肖萧 蒋讲 蔡菜 于余俞鱼 潘攀 袁源元 戴代 付傅富 姜江 吕侣 卢芦炉 谭潭 石史 龚宫公 莫墨 冉然 韦伟';
/** Shapes alike. */
const LOOKALIKES =
  '晴睛 清青请 末未 己已巳 杨扬 梅海 刚钢 敏繁 雪霄 辉晖 祥详 洪供 淑叔 芬芳 兰三 玉王 天夫 大太 龙尤 永水 平干 申由田甲 日曰 土士 木本 友发 建健 ' +
  '军车 冉再 令今 明朋 昌冒 晓烧 波坡 江汪 涛祷 浩洁 俊峻 伟纬 仙仕 光先 元无 文丈 方万 正止 成戎 武式 学字 春舂 秀季 香杳 贵责 荣荥 莲连 霞震 佳隹 ' +
  '宇字 轩软 萱宣 彤丹 妍研 欣欧 怡恰 桐洞 琪琳 瑶谣 梓样 涵函 诗待 语悟 罗岁 陈阵 刘刈 张弦 李季 赵起 吴昊 周用 徐除 孙孔 朱末 胡湖 林休 何伺 高亳 梁粱 郑邓 谢射 韩朝 唐康 冯马 于干 董童 萧肃 程呈 曹遭 袁哀 许计 傅博 沈沉 曾曹 彭膨 吕吴 苏办 卢户 蒋将 蔡祭 贾费 丁了 魏巍 薛辞 叶汁 阎阁 余佘 潘藩 杜社 戴载 夏复 钟针 汪江 田由 任仕 姜美 范苑 石右 姚桃 谭潭 廖寥 邹邻 熊能 金全 陆际 郝赤 孔孑 白自 崔催 康庚 毛手 邱丘 秦泰 江扛 史吏 顾颀 侯候 邵绍 孟盂 龙龚 覃章 莫草 冉内 岑芩 蒙家 韦书';
const TRADITIONAL =
  '国國 华華 军軍 伟偉 刚剛 强強 龙龍 云雲 飞飛 凤鳳 兰蘭 丽麗 红紅 贵貴 荣榮 义義 学學 书書 东東 陈陳 张張 刘劉 杨楊 赵趙 吴吳 孙孫 马馬 罗羅 邓鄧 许許 谢謝 韩韓 冯馮 萧蕭 叶葉 苏蘇 ' +
  '卢盧 蒋蔣 贾賈 韦韋 邹鄒 谭譚 陆陸 钟鐘 龚龔 严嚴 万萬 钱錢 汤湯 贺賀 顾顧 庄莊 齐齊 欧歐 莲蓮 琼瓊 萍蘋 丰豐 兴興 应應 发發 庆慶 启啟 开開 长長 双雙 会會 绍紹 纪紀 维維 锋鋒 铭銘 ' +
  '锦錦 钰鈺 钧鈞 鑫鑫 诗詩 语語 诺諾 颖穎 晓曉 静靜 欢歡 艳艷 娇嬌 婵嬋 宁寧 宝寶 实實 宪憲 图圖 圆圓 团團 岚嵐 岭嶺 峡峽 术術 杰傑 权權 树樹 桥橋 梦夢 气氣 济濟 涛濤 润潤 泽澤 浏瀏 ' +
  '灵靈 炜煒 烨燁 爱愛 献獻 玛瑪 玮瑋 珑瓏 电電 画畫 盛盛 礼禮 祯禎 离離 种種 积積 稣穌 穷窮 笔筆 节節 简簡 纯純 绣繡 继繼 绪緒 缘緣 网網 习習 圣聖 职職 肃肅 胜勝 脉脈 腾騰 虑慮 虽雖 补補 见見 观觀 规規 视視 觉覺';

function neighbours(groups: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const group of groups.split(' ')) {
    const chars = [...group];
    for (const c of chars) map.set(c, (map.get(c) ?? '') + chars.filter((x) => x !== c).join(''));
  }
  return map;
}
export const homophones = neighbours(HOMOPHONES);
export const lookalikes = neighbours(LOOKALIKES);
export const traditional: ReadonlyMap<string, string> = new Map(
  TRADITIONAL.split(' ')
    .map((pair): [string, string] => [pair[0]!, pair[1]!])
    .filter(([simple, full]) => simple !== full),
);
