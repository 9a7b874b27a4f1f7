import { prepareModels } from '../../src/build/prepare-models.ts';

/** Browser tests recognise with the shipped models. In milliseconds once they are there. */
export default function setup(): Promise<void> {
  return prepareModels();
}
