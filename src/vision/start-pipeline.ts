import type { Backend, StartOptions, Started } from '#bridge/protocol.ts';
import { elect } from './backend/election.ts';
import { FrameReader } from './frame-reader.ts';
import { Pipeline } from './pipeline.ts';
import type { Turns } from './turns.ts';

export interface PipelineEvents {
  readonly clock: () => number;
  readonly onTrying: (backend: Backend) => void;
  readonly onLost: () => void;
  readonly turns: Turns;
}

/** Elects a backend and loads the detector. Throws `no-backend`, `backend-refused` or `corrupt`. */
export async function startPipeline(
  options: StartOptions,
  { clock, onTrying, onLost, turns }: PipelineEvents,
): Promise<{ pipeline: Pipeline; started: Started }> {
  const { backend, detector, trials } = await elect(options, clock, onTrying, onLost);
  const reader = new FrameReader(backend === 'webgl' || backend === 'webgpu');
  const pipeline = new Pipeline(detector, reader, { clock, turns }, options);
  return { pipeline, started: { backend, trials } };
}
