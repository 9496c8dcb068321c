/**
 * Ethnicities of China: numeric and letter codes of GB/T 3304-1991, with the two codes that registers add.
 * 穿青人 of Bijie and 革家人 of Qiandongnan hold their name as text: it falls under 97.
 */
import { table } from './table.ts';

export const ethnicityTable = table(
  'ethnicity',
  '民族',
  'Ethnicity',
  'GB/T 3304-1991',
  `
01 汉族 汉 HA han|Han
02 蒙古族 蒙古 MG mongol|Mongol
03 回族 回 HU hui|Hui
04 藏族 藏 ZA zang|Zang
05 维吾尔族 维吾尔 UG uygur|Uygur
06 苗族 苗 MH miao|Miao
07 彝族 彝 YI yi|Yi
08 壮族 壮 ZH zhuang|Zhuang
09 布依族 布依 布衣族 布衣 布依(布)族 BY buyei|Buyei
10 朝鲜族 朝鲜 CS chosen|Chosen
11 满族 满 MA man|Man
12 侗族 侗 峒族 DO dong|Dong
13 瑶族 瑶 YA yao|Yao
14 白族 白 BA bai|Bai
15 土家族 土家 TJ tujia|Tujia
16 哈尼族 哈尼 HN hani|Hani
17 哈萨克族 哈萨克 KZ kazak|Kazak
18 傣族 傣 DA dai|Dai
19 黎族 黎 LI li|Li
20 傈僳族 傈僳 LS lisu|Lisu
21 佤族 佤 VA va|Va
22 畲族 畲 SH she|She
23 高山族 高山 GS gaoshan|Gaoshan
24 拉祜族 拉祜 LH lahu|Lahu
25 水族 水 SU sui|Sui
26 东乡族 东乡 DX dongxiang|Dongxiang
27 纳西族 纳西 NX naxi|Naxi
28 景颇族 景颇 JP jingpo|Jingpo
29 柯尔克孜族 柯尔克孜 KG kirgiz|Kirgiz
30 土族 土 TU tu|Tu
31 达斡尔族 达斡尔 DU daur|Daur
32 仫佬族 仫佬 ML mulao|Mulao
33 羌族 羌 QI qiang|Qiang
34 布朗族 布朗 BL blang|Blang
35 撒拉族 撒拉 SL salar|Salar
36 毛南族 毛南 MN maonan|Maonan
37 仡佬族 仡佬 仡老族 GL gelao|Gelao
38 锡伯族 锡伯 XB xibe|Xibe
39 阿昌族 阿昌 AC achang|Achang
40 普米族 普米 PM pumi|Pumi
41 塔吉克族 塔吉克 TA tajik|Tajik
42 怒族 怒 NU nu|Nu
43 乌孜别克族 乌孜别克 UZ uzbek|Uzbek
44 俄罗斯族 俄罗斯 RS russ|Russ
45 鄂温克族 鄂温克 EW ewenki|Ewenki
46 德昂族 德昂 DE deang|Deang
47 保安族 保安 BN bonan|Bonan
48 裕固族 裕固 YG yugur|Yugur
49 京族 京 GI gin|Gin
50 塔塔尔族 塔塔尔 TT tatar|Tatar
51 独龙族 独龙 DR derung|Derung
52 鄂伦春族 鄂伦春 OR oroqen|Oroqen
53 赫哲族 赫哲 HZ hezhen|Hezhen
54 门巴族 门巴 MB monba|Monba
55 珞巴族 珞巴 LB lhoba|Lhoba
56 基诺族 基诺 JN jino|Jino
97 其他 其它 未识别民族 未定族称 穿青人 穿青 革家人 亻革家人 蔡家人|other
98 外国血统中国籍人士 外国血统 外国血统中国籍 入籍 外籍入籍|of foreign descent`,
);
