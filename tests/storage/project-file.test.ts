import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Project } from '#storage/project/project.ts';
import { readProjectFile } from '#storage/project/read-project.ts';
import { writeProject, type WriteOptions } from '#storage/project/write-project.ts';
import { bytesOf, holdsBytes } from './holds-bytes.ts';
import { makeHead, makeProject, SHAPE } from './make-project.ts';

const everything: WriteOptions = { includeFaces: true, includePictures: true };

function again(project: Project, options?: WriteOptions): Promise<Project> {
  return readProjectFile(new Blob([writeProject(project, options)]), SHAPE);
}

/** What comes back when nobody asked for faces and pictures. */
function bare(project: Project): Project {
  const samples = project.dataset.samples.map((sample) => ({
    ...sample,
    embedding: { ...sample.embedding, face: null },
    background: sample.background && { ...sample.background, face: null },
    picture: new Uint8Array(),
  }));
  return { ...project, dataset: { ...project.dataset, samples } };
}

describe('a project file', () => {
  test('brings everything back to the bit when everything was asked for', async () => {
    const project = makeProject();
    expect(await again(project, everything)).toStrictEqual(project);
  });

  test('brings back the dataset without faces and pictures when nothing was asked for, and the whole head', async () => {
    const project = makeProject();
    expect(await again(project)).toStrictEqual(bare(project));
  });

  test.each([
    ['no samples', makeProject({ samples: 0 })],
    ['no faces at all', makeProject({ faces: 0 })],
    ['a face in every crop', makeProject({ faces: 3 })],
    ['no head and no options', { ...makeProject(), head: null, options: null }],
    ['one sample', makeProject({ samples: 1, faces: 0 })],
  ])('with %s comes back whole', async (_name, project) => {
    expect(await again(project, everything)).toStrictEqual(project);
    expect(await again(project)).toStrictEqual(bare(project));
  });

  test('brings every vector back with memory of its own', async () => {
    const { dataset } = await again(makeProject());
    for (const { embedding } of dataset.samples)
      expect(embedding.body.buffer.byteLength).toBe(embedding.body.byteLength);
  });

  test('is the same file for the same project, whenever it is written', () => {
    expect(writeProject(makeProject(), everything)).toEqual(writeProject(makeProject(), everything));
  });

  test('can be opened by any zip program and names its parts', () => {
    expect(Object.keys(unzipSync(writeProject(makeProject({ samples: 3 }), everything))).sort()).toEqual(
      ['backgrounds.bin', 'faces.bin', 'head.bin', 'head.json', 'pictures/0.jpg', 'pictures/1.jpg', 'pictures/2.jpg', 'project.json', 'vectors.bin'], // prettier-ignore
    );
  });

  test('leaves out a head that speaks of a class which is gone', async () => {
    const project = { ...makeProject(), head: { ...makeHead(1), classKeys: ['friend', 'guest', 'gone'] } };
    expect((await again(project)).head).toBeNull();
  });

  test('cuts a name that is too long', async () => {
    const project = makeProject();
    const classes = project.dataset.classes.map((one) => ({ ...one, name: 'x'.repeat(60) }));
    const back = await again({ ...project, dataset: { ...project.dataset, classes } });
    expect(back.dataset.classes.map(({ name }) => name)).toEqual(classes.map(() => 'x'.repeat(40)));
  });

  test('is not written where no Visor would read it', () => {
    const { dataset, ...rest } = makeProject({ samples: 1 });
    const samples = Array.from({ length: 5001 }, (_, index) => ({ ...dataset.samples[0]!, id: `s${index}` }));
    expect(() => writeProject({ ...rest, dataset: { ...dataset, samples } })).toThrow('too-large');
  });
});

describe('what nobody asked for is not in the file', () => {
  const project = makeProject({ samples: 40 });
  const { samples } = project.dataset;
  const vectors = samples.flatMap(({ embedding, background }) =>
    [embedding.face, background?.face].filter((face) => face instanceof Float32Array),
  );
  /** The whole file and every part of it unpacked. */
  const places = (options?: WriteOptions): Uint8Array[] => {
    const file = writeProject(project, options);
    return [file, ...Object.values(unzipSync(file))];
  };
  const holds = (options: WriteOptions, needle: Uint8Array) => places(options).some((part) => holdsBytes(part, needle));

  test('there are faces to look for', () => {
    expect(vectors.length).toBeGreaterThan(20);
  });

  test('no face vector, nor any four numbers of one, unless faces are asked for by name', () => {
    const parts = [places(), places({ includePictures: true })].flat();
    for (const face of vectors) {
      for (let at = 0; at + 4 <= face.length; at++) {
        const piece = bytesOf(face.slice(at, at + 4));
        expect(parts.some((part) => holdsBytes(part, piece))).toBe(false);
      }
      expect(holds({ includeFaces: true }, bytesOf(face))).toBe(true);
    }
  });

  test('no face vector as float64 and none as text either', () => {
    const parts = places();
    for (const face of vectors) {
      expect(parts.some((part) => holdsBytes(part, bytesOf(Float64Array.from(face))))).toBe(false);
      const number = new TextEncoder().encode(String(face[0]));
      expect(parts.some((part) => holdsBytes(part, number))).toBe(false);
    }
  });

  test('no picture, nor the beginning of any JPEG, unless pictures are asked for', () => {
    const begin = new Uint8Array([0xff, 0xd8, 0xff]);
    for (const options of [{}, { includeFaces: true }]) {
      expect(holds(options, begin)).toBe(false);
      for (const { picture } of samples) expect(holds(options, picture.subarray(40, 80))).toBe(false);
    }
    for (const { picture } of samples) expect(holds({ includePictures: true }, picture)).toBe(true);
  });
});
