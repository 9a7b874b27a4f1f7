/** The lesson, step by step. */
export const STEPS = ['build', 'train', 'swap', 'why', 'mend', 'fool', 'promise'] as const;
export type Step = (typeof STEPS)[number];
