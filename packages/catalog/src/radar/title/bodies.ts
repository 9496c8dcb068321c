/** Bodies named in a title: 民政局部门预算 and 财政局部门预算 are tables of one kind about two bodies. */
import { departmentFunction } from '@kuaishu/standards';

const BODY = /[一-龥]{1,14}?(?:委员会|管委会|办公室|局|厅|委|办)(?=[一-龥\s（(_—-]|$)/gu;
/** Ends of words that are no body: 布局, 邮局, 承办, 主办, 委 of 委托. */
const NO_BODY =
  /(?:布局|邮局|格局|结局|承办|主办|协办|申办|举办|开办|代办|经办|督办|催办|交办|转办|待办|已办|新办|可办|网办|好办|通办|能办|须办|不办|要办|来办|收办|联办|居委|村委|常委|党委|纪委|团委|政法委)$/u;

const FRONT = /^([一-龥]{2,8}?(?:局|委员会|办公室|联合会))(?=[\s（(_—-]*[一-龥]{2})/u;

export interface WithoutBodies {
  readonly rest: string;
  /** Functions in one writing: 发改委 and 发展和改革局 → 发展改革. */
  readonly bodies: readonly string[];
}

/** Only names whose function is known are taken: what is not surely a body stays a word of the title. */
export function withoutBodies(text: string): WithoutBodies {
  const bodies: string[] = [];
  const rest = text.replace(BODY, (found) => {
    if (NO_BODY.test(found)) return found;
    const name = found.replace(/(?:委员会|管委会|办公室|局|厅|委|办)$/u, '');
    // 关于市民政局 …: the function is the longest known end of what stands before 局
    for (let from = 0; from < name.length - 1; from += 1) {
      const known = departmentFunction(name.slice(from));
      if (known === undefined) continue;
      bodies.push(known);
      const before = name.slice(0, from).replace(/[省市州县区]$/u, '');
      return `${before} `;
    }
    return found;
  });
  // at the front even a body of unknown function is one: 档案局权力清单
  const front = FRONT.exec(rest.trim());
  if (bodies.length === 0 && front !== null && !NO_BODY.test(front[1]!)) {
    bodies.push(front[1]!);
    return { rest: rest.trim().slice(front[0].length), bodies };
  }
  return { rest, bodies: [...new Set(bodies)].sort() };
}
