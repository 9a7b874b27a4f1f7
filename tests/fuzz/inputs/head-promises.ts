import { unzipSync } from 'fflate';
import { modelFile } from '#app/persistence/exchange.ts';
import { askHead } from '#core/head/ask-head.ts';
import { pack, unpack } from '#core/head/distillation/pack-head.ts';
import { UNKNOWN, type Head } from '#core/head/head.ts';
import { withRefusedFriends } from '#core/head/open-set.ts';
import { SEED_PROJECT } from './import-world.ts';
import { holds } from '../holds.ts';
import { same } from '../same.ts';

const [FIRST] = SEED_PROJECT.dataset.samples;

/** Whatever head was taken in speaks in shares and goes out again. */
export function mustSpeak(head: Head): void {
  const refused = head.kind === 'trained' ? [0, 0.05, 0.5, 1].map((share) => withRefusedFriends(head, share)) : [];
  for (const one of [head, ...refused]) {
    for (const embedding of [FIRST!.embedding, { ...FIRST!.embedding, face: null }]) {
      const { probabilities, confidence, key, novelty } = askHead(one, embedding);
      holds(probabilities.every(isShare), 'a head says shares from 0 to 1');
      holds(isShare(confidence), `a confidence is a share, not ${confidence}`);
      holds(novelty >= 0, 'novelty is a distance');
      holds(key === UNKNOWN || head.classKeys.includes(key), 'a head names a class of its own');
    }
  }
  if (head.kind === 'trained') mustExport(head);
  else mustGoOnByCode(head);
}

function mustExport(head: Extract<Head, { kind: 'trained' }>): void {
  const file = modelFile(head, (key) => key);
  if (!file) return void holds(head.classKeys.length === 0, 'a head with classes can be exported');
  const weights = unzipSync(file.bytes)['weights.bin']!;
  const values = new Float32Array(weights.slice().buffer);
  holds(values.every(Number.isFinite), 'exported weights are numbers');
}

function mustGoOnByCode(head: Extract<Head, { kind: 'linear' }>): void {
  if (head.classKeys.length === 0) return;
  const once = unpack(pack(head));
  holds(same(unpack(pack(once)), once), 'a code that goes on says the same');
  holds(same(once.classKeys, head.classKeys), 'classes keep their keys in a code');
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}
