import type { ExplainProgress, ExplainRequest, ExplainResults } from '#bridge/explain-protocol.ts';
import { raceOf } from '#core/race/race.ts';
import type { Embedder } from './embedder.ts';
import { explainPerson } from './explain-person.ts';
import type { Job, Turns } from './turns.ts';
import { takeSample } from './take-sample.ts';

type Asked<T extends ExplainRequest['type']> = Extract<ExplainRequest, { type: T }>;

/** What the lab asks of the recognition; each long request lets looks come in between. */
export class ExplainDesk {
  readonly #embedder: Embedder;
  readonly #turns: Turns;

  constructor(embedder: Embedder, turns: Turns) {
    this.#embedder = embedder;
    this.#turns = turns;
  }

  /** Embeds pictures of one person each, and what is behind them. Closes them. null where it was cancelled. */
  async describe(
    { pictures, behind = true }: Pick<Asked<'describe'>, 'pictures' | 'behind'>,
    tell: (share: ExplainProgress['describe']) => void,
    signal: AbortSignal,
  ): Promise<ExplainResults['describe']> {
    const unlabelled = [];
    try {
      for (const { picture, box } of pictures) {
        if (signal.aborted) return null;
        unlabelled.push(await takeSample(this.#embedder, { frame: picture, box, mesh: null, time: 0 }, behind));
        tell(unlabelled.length / pictures.length);
        await new Promise((resolve) => setTimeout(resolve));
      }
    } finally {
      for (const { picture } of pictures) picture.close();
    }
    return unlabelled;
  }

  /** Why a head says what it says of the one person in a picture; null where it was cancelled or knows no class. */
  async occlusionOf(
    { picture, box, head }: Extract<ExplainRequest, { type: 'occlusionOf' }>,
    tell: (share: ExplainProgress['occlusionOf']) => void,
    signal: AbortSignal,
  ): Promise<ExplainResults['occlusionOf']> {
    try {
      if (head.classKeys.length === 0) return null;
      return await explainPerson(this.#embedder, head, { frame: picture, box, mesh: null, time: 0 }, tell, signal);
    } finally {
      picture.close();
    }
  }

  /** Rules need no training: the head alone runs. null where it was cancelled. */
  race({ racers, draws, options }: Asked<'race'>, job: Job<ExplainProgress['race']>): Promise<ExplainResults['race']> {
    return this.#turns.run(raceOf(racers, draws, options), job);
  }
}
