import type { DeviceReport } from '#core/pace/device-report.ts';
import type { Messages } from '#i18n/index.ts';
import { withColon } from '#screens/with-colon.ts';

/** One line of the device's benchmark. */
export interface ReportRow {
  readonly id: keyof Messages['about']['benchmark']['rows'];
  readonly name: string;
  readonly value: string;
}

const MINUTE = 60_000;

/** What was measured so far, line by line; what is still to come is left out. */
export function reportRows(report: DeviceReport, { about, megabytes }: Messages): ReportRow[] {
  const words = about.benchmark;
  const { device, one, four, calls, display, warming } = report;
  const values: Record<ReportRow['id'], string | null> = {
    device: device.model ?? words.hidden,
    chip: device.chip ?? words.hidden,
    cores: String(device.cores),
    browser: device.browser,
    engine: words.engine(report.backend, report.threads),
    one: one && words.look(one.ms, one.slow),
    four: four && words.look(four.ms, four.slow),
    calls: calls && words.calls(calls.kernels, calls.reads),
    moved: calls && words.moved(calls.uploadedBytes, calls.readBytes),
    start: words.ms(report.startMs),
    models: megabytes(report.modelBytes),
    display: display === null ? null : words.display(display),
    warming: warming && words.warming(warming.lasted / MINUTE, warming.slower),
  };
  const ids = Object.keys(values) as ReportRow['id'][];
  return ids.flatMap((id) => {
    const value = values[id];
    return value ? [{ id, name: words.rows[id], value }] : [];
  });
}

/** The same as plain text, to be sent; with the time of a look in each part of a long run. */
export function reportText(report: DeviceReport, words: Messages, version: string): string {
  const { chart, heading } = words.about.benchmark;
  const lines = reportRows(report, words).map(({ name, value }) => withColon(words, name, value));
  const means = report.warming?.means.map((mean) => mean?.toFixed(0) ?? '–').join(' ');
  return [heading(version), ...lines, ...(means ? [withColon(words, chart, means)] : [])].join('\n');
}
