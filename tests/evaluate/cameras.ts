import { PANNING, PANNING_AND_SHAKING, SHAKING, STANDING, type SyntheticCamera } from './synthetic-camera.ts';

/**
 * How the clip is looked at: as it is, or through a camera in a hand. `standing` is the hand's camera without its
 * motion: what motion costs is the difference to it.
 */
export const CAMERAS: Readonly<Record<string, SyntheticCamera | null>> = {
  clip: null,
  standing: STANDING,
  pan: PANNING,
  shake: SHAKING,
  'pan+shake': PANNING_AND_SHAKING,
};
