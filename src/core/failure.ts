/** Every way Visor can fail that a person can act on. Each has its own words in `i18n`. */
export const FAILURES = [
  'insecure', // page not on https or localhost
  'no-camera', // no camera on this device
  'denied', // the browser refuses this page the camera
  'denied-system', // the system refuses the browser the camera
  'dismissed', // the question for the camera was closed without an answer
  'in-use', // another app holds the camera
  'disconnected', // camera went away while live
  'frozen', // the camera's picture stands still, also once it was opened again
  'camera-other', // any other camera trouble
  'download', // a model file could not be fetched
  'stalled', // no byte of a model file came for a while
  'corrupt', // a model file arrived damaged, also on retry
  'canvas-lies', // the browser gives pages other pictures than were drawn
  'no-backend', // no backend gave the right answer
  'backend-refused', // the backend named in the address does not work here
  'recognition-stopped', // recognition stopped and could not be restarted
  'bad-file', // a photo or clip that cannot be opened
  'heic', // an iPhone's photo format that this browser cannot read
  'hevc', // a film format that this browser cannot show
  'no-picture', // sound, or a film without a picture
  'empty-file', // a file of no bytes: often one that is still in the cloud
  'teachable-machine', // a model exported by Teachable Machine
  'project-file', // a project of Visor's where a picture was wanted
  'picture-zip', // a zip of pictures where one picture was wanted
  'too-large', // a picture above 50 megapixels
  'demo', // the demo pictures could not be loaded
] as const;

export type Failure = (typeof FAILURES)[number];

/** An error that carries its {@link Failure}; `detail` is for the diagnostics page only. */
export class VisorError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure, detail = '') {
    super(detail ? `${failure}: ${detail}` : failure);
    this.name = 'VisorError';
    this.failure = failure;
  }
}

/** The failure behind any thrown value. */
export function failureOf(error: unknown, otherwise: Failure): Failure {
  return error instanceof VisorError ? error.failure : otherwise;
}
