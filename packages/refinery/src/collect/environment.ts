import { RunError } from '../run/run-error.ts';

/** `${NAME}` → the environment's value, so that neither secrets nor one machine's folders stand in a file. Errors: RunError SOURCE. */
export function withEnvironment(text: string): string {
  return text.replaceAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (_, name: string) => {
    const value = process.env[name];
    if (value === undefined) {
      throw new RunError('SOURCE', {
        zh: `环境变量 ${name} 未设置，来源地址里要用到它`,
        en: `The environment variable ${name} is not set; the source’s address needs it`,
      });
    }
    return value;
  });
}
