import type { Answer } from '#core/head/head.ts';
import { plainText, TEXT_REFUSED, TEXT_VERSION, textVector } from '#core/text/character-counts.ts';
import type { ExampleSentences, TextKind } from '#core/text/example-sentences.ts';
import { pushesOf, type Push } from '#core/text/pushes.ts';
import { TwoKinds, type Kind } from './two-kinds.svelte.ts';

/** Which bundled sentences stand for which kind. */
export const TEXT_OF: Readonly<Record<Kind, TextKind>> = { a: 'weather', b: 'recipe' };

/** Two kinds of short text that are learnt, and the one that is being written. */
export class TextState {
  readonly kinds = new TwoKinds<string>(TEXT_VERSION, TEXT_REFUSED);
  written: string = $state('');
  /** null: nothing was learnt, or there is nothing to read. */
  readonly answer: Answer | null = $derived(
    plainText(this.written) === '' ? null : this.kinds.ask(textVector(this.written)),
  );
  /** The likelier kind, also where the answer is "unknown". */
  readonly likelier: Kind = $derived((this.answer?.probabilities[1] ?? 0) > 0.5 ? 'b' : 'a');
  /** What each piece of the text did for the likelier kind. */
  readonly pushes: readonly Push[] = $derived(
    this.answer && this.kinds.learnt ? pushesOf(this.kinds.learnt.head, this.written, this.likelier) : [],
  );

  constructor(sentences: ExampleSentences, written: string) {
    this.written = written;
    for (const kind of ['a', 'b'] as const) {
      for (const sentence of sentences[TEXT_OF[kind]]) {
        this.kinds.add(kind, sentence, textVector(sentence), false);
      }
    }
  }

  /** What is written becomes an example. */
  teach(kind: Kind): void {
    const sentence = this.written.trim();
    if (plainText(sentence) === '' || this.kinds.examples.some(({ thing }) => thing === sentence)) return;
    this.kinds.add(kind, sentence, textVector(sentence));
  }
}
