/** Every threshold and cadence of the pipeline, with its unit and reason. */
export const CONFIG = {
  /** Side of the detector's input, px: the SSD graph is fixed at 300. */
  detectorSide: 300,
  /** Lowest detector score handed to the tracker, 0..1: weak ones only keep known tracks alive. */
  minScore: 0.12,
  /** Lowest score of a carried thing, 0..1: small things are often wrong below. */
  thingScore: 0.45,
  /** Longest side in px of the small copy for colour and camera motion. */
  pixelsSide: 320,
  /** Side in px of the head crop: BlazeFace looks at 128, the mesh at 192. */
  headSide: 192,
  /** Heads smaller than this many source px have no features to find. */
  leastHead: 28,
  /** Faces looked for per frame while moving: the face nets cost about a third of a detection. */
  facesPerLook: 1,
  /** Side in px of a square of the picture in which faces are looked for: what BlazeFace looks at. */
  faceSquareSide: 128,
  /** Least score 0..1 of a face that makes a person, beside what the mesh network says of it. */
  faceScore: 0.6,
  /** People whom the detector lost and whose faces are looked for again in one look. */
  facesFollowed: 2,
  /** ms between two squares that are searched for faces while nobody is in sight. */
  facesAlone: 150,
  /** The same beside people who were found. */
  facesBeside: 400,
  /** ms after which a face is looked for again. */
  faceStale: 400,
  /** ms after which a person without a face is tried again. */
  faceRetry: 900,
  /** ms after which a face that was not found again is dropped. */
  faceLost: 1500,
  /** ms that a carried thing is kept after it was last seen. */
  thingKept: 1200,
  /** ms that the taught head may take of one look, all people together: recognition stays quick. */
  askingMs: 50,
  /** Most people in one run of the embedder. */
  mostAsked: 16,
  /** ms after which a face is described again for the head: as dear as two detections without a GPU. */
  describeFace: 1200,
  /** The same for somebody whose answers are sure and alike. */
  describeFaceAgain: 3500,
  /** ms that a described face counts for somebody who turned away. */
  faceVectorKept: 4000,
} as const;
