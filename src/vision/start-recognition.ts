import type { ModelBytes, StartOptions, Started } from '#bridge/protocol.ts';
import { elect, type ElectionEvents } from './backend/election.ts';
import { threadsInUse } from './backend/backend.ts';
import { partsOf } from './backend/model-parts.ts';
import { FrameReader } from './look/frame-reader.ts';
import { Pipeline, type PipelineParts } from './look/pipeline.ts';
import { createEmbedder } from './models/embedder.ts';
import { createFaceLandmarker } from './models/face-landmarker.ts';
import { Silhouettes } from './models/silhouettes.ts';
import { Microscope } from './services/microscope.ts';

/** What runs in the worker once a backend is elected: the pipeline looks, services work with its parts beside it. */
export interface Recognition extends PipelineParts {
  readonly pipeline: Pipeline;
  readonly silhouettes: Silhouettes;
  readonly microscope: Microscope;
  readonly started: Started;
  /** Asks a backend that was taken at its word for the known answer; false: it is wrong. */
  readonly prove: () => Promise<boolean>;
}

/** Elects a backend and loads the detector. Throws `no-backend`, `backend-refused` or `corrupt`. */
export async function startRecognition(
  options: StartOptions,
  clock: () => number,
  events: ElectionEvents,
): Promise<Recognition> {
  const { backend, detector, trials, prove } = await elect(options, clock, events);
  const reader = new FrameReader(backend === 'webgl' || backend === 'webgpu');
  const silhouettes = new Silhouettes(reader);
  const parts = { detector, reader, silhouettes, embedder: createEmbedder(detector, reader, silhouettes), clock };
  const pipeline = new Pipeline(parts, options);
  const microscope = new Microscope({ ...parts, looks: pipeline.looks });
  return {
    ...parts,
    pipeline,
    microscope,
    started: { backend, trials, threads: backend === 'wasm' ? threadsInUse() : 1 },
    prove,
  };
}

/**
 * From now on faces are looked for and described, and people told from wall and neighbours. Throws `corrupt` where the
 * files are no such models.
 */
export async function addFaces(recognition: Recognition, files: ModelBytes): Promise<void> {
  const { pipeline, embedder, silhouettes, reader } = recognition;
  pipeline.setFaces(await createFaceLandmarker(partsOf(files, 'face-detector'), partsOf(files, 'face-mesh'), reader));
  await silhouettes.load(partsOf(files, 'silhouette'));
  embedder.setFaces(partsOf(files, 'face-embedding'));
}
