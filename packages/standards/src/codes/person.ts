/** Code tables about persons. Spellings after the name are those met in departments' files. */
import { table } from './table.ts';

export const personTables = [
  table(
    'sex',
    '性别',
    'Sex',
    'GB/T 2261.1-2003',
    `
0 未知 未知的性别 不详 未知性别 unknown U|unknown
1 男 男性 男生 男士 先生 M male man boy mr|male
2 女 女性 女生 女士 小姐 F female woman girl ms mrs|female
9 未说明 未说明的性别 其他 其它 unspecified other|not stated`,
  ),
  table(
    'marital_status',
    '婚姻状况',
    'Marital status',
    'GB/T 2261.2-2003',
    `
10 未婚 未结婚 单身 未 否 single unmarried never_married S|never married
20 已婚 已结婚 有配偶 结婚 在婚 已 是 married M|married
21 初婚 首次结婚 first_marriage|first marriage
22 再婚 再次结婚 remarried|remarried
23 复婚 恢复结婚|remarried to the same spouse
30 丧偶 丧 鳏寡 widowed widow widower W|widowed
40 离婚 离异 离 已离婚 离婚未再婚 divorced D|divorced
90 未说明 未说明的婚姻状况 未知 不详 其他 unknown other|not stated`,
  ),
  table(
    'education',
    '学历',
    'Education',
    'GB/T 4658-2006',
    `
10 研究生教育 研究生 研究生及以上 研究生以上 硕士及以上 postgraduate graduate_school|postgraduate
11 博士研究生毕业 博士研究生 博士 博士毕业 博士生 phd doctorate doctor|doctorate
12 博士研究生结业 博士结业
13 博士研究生肄业 博士肄业
14 硕士研究生毕业 硕士研究生 硕士 硕士毕业 硕士生 master masters|master
15 硕士研究生结业 硕士结业
16 硕士研究生肄业 硕士肄业
17 研究生班毕业 研究生班
18 研究生班结业
19 研究生班肄业
20 大学本科教育 大学本科 本科 大学 本科及以上 本科学历 大本 大学(本科) bachelor undergraduate university college_4y|bachelor
21 大学本科毕业 本科毕业 大学毕业
22 大学本科结业 本科结业
23 大学本科肄业 本科肄业
28 大学普通班毕业 普通班毕业
30 大学专科教育 大学专科 大专 专科 大专学历 高职 高等职业 专科教育 大学(专科) 高专 college associate junior_college|junior college
31 大学专科毕业 大专毕业 专科毕业
32 大学专科结业 大专结业
33 大学专科肄业 大专肄业
40 中等职业教育 中等职业 中专 中专技校 职高 技校 中职 中等专科 中专/中技 中专或中技 中等专业学校 vocational technical_school|vocational
41 中等专科毕业 中专毕业
42 中等专科结业 中专结业
43 中等专科肄业 中专肄业
44 职业高中毕业 职高毕业 职业高中
45 职业高中结业 职高结业
46 职业高中肄业 职高肄业
47 技工学校毕业 技校毕业 技工学校
48 技工学校结业 技校结业
49 技工学校肄业 技校肄业
60 普通高级中学教育 高中 普通高中 高级中学 高中学历 高中文化 senior_high high_school senior_secondary|senior secondary
61 普通高中毕业 高中毕业
62 普通高中结业 高中结业
63 普通高中肄业 高中肄业
70 初级中学教育 初中 普通初中 初级中学 初中文化 初中学历 junior_high middle_school junior_secondary|junior secondary
71 初中毕业
72 初中结业
73 初中肄业
80 小学教育 小学 小学文化 primary elementary primary_school|primary
81 小学毕业
82 小学结业
83 小学肄业
90 其他 其它 文盲 半文盲 文盲半文盲 文盲或半文盲 无 未上学 未上过学 不识字 学龄前 学前 未说明 illiterate none other|other`,
  ),
  table(
    'degree',
    '学位',
    'Academic degree',
    'GB/T 6864-2003',
    `
1 名誉博士 honorary_doctor|honorary doctor
2 博士 博士学位 doctor phd|doctor
3 硕士 硕士学位 master|master
4 学士 学士学位 bachelor|bachelor
9 无 无学位 其他 none|none`,
  ),
  table(
    'political_status',
    '政治面貌',
    'Political status',
    'GB/T 4762-1984',
    `
01 中国共产党党员 中共党员 党员 共产党员 中国共产党员|member of the CPC
02 中国共产党预备党员 中共预备党员 预备党员|probationary member of the CPC
03 中国共产主义青年团团员 共青团员 团员 中国共青团员|member of the youth league
04 中国国民党革命委员会会员 民革会员 民革党员 民革
05 中国民主同盟盟员 民盟盟员 民盟
06 中国民主建国会会员 民建会员 民建
07 中国民主促进会会员 民进会员 民进
08 中国农工民主党党员 农工党党员 农工党
09 中国致公党党员 致公党党员 致公党
10 九三学社社员 九三学社
11 台湾民主自治同盟盟员 台盟盟员 台盟
12 无党派民主人士 无党派人士 无党派
13 群众 普通公民 普通群众 一般群众 群|no affiliation`,
  ),
  table(
    'relation_to_head',
    '与户主关系',
    'Relation to head of household',
    'GB/T 4761-2008',
    `
01 本人 本人或户主 self|self
02 户主 户主本人 head householder|head of household
03 小集体户户主
10 配偶 爱人 夫妻 spouse|spouse
11 夫 丈夫 老公 husband|husband
12 妻 妻子 老婆 wife|wife
20 子 儿子 男孩 son|son
21 独生子
22 长子
23 次子 二子
24 三子
25 四子
26 五子
27 养子或继子 养子 继子
28 女婿 son_in_law|son-in-law
29 其他儿子
30 女 女儿 女孩 daughter|daughter
31 独生女
32 长女
33 次女 二女
34 三女
35 四女
36 五女
37 养女或继女 养女 继女
38 儿媳 媳妇 儿媳妇 daughter_in_law|daughter-in-law
39 其他女儿
40 孙子、孙女或外孙子、外孙女 孙子孙女或外孙子外孙女 孙辈 grandchild
41 孙子 孙 grandson|grandson
42 孙女 granddaughter|granddaughter
43 外孙子 外孙
44 外孙女
45 孙媳妇或外孙媳妇 孙媳妇 孙媳
46 孙女婿或外孙女婿 孙女婿
47 曾孙子或外曾孙子 曾孙 曾孙子
48 曾孙女或外曾孙女 曾孙女
49 其他孙子、孙女或外孙子、外孙女
50 父母 parent parents
51 父亲 父 爸爸 father|father
52 母亲 母 妈妈 mother|mother
53 公公 家公 father_in_law|father-in-law (husband's)
54 婆婆 家婆 mother_in_law|mother-in-law (husband's)
55 岳父 丈人|father-in-law (wife's)
56 岳母 丈母娘|mother-in-law (wife's)
57 继父或养父 继父 养父
58 继母或养母 继母 养母
59 其他父母关系
60 祖父母或外祖父母
61 祖父 爷爷
62 祖母 奶奶
63 外祖父 外公
64 外祖母 外婆
65 配偶的祖父母或外祖父母
66 曾祖父
67 曾祖母
68 配偶的曾祖父母或外曾祖父母
69 其他祖父母或外祖父母关系
70 兄弟姐妹 兄弟 姐妹 sibling
71 兄 哥哥 elder_brother
72 嫂 嫂子
73 弟 弟弟 younger_brother
74 弟媳
75 姐姐 姐 elder_sister
76 姐夫
77 妹妹 妹 younger_sister
78 妹夫
79 其他兄弟姐妹
80 其他关系
81 伯父 伯伯
82 伯母
83 叔父 叔叔
84 婶母 婶婶
85 舅父 舅舅
86 舅母
87 姨父
88 姨母
89 姑父
90 姑母
91 堂兄弟、堂姐妹 堂兄弟 堂姐妹
92 表兄弟、表姐妹 表兄弟 表姐妹
93 侄子 侄
94 侄女
95 外甥
96 外甥女
97 其他亲属 亲属 other_relative|other relative
98 非亲属 non_relative lodger|not related
99 其他 其它 other|other`,
  ),
  table(
    'household_type',
    '户口性质',
    'Type of household registration',
    'GA 324.1',
    `
1 农业户口 农业 农业家庭户口 农村 农村户口 rural agricultural|agricultural
2 非农业户口 非农业 非农 城镇 城镇户口 非农业家庭户口 urban non_agricultural|non-agricultural
3 居民户口 居民家庭户口 居民 统一居民户口|resident
4 集体户口 集体户 非农业集体户口 农业集体户口|collective
9 其他 未知 无户口|other`,
  ),
  table(
    'certificate_type',
    '证件类型',
    'Type of identity document',
    'GA/T 517-2004（代码与各地实际使用不一，未核原文）',
    `
111 居民身份证 身份证 二代身份证 公民身份证 10 01 id_card|resident identity card
112 临时居民身份证 临时身份证
113 户口簿 户口本 户口薄|household register
114 中国人民解放军军官证 军官证
115 中国人民武装警察部队警官证 武警警官证 警官证
117 出生医学证明 出生证
118 士兵证
123 人民警察证
335 机动车驾驶证 驾驶证|driving licence
414 普通护照 护照 passport|passport
511 台湾居民来往大陆通行证 台胞证
516 港澳居民来往内地通行证 港澳通行证 回乡证
553 外国人永久居留身份证 外国人居留证 永久居留证
554 港澳台居民居住证 港澳居民居住证 台湾居民居住证
990 其他 其它 other|other`,
  ),
  table(
    'blood_type',
    '血型',
    'Blood type',
    'GA/T 543; WS 364.3-2011 CV04.50.005',
    `
1 A型 A A型血
2 B型 B B型血
3 O型 O O型血 0型
4 AB型 AB AB型血
5 不详 未知 未查 未检 其他 unknown|unknown`,
  ),
  table(
    'disability_level',
    '残疾等级',
    'Disability level',
    'GB/T 26341-2010',
    `
1 一级 壹级 1级 残疾一级 一级残疾 极重度|level 1, extreme
2 二级 贰级 2级 残疾二级 二级残疾 重度|level 2, severe
3 三级 叁级 3级 残疾三级 三级残疾 中度|level 3, moderate
4 四级 肆级 4级 残疾四级 四级残疾 轻度|level 4, mild`,
  ),
  table(
    'disability_type',
    '残疾类别',
    'Kind of disability',
    'GB/T 26341-2010',
    `
1 视力残疾 视力 盲 visual|visual
2 听力残疾 听力 聋 hearing|hearing
3 言语残疾 言语 语言残疾 speech|speech
4 肢体残疾 肢体 physical|physical
5 智力残疾 智力 intellectual|intellectual
6 精神残疾 精神 mental|mental
7 多重残疾 多重 multiple|multiple`,
  ),
  table(
    'student_status',
    '学籍状态',
    'Status of student',
    'JY/T 1001-2012 学生当前状态',
    `
1 在读 在校 在籍 正常 就读 active enrolled enrolled_now|enrolled
2 休学 suspended|suspended
3 退学 withdrawn|withdrawn
4 停学
5 复学
6 流失 辍学|dropped out
7 毕业 已毕业 graduated|graduated
8 结业
9 肄业
A 转学 转出 transferred|transferred
B 死亡
C 保留入学资格
Z 其他 其它`,
  ),
  table(
    'driver_class',
    '准驾车型',
    'Class of driving licence',
    '机动车驾驶证申领和使用规定（公安部令第162号）',
    `
A1 大型客车
A2 重型牵引挂车 牵引车
A3 城市公交车
B1 中型客车
B2 大型货车
C1 小型汽车
C2 小型自动挡汽车
C3 低速载货汽车
C4 三轮汽车
C5 残疾人专用小型自动挡载客汽车
C6 轻型牵引挂车
D 普通三轮摩托车
E 普通二轮摩托车
F 轻便摩托车
M 轮式专用机械车
N 无轨电车
P 有轨电车`,
  ),
];
