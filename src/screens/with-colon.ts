import { isChinese, type Messages } from '#i18n/index.ts';

/** "Name: what", with the colon that the language has. */
export function withColon({ code }: Pick<Messages, 'code'>, name: string, what: string): string {
  return isChinese(code) ? `${name}：${what}` : `${name}: ${what}`;
}
