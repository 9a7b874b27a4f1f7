import { claimedClasses } from './changes.ts';
import { isSameName } from './class-name.ts';
import { MOST_CLASSES, type Dataset, type TaughtClass } from './dataset.ts';
import { joinDatasets } from './join-datasets.ts';

/** Why two datasets do not go together: more classes, or more samples, than there may be. */
export type Crowded = 'crowded-classes' | 'crowded-samples';

/**
 * What is taught `here`, then what `other`, taught elsewhere, has besides. Classes that are called the same are one, capitals
 * aside; a sample that is there already stays as it is here. `most`: samples that there may be.
 */
export function addDataset(here: Dataset, other: Dataset, most: number): Dataset | Crowded {
  const known = new Set(here.samples.map(({ id }) => id));
  const fresh = { ...other, samples: other.samples.filter(({ id }) => !known.has(id)) };
  if (here.samples.length + fresh.samples.length > most) return 'crowded-samples';
  return joinDatasets(withoutUntaught(here, fresh), fresh, new Set(), isCalledTheSame) ?? 'crowded-classes';
}

/** Two that nobody named are called by the app's word for their key. */
function isCalledTheSame(one: TaughtClass, other: TaughtClass): boolean {
  if (one.name === null || other.name === null) return one.name === other.name && one.key === other.key;
  return isSameName(one.name, other.name);
}

/** Where there is no room for all, classes that nobody named or taught give up their places. */
function withoutUntaught(here: Dataset, fresh: Dataset): Dataset {
  const samples = [...here.samples, ...fresh.samples];
  const more = claimedClasses(fresh, samples).filter((one) => !here.classes.some((own) => isCalledTheSame(one, own)));
  if (here.classes.length + more.length <= MOST_CLASSES) return here;
  return { ...here, classes: claimedClasses(here, samples) };
}
