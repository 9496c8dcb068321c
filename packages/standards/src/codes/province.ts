/** Provinces with their two-digit code, letters and short name: GB/T 2260-2007. */
import { table } from './table.ts';

export const provinceTable = table(
  'province',
  '省、自治区、直辖市',
  'Province',
  'GB/T 2260-2007',
  `
11 北京市 北京 京 110000 BJ beijing
12 天津市 天津 津 120000 TJ tianjin
13 河北省 河北 冀 130000 HE hebei
14 山西省 山西 晋 140000 SX shanxi
15 内蒙古自治区 内蒙古 蒙 150000 NM inner_mongolia
21 辽宁省 辽宁 辽 210000 LN liaoning
22 吉林省 吉林 吉 220000 JL jilin
23 黑龙江省 黑龙江 黑 230000 HL heilongjiang
31 上海市 上海 沪 310000 SH shanghai
32 江苏省 江苏 苏 320000 JS jiangsu
33 浙江省 浙江 浙 330000 ZJ zhejiang
34 安徽省 安徽 皖 340000 AH anhui
35 福建省 福建 闽 350000 FJ fujian
36 江西省 江西 赣 360000 JX jiangxi
37 山东省 山东 鲁 370000 SD shandong
41 河南省 河南 豫 410000 HA henan
42 湖北省 湖北 鄂 420000 HB hubei
43 湖南省 湖南 湘 430000 HN hunan
44 广东省 广东 粤 440000 GD guangdong
45 广西壮族自治区 广西 桂 450000 GX guangxi
46 海南省 海南 琼 460000 HI hainan
50 重庆市 重庆 渝 500000 CQ chongqing
51 四川省 四川 川 510000 SC sichuan
52 贵州省 贵州 贵 520000 GZ guizhou
53 云南省 云南 云 530000 YN yunnan
54 西藏自治区 西藏 藏 540000 XZ tibet xizang
61 陕西省 陕西 陕 610000 SN shaanxi
62 甘肃省 甘肃 甘 620000 GS gansu
63 青海省 青海 青 630000 QH qinghai
64 宁夏回族自治区 宁夏 宁 640000 NX ningxia
65 新疆维吾尔自治区 新疆 新 650000 XJ xinjiang
71 台湾省 台湾 台 710000 TW taiwan
81 香港特别行政区 香港 港 810000 HK hong_kong
82 澳门特别行政区 澳门 澳 820000 MO macao`,
);
