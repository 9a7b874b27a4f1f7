import { mul, tensor4d, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import type { ExplainRequest } from '#bridge/explain-protocol.ts';
import { bodyVector, type Embedding, type SeenBody } from '#core/embedding/embedding.ts';
import { askHead } from '#core/head/ask-head.ts';
import type { Head } from '#core/head/head.ts';
import { mapsOf, mostVaried } from '#core/microscope/channels.ts';
import { DEPTH_NODES, DEPTHS, END_NODE, SHOWN } from '#core/microscope/depths.ts';
import type { Ablation, Chances, Microscopy } from '#core/microscope/microscopy.ts';
import type { Job } from '#vision/job.ts';
import { BODY_SIDE, partAround, pixelsOfPart } from '#vision/look/body-view.ts';
import type { Detector } from '#vision/models/detector.ts';
import type { Embedder } from '#vision/models/embedder.ts';
import type { Silhouettes } from '#vision/models/silhouettes.ts';
import type { PersonLooks, SeenPerson } from '#vision/look/person-looks.ts';
import type { FrameReader } from '#vision/look/frame-reader.ts';

export interface MicroscopeParts {
  readonly detector: Detector;
  readonly reader: FrameReader;
  readonly embedder: Embedder;
  readonly silhouettes: Silhouettes;
  readonly looks: PersonLooks;
}

type Asked<T extends ExplainRequest['type']> = Extract<ExplainRequest, { type: T }>;

/** What is remembered of the person under the microscope: plain numbers, so that no tensor outlives a request. */
interface Slide {
  readonly number: number;
  /** [BODY_SIDE, BODY_SIDE, 3], 0..255. */
  readonly crop: Float32Array;
  /** Colours and silhouette come from the picture itself: no channel of the network can change them. */
  readonly around: Omit<SeenBody, 'cells'>;
  readonly face: Embedding['face'];
  readonly head: Head | null;
}

/** Silenced channels in one run of the network: early layers are large, and a look can come in between. */
const AT_ONCE = 4;

/** What the layers see of one person, and what the head would say without a channel. */
export class Microscope {
  readonly #parts: MicroscopeParts;
  #slide: Slide | null = null;

  constructor(parts: MicroscopeParts) {
    this.#parts = parts;
  }

  /** Looks at a followed person, in the next look that shows the person, or at a picture; null: cancelled or gone. */
  async look(
    { id, who, head, shown = {} }: Asked<'microscope'>,
    { signal }: Pick<Job<never>, 'signal'>,
  ): Promise<Microscopy | null> {
    if (who.kind === 'picture') {
      try {
        return await this.#lookAt(id, { frame: who.picture, box: who.box, mesh: null, time: 0 }, head, shown);
      } finally {
        who.picture.close();
      }
    }
    let microscopy: Microscopy | null = null;
    const seen = async (person: SeenPerson) => {
      microscopy = await this.#lookAt(id, person, head, shown);
      return true;
    };
    await this.#parts.looks.follow(who.track, seen, signal);
    return microscopy;
  }

  /**
   * Silences channels of one depth in turn and runs the rest of the network from there: embedding, head. Tells each as
   * it is measured. null: cancelled, or another person lies under the microscope.
   */
  async ablate(
    { slide: number, depth, channels }: Asked<'ablate'>,
    { signal, tell }: Pick<Job<Ablation>, 'signal' | 'tell'>,
  ): Promise<readonly Ablation[] | null> {
    const slide = this.#slide;
    if (slide?.number !== number || !slide.head) return null;
    const node = DEPTH_NODES[depth];
    const done: Ablation[] = [];
    const map = this.#through(slide.crop, node);
    try {
      for (let from = 0; from < channels.length; from += AT_ONCE) {
        if (signal.aborted) return null;
        const some = channels.slice(from, from + AT_ONCE);
        for (const [index, cells] of (await this.#without(map, node, some)).entries()) {
          const body = bodyVector({ cells, ...slide.around });
          const ablation = { channel: some[index]!, ...chancesOf(slide.head, { body, face: slide.face }) };
          tell(ablation);
          done.push(ablation);
        }
        await new Promise((resolve) => setTimeout(resolve));
      }
      return done;
    } finally {
      map.dispose();
    }
  }

  async #lookAt(
    number: number,
    { frame, box, mesh }: SeenPerson,
    head: Head | null,
    wanted: Asked<'microscope'>['shown'],
  ): Promise<Microscopy> {
    const { detector, reader, embedder, silhouettes } = this.#parts;
    const subject = { picture: frame, box, mesh };
    const part = partAround(subject);
    const [silhouette] = await silhouettes.of([part]);
    if (!silhouette) throw new Error('a person without a silhouette');
    const around = { pixels: pixelsOfPart(reader, part), silhouette };
    const batch = reader.turned([part], BODY_SIDE); // [1, side, side, 3]
    const maps = detector.features(
      batch,
      DEPTHS.map((depth) => DEPTH_NODES[depth]),
    ); // each [1, rows, columns, channels]
    try {
      const [embedding] = await embedder.embed([subject]);
      if (!embedding) throw new Error('a person without an embedding');
      const crop = await batch.data<'float32'>();
      const values = await Promise.all(maps.map((map) => map.data<'float32'>()));
      this.#slide = { number, crop, around, face: embedding.face, head };
      return {
        slide: number,
        crop: pixelsOf(crop, BODY_SIDE),
        depths: DEPTHS.map((depth, index) => {
          const [, rows = 0, columns = 0, channels = 0] = maps[index]?.shape ?? [];
          const all = values[index] ?? new Float32Array();
          const shown = wanted?.[depth]?.filter((one) => one < channels) ?? mostVaried(all, channels, SHOWN);
          const field = detector.fieldOf(DEPTH_NODES[depth]);
          return { depth, rows, columns, channels, field, shown, maps: mapsOf(all, channels, shown) };
        }),
        whole: head && head.classKeys.length > 0 ? chancesOf(head, embedding) : null,
      };
    } finally {
      for (const tensor of [batch, ...maps]) tensor.dispose();
    }
  }

  /** One depth of the remembered crop, [1, rows, columns, channels]. The caller disposes it. */
  #through(crop: Float32Array, node: string): Tensor4D {
    return tidy(() => {
      const [map] = this.#parts.detector.features(tensor4d(crop, [1, BODY_SIDE, BODY_SIDE, 3]), [node]);
      if (!map) throw new Error('the backbone gave nothing');
      return map;
    });
  }

  /** The cells at the network's end, once without each of some channels of a depth. */
  async #without(map: Tensor4D, node: string, channels: readonly number[]): Promise<Float32Array[]> {
    const [end] = tidy(() => {
      const count = map.shape[3];
      const open = new Float32Array(channels.length * count).fill(1);
      for (const [index, channel] of channels.entries()) open[index * count + channel] = 0;
      const silenced: Tensor4D = mul(map, tensor4d(open, [channels.length, 1, 1, count])); // [n, rows, columns, channels]
      return this.#parts.detector.features(silenced, [END_NODE], node); // [n, 14, 14, LAYER.channels]
    });
    if (!end) throw new Error('the backbone gave nothing');
    try {
      const values = await end.data<'float32'>();
      const length = values.length / channels.length;
      return channels.map((_, index) => values.subarray(index * length, (index + 1) * length));
    } finally {
      end.dispose();
    }
  }
}

function chancesOf(head: Head, embedding: Embedding): Chances {
  const { logits, probabilities } = askHead(head, embedding);
  return { logits, probabilities };
}

function pixelsOf(values: Float32Array, side: number): Microscopy['crop'] {
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let spot = 0; spot < side * side; spot++) {
    for (let c = 0; c < 3; c++) data[spot * 4 + c] = values[spot * 3 + c] ?? 0;
  }
  return { data, width: side, height: side };
}
