import { chapterBeside, CHAPTERS, type Chapter } from '#core/stage/chapters.ts';

/** What the window with the notes is told, and what it asks for. */
export type ScriptMessage =
  | { readonly type: 'at'; readonly chapter: Chapter | null; readonly since: number; readonly began: number }
  | { readonly type: 'where' }
  | { readonly type: 'walk'; readonly by: 1 | -1 }
  | { readonly type: 'open'; readonly chapter: Chapter };

export interface ScriptOptions {
  /** To the window with the notes and from it. */
  readonly channel: Pick<BroadcastChannel, 'postMessage' | 'onmessage'>;
  /** ms since 1970: two windows have no other clock in common. */
  readonly wall: () => number;
  /** Brings the app into the state that a part needs. */
  readonly enter: (chapter: Chapter) => void;
}

/** Where somebody is in the presentation. */
export class Script {
  /** null: nobody presents. */
  chapter: Chapter | null = $state(null);
  /** ms since 1970 at which this part, and the presentation, began. */
  since = $state(0);
  began = $state(0);
  readonly #options: ScriptOptions;

  constructor(options: ScriptOptions) {
    this.#options = options;
    options.channel.onmessage = ({ data }: MessageEvent<ScriptMessage>) => this.#hear(data);
  }

  /** Opens a part, and brings the app into its state. */
  open(chapter: Chapter): void {
    const { wall, enter } = this.#options;
    this.since = wall();
    if (this.chapter === null) this.began = this.since;
    this.chapter = chapter;
    this.#tell();
    enter(chapter);
  }

  /** To the next part or the one before; the first one begins the presentation. */
  walk(by: 1 | -1): void {
    if (this.chapter === null) return this.open(CHAPTERS[0]);
    const next = chapterBeside(this.chapter, by);
    if (next !== this.chapter) this.open(next);
  }

  close(): void {
    this.chapter = null;
    this.#tell();
  }

  #tell(): void {
    const { chapter, since, began } = this;
    this.#options.channel.postMessage({ type: 'at', chapter, since, began } satisfies ScriptMessage);
  }

  #hear(message: ScriptMessage): void {
    if (message.type === 'where') this.#tell();
    else if (message.type === 'walk') this.walk(message.by);
    else if (message.type === 'open') this.open(message.chapter);
  }
}

/** The channel's name. */
export const SCRIPT_CHANNEL = 'visor-script';
