import { HEADERS } from '#build/csp.ts';

const FROM = 'written by: npx tsx src/build/hosting/write.ts';
const TO = 'end of what is written';

/** How each kind of server says one header. */
const LINES: Readonly<Record<string, (name: string, value: string) => string>> = {
  'visor-headers.conf': (name, value) => `add_header ${name} "${value}" always;`,
  Caddyfile: (name, value) => `${name} "${value}"`,
  _headers: (name, value) => `${name}: ${value}`,
};

/** The files of `docs/hosting` that say {@link HEADERS}. */
export const HEADER_FILES: readonly string[] = Object.keys(LINES);

/**
 * `text` of the file `name` with {@link HEADERS} between its two marks, as far indented as the marks are. Throws where the
 * marks are not there.
 */
export function withHeaders(name: string, text: string): string {
  const line = LINES[name];
  const lines = text.split('\n');
  const from = lines.findIndex((one) => one.includes(FROM));
  const to = lines.findIndex((one) => one.includes(TO));
  if (!line || from < 0 || to < from) throw new Error(`${name} has no place for headers.`);
  const indent = /^\s*/.exec(lines[from] ?? '')?.[0] ?? '';
  const written = Object.entries(HEADERS).map(([header, value]) => indent + line(header, value));
  return [...lines.slice(0, from + 1), ...written, ...lines.slice(to)].join('\n');
}
