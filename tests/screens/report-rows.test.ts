import { expect, test } from 'vitest';
import type { DeviceReport } from '#core/pace/device-report.ts';
import { en } from '#i18n/en.ts';
import { zh } from '#i18n/zh.ts';
import { reportRows, reportText } from '#screens/about/report-rows.ts';

const begun: DeviceReport = {
  device: { model: 'Pixel 7', chip: null, cores: 8, browser: 'Google Chrome 126' },
  ...{ backend: 'wasm', threads: 4, startMs: 812, modelBytes: 13_640_000 },
  ...{ one: null, four: null, calls: null, display: null, warming: null },
};
const whole: DeviceReport = {
  ...begun,
  one: { found: 1, looks: 40, ms: 40, slow: 52.3 },
  four: { found: 4, looks: 40, ms: 62.5, slow: 80 },
  calls: { kernels: 212.4, uploadedBytes: 1_600_000, reads: 21.3, readBytes: 98_400 },
  display: 16.7,
  warming: { lasted: 300_000, means: [60, null, 90], slower: 1.5 },
};

test('rows appear as they are measured; what a browser keeps to itself is said', () => {
  const ids = reportRows(begun, en).map(({ id }) => id);
  expect(ids).toEqual(['device', 'chip', 'cores', 'browser', 'engine', 'start', 'models']);
  expect(reportRows(begun, en).find(({ id }) => id === 'chip')?.value).toBe('the browser does not say');
  expect(reportRows(whole, en)).toHaveLength(13);
});

test('as text: every row on a line of its own, and the curve of the long run', () => {
  const lines = reportText(whole, en, '1.2.3').split('\n');
  expect(lines[0]).toBe('Visor 1.2.3 benchmark');
  expect(lines).toContain('Device: Pixel 7');
  expect(lines).toContain('Engine: wasm, 4 threads');
  expect(lines).toContain('Four people: 63 ms, 16.0 a second; one in twenty above 80 ms');
  expect(lines).toContain('After looking on and on: after 5 min a look takes 1.50 times as long as at first');
  expect(lines.at(-1)).toBe('Time of a look, ms: 60 – 90');
  expect(reportText(whole, zh, '1.2.3')).toContain('看四个人：63 毫秒');
  expect(reportText(begun, en, '1').split('\n')).toHaveLength(8);
});
