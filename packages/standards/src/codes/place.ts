/** Code tables about land, places and countries. */
import { table } from './table.ts';

export const placeTables = [
  table(
    'land_use',
    '土地利用现状分类',
    'Land use',
    'GB/T 21010-2017',
    `
01 耕地 农用地|arable land
0101 水田 田
0102 水浇地
0103 旱地 坡耕地
02 园地|garden plot
0201 果园
0202 茶园
0203 橡胶园
0204 其他园地
03 林地 林业用地|forest
0301 乔木林地 有林地
0302 竹林地
0303 红树林地
0304 森林沼泽
0305 灌木林地
0306 灌丛沼泽
0307 其他林地
04 草地|grassland
0401 天然牧草地
0402 沼泽草地
0403 人工牧草地
0404 其他草地
05 商服用地 商业用地 商服 商业 商业服务 商业、商服 commercial|commercial
0501 零售商业用地
0502 批发市场用地
0503 餐饮用地
0504 旅馆用地
0505 商务金融用地 办公用地 办公
0506 娱乐用地
0507 其他商服用地 批发零售用地
06 工矿仓储用地 工矿用地|industry, mining, storage
0601 工业用地 工业 厂房 industrial|industrial
0602 采矿用地 采矿
0603 盐田
0604 仓储用地 仓储
07 住宅用地 住宅 居住用地 居住 住房 residential|residential
0701 城镇住宅用地 城镇住宅 商品住房 城镇住宅-普通商品住房用地
0702 农村宅基地 宅基地 农村住宅用地
08 公共管理与公共服务用地 公共用地 公共服务|public services
0801 机关团体用地
0802 新闻出版用地
0803 教育用地 科教用地 学校用地
0804 科研用地
0805 医疗卫生用地 医卫慈善用地 医疗用地
0806 社会福利用地
0807 文化设施用地
0808 体育用地
0809 公用设施用地
0810 公园与绿地 绿地 公园
09 特殊用地|special use
0901 军事设施用地
0902 使领馆用地
0903 监教场所用地
0904 宗教用地
0905 殡葬用地
0906 风景名胜设施用地
10 交通运输用地 交通用地|transport
1001 铁路用地
1002 轨道交通用地
1003 公路用地
1004 城镇村道路用地 街巷用地
1005 交通服务场站用地
1006 农村道路
1007 机场用地
1008 港口码头用地
1009 管道运输用地
11 水域及水利设施用地 水域|water
1101 河流水面
1102 湖泊水面
1103 水库水面
1104 坑塘水面
1105 沿海滩涂
1106 内陆滩涂
1107 沟渠
1108 沼泽地
1109 水工建筑用地
1110 冰川及永久积雪
12 其他土地 未利用地|other
1201 空闲地
1202 设施农用地
1203 田坎
1204 盐碱地
1205 沙地
1206 裸土地
1207 裸岩石砾地`,
  ),
  table(
    'coordinate_system',
    '坐标系',
    'Coordinate system',
    'GB 22021-2008',
    `
CGCS2000 国家2000大地坐标系 2000国家大地坐标系 大地2000 国家2000 EPSG:4490 4490
WGS84 世界大地坐标系 WGS-84 GPS EPSG:4326 4326
GCJ02 国测局坐标系 GCJ-02 火星坐标系 高德 腾讯
BD09 百度坐标系 BD-09 百度`,
  ),
  table(
    'water_quality',
    '水质类别',
    'Class of water quality',
    'GB 3838-2002',
    `
1 Ⅰ类 I类 1类 一类 Ⅰ
2 Ⅱ类 II类 2类 二类 Ⅱ
3 Ⅲ类 III类 3类 三类 Ⅲ
4 Ⅳ类 IV类 4类 四类 Ⅳ
5 Ⅴ类 V类 5类 五类 Ⅴ
6 劣Ⅴ类 劣V类 劣5类 劣五类 劣Ⅴ`,
  ),
  table(
    'country',
    '国家和地区',
    'Country',
    'GB/T 2659.1-2022; ISO 3166-1',
    `
CHN 中国 中国大陆 中华人民共和国 CN 156 中国籍 中 中国国籍 china|China
HKG 中国香港 香港 HK 344 香港特别行政区 hong_kong|Hong Kong, China
MAC 中国澳门 澳门 MO 446 澳门特别行政区 macao|Macao, China
TWN 中国台湾 台湾 TW 158 台湾省 taiwan|Taiwan, China
USA 美国 US 840 美利坚合众国 united_states america|United States
GBR 英国 GB 826 united_kingdom UK|United Kingdom
JPN 日本 JP 392 japan|Japan
KOR 韩国 KR 410 大韩民国 korea south_korea|Republic of Korea
PRK 朝鲜 KP 408|DPR Korea
RUS 俄罗斯 RU 643 俄罗斯联邦 russia|Russia
FRA 法国 FR 250 france|France
DEU 德国 DE 276 germany|Germany
ITA 意大利 IT 380 italy|Italy
ESP 西班牙 ES 724 spain|Spain
PRT 葡萄牙 PT 620
NLD 荷兰 NL 528
BEL 比利时 BE 056
CHE 瑞士 CH 756
AUT 奥地利 AT 040
SWE 瑞典 SE 752
NOR 挪威 NO 578
DNK 丹麦 DK 208
FIN 芬兰 FI 246
POL 波兰 PL 616
UKR 乌克兰 UA 804
TUR 土耳其 TR 792
CAN 加拿大 CA 124 canada|Canada
AUS 澳大利亚 AU 036 australia|Australia
NZL 新西兰 NZ 554
SGP 新加坡 SG 702 singapore|Singapore
MYS 马来西亚 MY 458
THA 泰国 TH 764
VNM 越南 VN 704 vietnam|Viet Nam
LAO 老挝 LA 418
MMR 缅甸 MM 104
KHM 柬埔寨 KH 116
PHL 菲律宾 PH 608
IDN 印度尼西亚 印尼 ID 360
IND 印度 IN 356 india|India
PAK 巴基斯坦 PK 586
BGD 孟加拉国 孟加拉 BD 050
NPL 尼泊尔 NP 524
LKA 斯里兰卡 LK 144
MNG 蒙古 蒙古国 MN 496
KAZ 哈萨克斯坦 KZ 398
UZB 乌兹别克斯坦 UZ 860
IRN 伊朗 IR 364
SAU 沙特阿拉伯 沙特 SA 682
ARE 阿联酋 阿拉伯联合酋长国 AE 784
ISR 以色列 IL 376
EGY 埃及 EG 818
ZAF 南非 ZA 710
NGA 尼日利亚 NG 566
KEN 肯尼亚 KE 404
ETH 埃塞俄比亚 ET 231
BRA 巴西 BR 076 brazil|Brazil
ARG 阿根廷 AR 032
MEX 墨西哥 MX 484
CHL 智利 CL 152
PER 秘鲁 PE 604
CUB 古巴 CU 192
ZZZ 其他 其它 未知 无国籍 other|other or unknown`,
  ),
];
