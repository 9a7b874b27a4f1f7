import { heldName } from '#core/dataset/class-name.ts';
import { withClass } from '#core/dataset/changes.ts';
import { MOST_CLASSES, type Dataset } from '#core/dataset/dataset.ts';
import { UNKNOWN } from '#core/head/head.ts';
import { en } from '#i18n/en.ts';
import { zh } from '#i18n/zh.ts';
import { classLooks } from '#screens/hud-words.ts';
import { SIZE } from './import-world.ts';
import { holds } from '../holds.ts';

/** Whatever dataset was taken in can be shown, taught on and trained. */
export function mustBeSound({ classes, samples }: Dataset): void {
  holds(classes.length <= MOST_CLASSES, 'no more classes than there are colours');
  for (const pick of ['key', 'look'] as const) {
    holds(new Set(classes.map((one) => one[pick])).size === classes.length, `no two classes of one ${pick}`);
  }
  for (const { key, name } of classes) {
    holds(key !== UNKNOWN, 'no class is called as strangers are');
    holds(name === heldName(name), 'a name is one that a dataset may hold');
  }
  for (const words of [en, zh]) {
    for (const { word } of classLooks(words, classes).values()) {
      holds(typeof word === 'string' && word.length > 0 && word.length <= 60, 'every class has a word');
    }
  }
  const more = withClass(withClass({ classes: classes.slice(0, 5), samples: [] }, null), null);
  holds(new Set(more.classes.map(({ key }) => key)).size === more.classes.length, 'new classes have keys of their own');
  for (const { embedding, background } of samples) {
    for (const { body, face } of [embedding, ...(background ? [background] : [])]) {
      holds(body.length === SIZE.body && (face === null || face.length === SIZE.face), 'vectors have their length');
    }
  }
}
