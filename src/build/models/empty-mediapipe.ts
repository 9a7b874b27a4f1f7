/**
 * Stands in for `@mediapipe/face_mesh` and `@mediapipe/face_detection`: face-landmarks-detection imports them
 * for its 'mediapipe' runtime, which Visor never uses. They are 16 MB of wasm and are not ES modules.
 */
export const FaceMesh = undefined;
export const FaceDetection = undefined;
