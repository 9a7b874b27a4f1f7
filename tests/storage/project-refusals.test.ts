import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES } from '#storage/project/project-limits.ts';
import { ProjectRefusal, type RefusalReason } from '#storage/project/project-refusal.ts';
import { readProjectFile } from '#storage/project/read-project.ts';
import { writeProject } from '#storage/project/write-project.ts';
import { BODY, FACE, jpeg, makeProject, SHAPE, VERSION } from './make-project.ts';
import { withSizeSaid } from './sizes-said.ts';

const good = writeProject(makeProject({ samples: 6 }), { includeFaces: true, includePictures: true });
const goodParts = (): Record<string, Uint8Array> => ({ ...unzipSync(good) });

async function reasonOf(file: Blob | Uint8Array<ArrayBuffer>): Promise<RefusalReason | 'taken'> {
  try {
    await readProjectFile(file instanceof Blob ? file : new Blob([file]), SHAPE);
    return 'taken';
  } catch (error) {
    if (error instanceof ProjectRefusal) return error.reason;
    throw error;
  }
}

type Json = Record<string, unknown> & { samples: Record<string, unknown>[]; classes: Record<string, unknown>[] };

/** The good file with another project.json. */
function withText(change: (json: Json) => unknown): Uint8Array<ArrayBuffer> {
  const parts = goodParts();
  const json = JSON.parse(new TextDecoder().decode(parts['project.json'])) as Json;
  return zipSync({ ...parts, 'project.json': strToU8(JSON.stringify(change(json))) });
}

function withPart(name: string, bytes: Uint8Array | null): Uint8Array<ArrayBuffer> {
  const parts: Zippable = goodParts();
  if (bytes) parts[name] = bytes;
  else Reflect.deleteProperty(parts, name);
  return zipSync(parts, { level: 1 });
}

function withHead(change: (head: Record<string, unknown>) => unknown): Uint8Array<ArrayBuffer> {
  const head = JSON.parse(new TextDecoder().decode(goodParts()['head.json'])) as Record<string, unknown>;
  return withPart('head.json', strToU8(JSON.stringify(change(head))));
}

/** vectors.bin with one number changed. */
function withNumber(value: number): Uint8Array<ArrayBuffer> {
  const floats = new Float32Array(goodParts()['vectors.bin']!.slice().buffer);
  floats[floats.length - 1] = value;
  return withPart('vectors.bin', new Uint8Array(floats.buffer));
}

/** Numbers of the last layer's biases lie before the means of bodies, which end the part. */
function withLastDouble(bytes: Uint8Array, value: number): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  new DataView(copy.buffer).setFloat64(copy.length - 3 * BODY * 4 - 8, value, true);
  return copy;
}

const zeros = (bytes: number) => new Uint8Array(bytes);

test('the file that all others are made from is good', async () => {
  expect(await reasonOf(good)).toBe('taken');
  expect(await reasonOf(withText((json) => json))).toBe('taken');
  expect(await reasonOf(withHead((head) => head))).toBe('taken');
});

describe.each<[RefusalReason, [string, () => Blob | Uint8Array<ArrayBuffer>][]]>([
  [
    'foreign',
    [
      ['nothing', () => zeros(0)],
      ['a few bytes', () => new Uint8Array([80, 75, 3, 4])],
      ['a picture', () => jpeg(1)],
      ['a page', () => new Blob(['<!doctype html><script>alert(1)</script>'])],
      ['somebody else’s zip', () => zipSync({ 'model.json': strToU8('{}'), 'weights.bin': zeros(4) })],
      ['an empty zip', () => zipSync({})],
      ['a zip whose project.json is another’s', () => zipSync({ 'project.json': strToU8('{"format":"paint"}') })],
      ['a zip whose project.json is no JSON', () => zipSync({ 'project.json': strToU8('hello') })],
      ['zeros', () => zeros(200_000)],
      ['bytes before it', () => new Uint8Array([1, 2, 3, ...good])],
    ],
  ],
  [
    'newer',
    [
      ['version 2', () => withText((json) => ({ ...json, version: 2 }))],
      ['version 99, of which nothing else is known', () => withText(() => ({ format: 'visor-project', version: 99 }))],
    ],
  ],
  [
    'other-embedding',
    [['another embedding', () => withText((json) => ({ ...json, embedding: { version: 'v0', body: 24, face: 10 } }))]],
  ],
  [
    'too-large',
    [
      ['more than 64 MB', () => new Blob([zeros(MAX_FILE_BYTES + 1)])],
      ['parts that say they have 70 MB each', () => withSizeSaid(withSizeSaid(good, 'vectors.bin', 70 * 2 ** 20), 'faces.bin', 70 * 2 ** 20)], // prettier-ignore
      ['a part that says it has 4 GB', () => withSizeSaid(good, 'vectors.bin', 0xffffffff)],
      ['a picture above 64 kB', () => withPart('pictures/0.jpg', new Uint8Array([...jpeg(1), ...zeros(70_000)]))],
      ['a text of 5 MB', () => withPart('project.json', strToU8(' '.repeat(5 * 2 ** 20)))],
      ['5001 samples', () => withText((json) => ({ ...json, samples: Array.from({ length: 5001 }, () => json.samples[0]) }))], // prettier-ignore
    ],
  ],
  [
    'damaged',
    [
      ['a file cut short', () => good.slice(0, good.length - 100)],
      ['half a file', () => good.slice(0, good.length / 2)],
      ['its beginning', () => good.slice(0, 300)],
      ['no vectors', () => withPart('vectors.bin', null)],
      ['too few vectors', () => withPart('vectors.bin', goodParts()['vectors.bin']!.subarray(4))],
      ['no backgrounds', () => withPart('backgrounds.bin', null)],
      ['no faces', () => withPart('faces.bin', null)],
      ['a number too many', () => withPart('faces.bin', new Uint8Array([...goodParts()['faces.bin']!, 0, 0, 0, 0]))],
      ['a NaN', () => withNumber(Number.NaN)],
      ['an infinite number', () => withNumber(Number.POSITIVE_INFINITY)],
      ['no picture where one was promised', () => withPart('pictures/3.jpg', null)],
      ['a page for a picture', () => withPart('pictures/3.jpg', strToU8('<svg onload="alert(1)"/>'))],
      ['a picture of 60000 px', () => withPart('pictures/3.jpg', jpeg(1, 60000, 60000))],
      ['a PNG for a picture', () => withPart('pictures/3.jpg', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 9, 0, 0, 0, 9]))], // prettier-ignore
      ['a picture that begins before its size is said', () => withPart('pictures/3.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 8, 1, 2, 3, 4]))], // prettier-ignore
      ['a picture of no size', () => withPart('pictures/3.jpg', jpeg(1, 0, 10))],
      ['no head', () => withPart('head.json', null)],
      ['no numbers of the head', () => withPart('head.bin', null)],
      ['too few numbers of the head', () => withPart('head.bin', goodParts()['head.bin']!.subarray(8))],
      ['a head with numbers left over', () => withPart('head.bin', new Uint8Array([...goodParts()['head.bin']!, ...zeros(8)]))], // prettier-ignore
      ['a head that is no JSON', () => withPart('head.json', strToU8('{'))],
      ['a head of another kind', () => withHead((head) => ({ ...head, kind: 'oracle' }))],
      ['a head of another embedding', () => withHead((head) => ({ ...head, embeddingVersion: 'v0' }))],
      ['a head of a class that is not there', () => withHead((head) => ({ ...head, classKeys: ['friend', 'guest', 'x'] }))], // prettier-ignore
      ['a head of two equal classes', () => withHead((head) => ({ ...head, classKeys: ['friend', 'guest', 'guest'] }))],
      ['a head with fewer classes than neurons', () => withHead((head) => ({ ...head, classKeys: ['friend'] }))],
      ['a head without temperature', () => withHead((head) => ({ ...head, temperature: 0 }))],
      ['a head whose threshold is no number', () => withHead((head) => ({ ...head, threshold: { $number: 'NaN' } }))],
      ['nine classes', () => withText((json) => ({ ...json, classes: Array.from({ length: 9 }, (_, index) => ({ key: `k${index}`, name: null, look: index })) }))], // prettier-ignore
      ['two classes of one key', () => withText((json) => ({ ...json, classes: [...json.classes, json.classes[0]] }))],
      ['a look beyond the list', () => withText((json) => ({ ...json, classes: json.classes.map((one) => ({ ...one, look: 8 })) }))], // prettier-ignore
      ['a name of 41 characters', () => withText((json) => ({ ...json, classes: json.classes.map((one) => ({ ...one, name: 'x'.repeat(41) })) }))], // prettier-ignore
      ['a name that is no text', () => withText((json) => ({ ...json, classes: json.classes.map((one) => ({ ...one, name: { html: 'x' } })) }))], // prettier-ignore
      ['a sample of no class', () => withText((json) => ({ ...json, samples: json.samples.map((one) => ({ ...one, classKey: 'x' })) }))], // prettier-ignore
      ['two samples of one id', () => withText((json) => ({ ...json, samples: json.samples.map((one) => ({ ...one, id: 'same' })) }))], // prettier-ignore
      ['a sample from before 1970', () => withText((json) => ({ ...json, samples: json.samples.map((one) => ({ ...one, takenAt: -1 })) }))], // prettier-ignore
      ['a sample with an endless id', () => withText((json) => ({ ...json, samples: json.samples.map((one, index) => ({ ...one, id: 'x'.repeat(100) + index })) }))], // prettier-ignore
      ['vectors of no length', () => withText((json) => ({ ...json, embedding: { version: VERSION, body: 0, face: FACE } }))], // prettier-ignore
      ['vectors of endless length', () => withText((json) => ({ ...json, embedding: { version: VERSION, body: 1e6, face: FACE } }))], // prettier-ignore
      ['vectors of another length', () => withText((json) => ({ ...json, embedding: { version: VERSION, body: 25, face: FACE } }))], // prettier-ignore
      ['a class called as strangers are', () => withText((json) => ({ ...json, classes: json.classes.map((one, index) => (index ? one : { ...one, key: 'unknown' })) }))], // prettier-ignore
      ['a class with a name of every object', () => withText((json) => ({ ...json, classes: json.classes.map((one, index) => (index ? one : { ...one, key: 'constructor' })) }))], // prettier-ignore
      ['a head that refuses below any distance', () => withHead((head) => ({ ...head, threshold: -5 }))],
      ['a head whose logits come out of steps', () => withHead((head) => ({ ...head, network: { layers: (head.network as { layers: object[] }).layers.map((layer) => ({ ...layer, activation: 'step' })) } }))], // prettier-ignore
      ['a head with a weight that float32 cannot hold', () => withPart('head.bin', withLastDouble(goodParts()['head.bin']!, 1e39))], // prettier-ignore
      ['options beyond reason', () => withText((json) => ({ ...json, options: { epochs: 1e9, learningRate: 1, hidden: 1, seed: 1, refusedFriends: 0 } }))], // prettier-ignore
      ['samples that are no list', () => withText((json) => ({ ...json, samples: null }))],
    ],
  ],
])('%s', (reason, cases) => {
  test.each(cases)('%s', async (_name, make) => {
    expect(await reasonOf(make())).toBe(reason);
  });
});

describe('taken all the same', () => {
  test.each<[string, Zippable]>([
    ['what macOS adds', { '__MACOSX/._project.json': zeros(120), '.DS_Store': zeros(6148) }],
    ['a path that climbs', { '../../etc/passwd': zeros(10), '/etc/shadow': zeros(10) }],
    ['a file named for the prototype', { constructor: zeros(3), toString: zeros(3) }],
  ])('%s is nobody’s business', async (_name, extra) => {
    expect(await reasonOf(zipSync({ ...goodParts(), ...extra }))).toBe('taken');
  });

  test('a file packed anew by another program', async () => {
    expect(await reasonOf(zipSync(goodParts(), { level: 9, comment: '' }))).toBe('taken');
  });

  test('a file with a comment behind it', async () => {
    const copy = new Uint8Array([...good, ...strToU8('a comment')]);
    new DataView(copy.buffer).setUint16(good.length - 2, 9, true);
    expect(await reasonOf(copy)).toBe('taken');
  });

  test('words of a file are data: nothing of Object.prototype changes', async () => {
    const text = JSON.stringify(makeProject().options);
    await reasonOf(withText((json) => ({ ...json, ['__proto__']: { polluted: true }, text })));
    expect('polluted' in {}).toBe(false);
  });
});

test('a name comes in as a dataset may hold it', async () => {
  const named = withText((json) => ({
    ...json,
    classes: json.classes.map((one) => ({ ...one, name: '\u202eCrew\u200b' })),
  }));
  const { dataset } = await readProjectFile(new Blob([named]), SHAPE);
  expect(dataset.classes.map(({ name }) => name)).toEqual(['Crew', 'Crew', 'Crew']);
});

test('a file that cannot be read any more is damaged', async () => {
  const gone = { size: 10, arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) };
  await expect(readProjectFile(gone as unknown as Blob, SHAPE)).rejects.toMatchObject({ reason: 'damaged' });
});

test('a sentence of a refusal never repeats words of the file', async () => {
  const word = 'SECRET-WORD';
  const refused = withText((json) => ({ ...json, samples: json.samples.map((one) => ({ ...one, classKey: word })) }));
  const error: unknown = await readProjectFile(new Blob([refused]), SHAPE).catch((reason: unknown) => reason);
  expect(String(error)).not.toContain(word);
});

test.each([
  ['a folder around it', 'My project/', {}],
  [
    'what a Mac adds',
    'My project/',
    { '__MACOSX/My project/._project.json': zeros(120), 'My project/.DS_Store': zeros(9) },
  ],
  ['what Windows adds, with its own slashes', 'a\\b\\', { 'Thumbs.db': zeros(9) }],
  ['two folders around it', 'a/b/', {}],
])('a project that a file manager zipped again, with %s, is taken', async (_what, folder, more) => {
  const parts = Object.fromEntries(Object.entries(goodParts()).map(([name, bytes]) => [folder + name, bytes]));
  expect(await reasonOf(zipSync({ ...parts, ...more }))).toBe('taken');
});

test('one that lost its other parts on the way is damaged', async () => {
  expect(await reasonOf(zipSync({ 'visor/project.json': goodParts()['project.json']! }))).toBe('damaged');
});

test('a model of Teachable Machine is called what it is', async () => {
  const peer = { 'metadata.json': strToU8('{}'), 'model.json': strToU8('{}'), 'weights.bin': zeros(9) };
  expect(await reasonOf(zipSync(peer))).toBe('teachable-machine');
});
