import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HEADERS } from '#build/csp.ts';
import { HEADER_FILES, withHeaders } from '#build/hosting/header-lines.ts';

const FOLDER = join(import.meta.dirname, '../../../docs/hosting');

test.each(HEADER_FILES)(
  '%s says what our own server says; where not, `npx tsx src/build/hosting/write.ts` writes it anew',
  (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    expect(text).toBe(withHeaders(name, text));
    for (const value of Object.values(HEADERS)) expect(text).toContain(value);
  },
);

test('a header that changed is written over, and nothing beside it', () => {
  const text =
    'before\n  # written by: npx tsx src/build/hosting/write.ts\n  old: line\n  # end of what is written\nafter\n';
  const written = withHeaders('_headers', text);
  expect(written).not.toContain('old: line');
  expect(written).toContain('\n  X-Content-Type-Options: nosniff\n');
  expect(written).toMatch(/^before\n[^]*\nafter\n$/);
  expect(() => withHeaders('_headers', 'no marks')).toThrow('no place for headers');
});
