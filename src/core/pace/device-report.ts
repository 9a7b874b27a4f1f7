/** What the browser says of the device; null where it keeps it to itself. */
export interface DeviceName {
  readonly model: string | null;
  /** What draws on it, as the browser names it. */
  readonly chip: string | null;
  readonly cores: number;
  readonly browser: string;
}

/** What looks at one picture took, one after the other without a rest. */
export interface LookFigures {
  /** People that were found in the last of them. */
  readonly found: number;
  readonly looks: number;
  /** ms from the question to the answer: the middle, and the 95th of a hundred. */
  readonly ms: number;
  readonly slow: number;
}

/** What a look asks of the backend, mean. */
export interface CallFigures {
  readonly kernels: number;
  readonly uploadedBytes: number;
  readonly reads: number;
  readonly readBytes: number;
}

/** One look of a long run: when it was over since the run began, and how long it took, ms. */
export interface TimedLook {
  readonly at: number;
  readonly ms: number;
}

/** How the time of a look grew while the device got warm. */
export interface Warming {
  /** ms that the whole run took. */
  readonly lasted: number;
  /** Mean ms of a look in equal parts of the run; null in which none ended. */
  readonly means: readonly (number | null)[];
  /** Mean of the last part by that of the first. */
  readonly slower: number;
}

/** What a device did in its own benchmark; null what was not measured. */
export interface DeviceReport {
  readonly device: DeviceName;
  readonly backend: string;
  readonly threads: number;
  /** ms from nothing to the first answer, all files on the device. */
  readonly startMs: number;
  readonly modelBytes: number;
  readonly one: LookFigures | null;
  readonly four: LookFigures | null;
  readonly calls: CallFigures | null;
  /** Time between two pictures on the screen during the looks, ms: the 95th of a hundred. */
  readonly display: number | null;
  readonly warming: Warming | null;
}

/** Middle and 95th percentile of times in ms. */
export function lookFigures(times: readonly number[], found: number): LookFigures {
  return { found, looks: times.length, ms: percentile(times, 0.5), slow: percentile(times, 0.95) };
}

/** The value below which a share of the numbers lies: the next number that there is; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** Looks of a long run in `parts` equal parts of `lasted` ms. */
export function warmingOf(looks: readonly TimedLook[], lasted: number, parts: number): Warming {
  const sums = Array.from({ length: parts }, () => ({ ms: 0, looks: 0 }));
  for (const { at, ms } of looks) {
    const part = sums[Math.min(parts - 1, Math.floor((at / lasted) * parts))];
    if (!part) continue;
    part.ms += ms;
    part.looks += 1;
  }
  const means = sums.map((part) => (part.looks > 0 ? part.ms / part.looks : null));
  const known = means.filter((mean) => mean !== null);
  return { lasted, means, slower: (known.at(-1) ?? 1) / (known[0] ?? 1) };
}
