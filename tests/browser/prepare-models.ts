import { prepareCharacters } from '../../src/build/characters/prepare-characters.ts';
import { prepareModels } from '../../src/build/models/prepare-models.ts';
import { bringPhotos } from './bring-photos.ts';

/** Browser tests recognise with the shipped models and strokes. In milliseconds once they are there. */
export default async function setup(): Promise<void> {
  await Promise.all([prepareModels(), prepareCharacters(), bringPhotos()]);
}
