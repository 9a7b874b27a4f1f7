/** The part of Vitest's JSON report that is counted. */
export interface Report {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/** How many tests did what. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Counts one run of Vitest. What fails without being a test still counts as one failure: a file that could not
 * be loaded, an unhandled error, no report at all, and a run without a single test.
 */
export function tally(report: Report | null, exitedWell: boolean): Tally {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const passed = report.numPassedTests;
  const skipped = report.numPendingTests + report.numTodoTests;
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const known = report.numFailedTests + unloaded.length;
  const sound = exitedWell && report.success && passed > 0;
  return { passed, failed: known === 0 && !sound ? 1 : known, skipped };
}

/** The sum of several runs. */
export function total(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The plain last line of a run. */
export function lastLine({ passed, failed, skipped }: Tally): string {
  return `Tests: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
