/** `kuaishu start`: the whole platform on this machine. The first start makes the demo province, the next ones go on where it was. */
import type { Command } from 'commander';
import type { StartFlags } from '../start/start-platform.ts';
import { YEAR_MONTHS } from '../start/year.ts';

export function startCommand(program: Command): void {
  program
    .command('start')
    .description(
      '在本机启动平台；首次启动会造一个模拟的贵州\nStart the platform on this machine; the first start makes a simulated Guizhou',
    )
    .option('--people <n>', '演示人口 / people of the demo', '20000')
    .option('--port <n>', '端口，默认 8170 / port, 8170 by default')
    .option('--data <dir>', '数据文件夹，默认 var/data / data folder, var/data by default')
    .option('--project <dir>', '自己的项目文件夹，不用演示 / a project folder of your own instead of the demo')
    .option('--months <n>', '首次交付之后再模拟几个月 / months simulated after the first delivery', String(YEAR_MONTHS))
    .option(
      '--no-province',
      '不让模拟省各部门办理目录事项 / leave the simulated province without its catalogue and cases',
    )
    .option('--no-year', '不模拟后续月份 / do not simulate the months that follow')
    .action(async (flags: StartFlags) => (await import('../start/start-platform.ts')).startPlatform(flags));
}
