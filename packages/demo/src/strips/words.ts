/** Words for codes as departments write them. */

/** GB/T 3304 codes that occur in the simulated province. */
export const ETHNIC_NAMES: Readonly<Record<string, string>> = {
  '01': '汉族',
  '02': '蒙古族',
  '03': '回族',
  '04': '藏族',
  '05': '维吾尔族',
  '06': '苗族',
  '07': '彝族',
  '08': '壮族',
  '09': '布依族',
  '11': '满族',
  '12': '侗族',
  '13': '瑶族',
  '15': '土家族',
  '22': '畲族',
  '25': '水族',
  '32': '仫佬族',
  '33': '羌族',
  '34': '白族',
  '37': '仡佬族',
};
/** GB/T 2261.2 */
export const MARITAL_NAMES: Readonly<Record<string, string>> = {
  '10': '未婚',
  '20': '已婚',
  '30': '丧偶',
  '40': '离婚',
};
/** GB/T 4658 */
export const EDUCATION_NAMES: Readonly<Record<string, string>> = {
  '10': '研究生',
  '20': '大学本科',
  '30': '大学专科',
  '40': '中等职业',
  '60': '普通高中',
  '70': '初中',
  '80': '小学',
  '90': '其他',
};
