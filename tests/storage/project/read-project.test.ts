import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { LinearHead } from '#core/head/head.ts';
import type { Project } from '#storage/project/project.ts';
import { readProjectFile, type EmbeddingShape } from '#storage/project/read-project.ts';
import { writeProject } from '#storage/project/write-project.ts';
import { BODY, FACE, makeHead, makeProject, makeSample, SHAPE, VERSION } from '../make-project.ts';
import { withSizeSaid } from '../sizes-said.ts';

const project = makeProject({ samples: 4, faces: 1 });
const parts = unzipSync(writeProject(project, { includeFaces: true, includePictures: true }));
const text = JSON.parse(new TextDecoder().decode(parts['project.json'])) as { samples: object[] };
const projectJson = (change: object) => ({ 'project.json': strToU8(JSON.stringify({ ...text, ...change })) });
const NO_PARTS = { background: false, face: false, backgroundFace: false, picture: false };
const zeros = (bytes: number) => new Uint8Array(bytes);

const reasonOf = (zip: Zippable | Uint8Array<ArrayBuffer>, shape: EmbeddingShape = SHAPE, others?: 'read') =>
  readProjectFile(new Blob([zip instanceof Uint8Array ? zip : zipSync(zip)]), shape, others).then(
    () => 'taken',
    (error: { reason?: string }) => error.reason,
  );

describe('vectors', () => {
  test('of another length than this app’s are damaged, under its own version', async () => {
    expect(await reasonOf(parts, { ...SHAPE, bodyLength: BODY + 1 })).toBe('damaged');
    expect(await reasonOf(parts, { ...SHAPE, faceLength: FACE + 1 })).toBe('damaged');
  });

  test('of another version are of whatever length it says', async () => {
    const shape = { version: 'later', bodyLength: BODY + 1, faceLength: FACE + 1 };
    expect([await reasonOf(parts, shape, 'read'), await reasonOf(parts, shape)]).toEqual(['taken', 'other-embedding']);
  });

  test.each<[string, object]>([
    ['bodies of no length', { embedding: { version: VERSION, body: 0, face: 0 }, samples: text.samples.map((one) => ({ ...one, ...NO_PARTS })) }], // prettier-ignore
    ['faces of no length', { embedding: { version: VERSION, body: BODY, face: 0 }, samples: text.samples.map((one) => ({ ...one, ...NO_PARTS, face: true })) }], // prettier-ignore
    ['faces before no background', { samples: text.samples.map((one) => ({ ...one, ...NO_PARTS, backgroundFace: true })) }], // prettier-ignore
    ['faces of no length, of backgrounds', { embedding: { version: VERSION, body: BODY, face: 0 }, samples: text.samples.map((one) => ({ ...one, ...NO_PARTS, background: true, backgroundFace: true })) }], // prettier-ignore
  ])('%s are damaged, even where all bytes are there', async (_what, change) => {
    const { samples = text.samples, embedding = { body: BODY, face: FACE } } = change as typeof text & { embedding: { body: number; face: number } }; // prettier-ignore
    const count = (name: keyof typeof NO_PARTS) => samples.filter((one) => (one as typeof NO_PARTS)[name]).length;
    const zip = {
      ...projectJson({ ...change, head: false }),
      'vectors.bin': zeros(samples.length * embedding.body * 4),
      'backgrounds.bin': zeros(count('background') * embedding.body * 4),
      'faces.bin': zeros((count('face') + count('backgroundFace')) * embedding.face * 4),
    };
    expect(await reasonOf(zip)).toBe('damaged');
  });

  test('may take more room than a text', async () => {
    const size = { version: VERSION, body: 16384, face: 0 };
    const large = makeProject({ samples: 70, faces: 0, embedding: size });
    const shape = { version: VERSION, bodyLength: size.body, faceLength: 0 };
    expect(await reasonOf(writeProject({ ...large, head: null }), shape)).toBe('taken');
  });
});

describe('a head', () => {
  const linear: LinearHead = {
    ...{ kind: 'linear', embeddingVersion: VERSION, classKeys: ['a', 'b'], classNames: ['Ada', null] },
    ...{ bodyLength: BODY, faceLength: FACE, projectionSeed: 1, projected: 2, faceScale: 1, temperature: 1 },
    ...{ missingFace: new Float64Array(2), offsets: new Float64Array(2), middle: new Float64Array(2), lean: 0 },
    threshold: 1,
    network: { layers: [{ inputs: 2, outputs: 2, weights: new Float64Array(4), biases: new Float64Array(2), activation: 'linear' }] }, // prettier-ignore
  };
  const withHead = (head: Project['head']) => writeProject({ ...makeProject({ samples: 0 }), head });

  test('that came by code comes back whole, whatever classes are taught', async () => {
    const back = await readProjectFile(new Blob([withHead(linear)]), SHAPE);
    expect(back.head).toStrictEqual(linear);
  });

  test.each<[string, Project['head']]>([
    ['longer bodies', { ...linear, bodyLength: BODY + 1 }],
    ['longer faces', { ...linear, faceLength: FACE + 1 }],
    ['longer bodies, trained', makeHead(1, { version: VERSION, body: BODY + 1, face: FACE })],
    ['longer faces, trained', makeHead(1, { version: VERSION, body: BODY, face: FACE + 1 })],
  ])('for %s is damaged where no sample says how long they are', async (_what, head) => {
    expect(await reasonOf(withHead(head))).toBe('damaged');
  });

  test('that does not look at faces is taken', async () => {
    expect(await reasonOf(withHead({ ...linear, faceLength: 0 }))).toBe('taken');
  });
});

describe('beside a project', () => {
  test.each<[string, Zippable]>([
    ['a large text of somebody’s', { 'other.json': zeros(5 * 2 ** 20) }],
    ['somebody’s large pictures', { 'mypictures/1.jpg': zeros(70_000), 'pictures/1.jpg.txt': zeros(70_000) }],
    ['an older one in a folder', { 'old/project.json': strToU8('{}'), 'old/vectors.bin': zeros(3) }],
  ])('%s is nobody’s business', async (_what, more) => {
    expect(await reasonOf({ ...more, ...parts })).toBe('taken');
  });

  const inFolder = (folder: string) =>
    Object.fromEntries(Object.entries(parts).map(([name, part]) => [folder + name, part]));

  test('in a folder nothing of another folder counts', async () => {
    expect(await reasonOf({ ...inFolder('a/'), 'b/vectors.bin': zeros(3) })).toBe('taken');
  });

  test('the one that lies least deep is read', async () => {
    expect(await reasonOf({ 'a/b/project.json': strToU8('{}'), ...inFolder('a/') })).toBe('taken');
    expect(await reasonOf({ ...inFolder('a/b/'), 'a/project.json': strToU8('{}') })).toBe('foreign');
  });
});

test('a project of a later version is called so, whatever its other parts look like', async () => {
  const later = zipSync({ ...parts, ...projectJson({ version: 2 }) });
  expect(await reasonOf(withSizeSaid(later, 'vectors.bin', 7))).toBe('newer');
});

test('a part whose bytes are not what their sum says is damaged', async () => {
  const file = zipSync(parts, { level: 0 });
  const at = Buffer.from(file).indexOf(Buffer.from(parts['vectors.bin']!));
  file[at] = file[at]! ^ 1;
  expect(await reasonOf(file)).toBe('damaged');
});

describe('writing', () => {
  test('leaves out every part that would hold nothing', () => {
    const bare = { ...makeSample('s', 'p', 'friend', 1, 0), background: null, picture: new Uint8Array() };
    const one = { ...makeProject(), dataset: { ...project.dataset, samples: [bare] } };
    const names = Object.keys(unzipSync(writeProject(one, { includeFaces: true, includePictures: true })));
    expect(names.sort()).toEqual(['head.bin', 'head.json', 'project.json', 'vectors.bin']);
  });

  test('a sample without a picture comes back without one', async () => {
    const samples = project.dataset.samples.map((one, at) => (at === 1 ? { ...one, picture: new Uint8Array() } : one));
    const one = { ...project, dataset: { ...project.dataset, samples } };
    const file = writeProject(one, { includeFaces: true, includePictures: true });
    expect(await readProjectFile(new Blob([file]), SHAPE)).toStrictEqual(one);
  });

  test('vectors of several lengths are no embedding', () => {
    const samples = [makeSample('a', 'p', 'friend', 1), { ...makeSample('b', 'p', 'friend', 2), background: { body: new Float32Array(BODY + 1), face: null } }]; // prettier-ignore
    expect(() => writeProject({ ...project, dataset: { ...project.dataset, samples } })).toThrow(RangeError);
  });

  test('a file of over 64 MB is not written', () => {
    const embedding = { body: new Float32Array(17 * 2 ** 20), face: null };
    const samples = [{ ...makeSample('a', 'p', 'friend', 1), embedding, background: null }];
    expect(() => writeProject({ ...project, dataset: { ...project.dataset, samples } })).toThrow('too-large');
  });

  test('a head that saw one face alone travels only with faces', () => {
    const samples = [makeSample('a', 'p', 'friend', 1, 1), makeSample('b', 'q', 'guest', 2, 0)];
    const one = { ...project, dataset: { ...project.dataset, samples } };
    const holds = (includeFaces: boolean) => 'head.bin' in unzipSync(writeProject(one, { includeFaces }));
    expect([holds(true), holds(false)]).toEqual([true, false]);
    const two = {
      ...project,
      dataset: { ...project.dataset, samples: [...samples, makeSample('c', 'r', 'guest', 3, 1)] },
    };
    expect('head.bin' in unzipSync(writeProject(two))).toBe(true);
  });
});
