import { base45, fromBase45 } from '#core/head/distillation/base45.ts';
import { crc32 } from '#core/head/distillation/crc32.ts';
import { pack, unpack } from '#core/head/distillation/pack-head.ts';
import type { LinearHead } from '#core/head/head.ts';
import { en } from '#i18n/en.ts';
import { zh } from '#i18n/zh.ts';
import type { Chance } from '../chance.ts';
import { holds } from '../holds.ts';
import { same } from '../same.ts';
import { byteMutant } from '../mutants/byte-mutant.ts';
import { ODD_KEYS, oddNumber, oddText } from '../mutants/odd-values.ts';
import { mustBeSound } from './dataset-promises.ts';
import { mustSpeak } from './head-promises.ts';
import { ImportWorld, mustNotPollute } from './import-world.ts';
import { linearHead } from './linear-head.ts';

const SEEDS = [1, 2, 8].map((classes) => linearHead(classes, classes));

/** One mutant of a code that was scanned. */
export function fuzzCode(chance: Chance): void {
  const whole = pack(chance.odds(0.6) ? headMutant(chance, chance.pick(SEEDS)) : chance.pick(SEEDS));
  const changed = chance.odds(0.6) ? byteMutant(chance, whole) : whole;
  // With a sum that is right again: somebody made it so.
  const bytes = chance.odds(0.7) ? summed(changed) : changed;
  mustRead(chance, base45(bytes));
  const world = new ImportWorld();
  const end = world.exchange.takeCode(bytes);
  mustNotPollute();
  if (end !== 'done') {
    world.mustBeUntouched();
    for (const { refusals } of [en.teach.code, zh.teach.code]) holds(refusals[end].length > 5, `${end} has its words`);
    return;
  }
  mustBeSound(world.history.dataset);
  holds(world.head !== null, 'a code that was taken brought a head');
  holds(same(world.head, unpack(bytes)), 'what was taken is what was scanned');
  mustSpeak(world.head);
}

/** The text of a code, as a scanner hands it on: bytes, or nothing. */
function mustRead(chance: Chance, text: string): void {
  const letters = [...text];
  for (let step = chance.int(3); step > 0; step--)
    letters[chance.int(letters.length)] = chance.pick([' ', ':', 'é', '', '/']);
  const bytes = fromBase45(letters.join(''));
  holds(bytes === null || base45(bytes).length <= text.length + 3, 'a text is bytes or nothing');
}

function headMutant(chance: Chance, head: LinearHead): LinearHead {
  const { classKeys, classNames } = head;
  const at = chance.int(classKeys.length);
  switch (chance.int(5)) {
    case 0:
      return { ...head, classKeys: classKeys.with(at, chance.pick([...ODD_KEYS, oddText(chance)])) };
    case 1:
      return { ...head, classNames: classNames.with(at, oddText(chance)) };
    case 2: {
      const field = chance.pick(['temperature', 'threshold', 'faceScale', 'lean'] as const);
      return { ...head, [field]: oddNumber(chance) };
    }
    case 3: {
      const field = chance.pick(['bodyLength', 'faceLength', 'projectionSeed'] as const);
      return { ...head, [field]: Math.trunc(oddNumber(chance)) };
    }
    default: {
      const field = chance.pick(['missingFace', 'offsets', 'middle'] as const);
      return { ...head, [field]: head[field].with(chance.int(head[field].length), oddNumber(chance)) };
    }
  }
}

function summed(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (bytes.length < 12) return bytes;
  const copy = bytes.slice();
  new DataView(copy.buffer).setUint32(copy.length - 4, crc32(copy.subarray(0, -4)), true);
  return copy;
}
