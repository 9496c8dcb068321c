import { describe, expect, it } from 'vitest';
import { goesOnFrom, projectTitle } from './project-title.ts';

describe('titles of projects', () => {
  it.each([
    ['绥阳县桥梁预防性养护项目招标公告', '绥阳县桥梁预防性养护'],
    ['黎平县肇兴镇全域土地综合整治项目（二标段）（监理）公告', '黎平县肇兴镇全域土地综合整治'],
    ['六枝特区2026年水库维修养护工程(二次)招标公告', '六枝特区2026年水库维修养护'],
    ['六枝特区2026年水库维修养护工程流标/废标公告', '六枝特区2026年水库维修养护'],
    ['石阡县养护作业车辆采购项目（二次）（01包）、（02包）采购公告', '石阡县养护作业车辆采购'],
    ['牛大场镇全域土地综合整治项目（勘察+设计+施工）EPC施工总承包招标公告', '牛大场镇全域土地综合整治'],
    ['桐梓县农业农村局关于《桐梓县大豆种植补助项目（A包）（二次）》采购公告', '桐梓县大豆种植补助'],
    ['七眼桥镇传统村落保护发展项目B包：三合院修缮、A包：广场改造', '七眼桥镇传统村落保护发展'],
    ['乌当区广告制作服务机构遴选项目更正公告(2026-VGBWBE-F1002)(第1包)', '乌当区广告制作服务机构遴选'],
    ['台江县2026年度高标准农田建设项 目', '台江县2026年高标准农田'],
  ])('%s is of %s', (title, name) => {
    expect(projectTitle(title)).toMatchObject({ name, telling: true });
  });

  it('that every county gives tell no project', () => {
    expect(projectTitle('2026年油菜种植补助项目').telling).toBe(false);
    expect(projectTitle('物业服务采购公告').telling).toBe(false);
  });

  it('keep what tells two projects apart', () => {
    const name = (title: string) => projectTitle(title).name;
    expect(name('新屯街道纳包村蔬菜种植项目')).not.toBe(name('新屯街道新屯村蔬菜种植项目'));
    expect(name('七星关区2025年厕所改造项目')).not.toBe(name('七星关区2026年厕所改造项目'));
    expect(name('清镇市第三中学改造项目')).not.toBe(name('清镇市第五中学改造项目'));
    expect(name('毕节市石漠化综合治理项目二期')).not.toBe(name('毕节市石漠化综合治理项目'));
  });

  it('of parts go on from the name of the whole', () => {
    const project = projectTitle('贵阳市白云区观白活力中心房地产开发项目').name;
    const part = projectTitle('贵阳市白云区观白活力中心房地产开发项目(二期南区)景观工程施工招标公告').whole;
    expect(goesOnFrom(part, project)).toBe(true);
    // a name that only begins alike
    expect(goesOnFrom(projectTitle('贵阳市白云区观白活力中心房地产开发区道路').whole, project)).toBe(false);
    // the name said twice
    const twice = projectTitle('断桥镇户用光伏发电项目（一期）断桥镇户用光伏发电项目(一期)EPC总承包').whole;
    expect(goesOnFrom(twice, projectTitle('断桥镇户用光伏发电项目（一期）').name)).toBe(true);
  });
});
