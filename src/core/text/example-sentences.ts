/** The two kinds of text that are there from the start. */
export const TEXT_KINDS = ['weather', 'recipe'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

/** Sentences of each kind to learn from, written for Visor; a file for each language. */
export type ExampleSentences = Readonly<Record<TextKind, readonly string[]>>;
