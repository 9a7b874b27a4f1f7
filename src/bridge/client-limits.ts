/** Limits in ms of silence before the worker counts as hung, and how often it may be restarted. */
export interface ClientLimits {
  /** A slow network may take its time with the worker's code. */
  readonly prepareSilence: number;
  readonly startSilence: number;
  readonly lookSilence: number;
  /** Of teaching and the lab. Jobs report, or say that they are alive; those that wait for people may be silent. */
  readonly jobSilence: number;
  readonly restarts: number;
  readonly restartsWithin: number;
}

export const LIMITS: ClientLimits = {
  prepareSilence: 600_000,
  startSilence: 30_000,
  lookSilence: 30_000,
  jobSilence: 60_000,
  restarts: 3,
  restartsWithin: 120_000,
};
