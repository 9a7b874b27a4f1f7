import type { ThingKind } from '#core/detection/detection.ts';

/** The shapes that go with the class colours, in the order classes get them. */
export const SHAPES = ['circle', 'diamond', 'triangle', 'square', 'hexagon', 'star', 'cross', 'drop'] as const;
export type Shape = (typeof SHAPES)[number];

/** How one class looks: always word + shape + colour. */
export interface ClassLook {
  readonly key: string;
  readonly word: string;
  readonly shape: Shape;
  /** CSS colour from `theme.ts`. */
  readonly colour: string;
}

/** Every word that the HUD paints. */
export interface HudText {
  /** Chinese characters are set larger than Latin ones. */
  readonly language: 'zh' | 'en';
  readonly unknown: string; // UNIDENTIFIED / 未识别
  readonly scanningFace: string; // scanning face / 正在扫描脸部
  readonly byRules: string; // by rules / 按规则
  readonly byHead: string; // learned / 学来的
  /** A word that is a guess: "FRIEND?" */
  readonly maybe: (word: string) => string;
  /** "12 s" followed for; argument whole seconds. */
  readonly followed: (seconds: number) => string;
  readonly things: Readonly<Record<ThingKind, string>>;
  readonly percent: (share: number) => string;
  /**
   * Where two languages stand side by side: the second one's word for a class, by its key; null asks for somebody
   * unknown. null comes back where both say the same.
   */
  readonly second?: (key: string | null) => string | null;
}
