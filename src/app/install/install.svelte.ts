import { isIos, platformOf, type BrowserSigns, type Platform } from './platform.ts';

/** Chromium's event; in no standard library of types. */
interface InstallPromptEvent extends Event {
  prompt(): Promise<void>;
  readonly userChoice: Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

export interface InstallOptions {
  /** The page's `window`. */
  readonly window: Pick<Window, 'addEventListener' | 'matchMedia'>;
  readonly navigator: BrowserSigns & { readonly standalone?: boolean };
}

/**
 * Getting Visor onto the home screen. Construct it before anything is awaited: Chromium offers to install
 * once, early, and the offer is lost when nobody listens.
 */
export class Install {
  /** The browser offers to install: show a button that calls {@link prompt}. */
  canPrompt: boolean = $derived.by(() => this.#offer !== null);
  /** Installed from this page a moment ago, or running from the home screen. */
  installed = $state(false);
  readonly platform: Platform;
  /** iPhone or iPad, also inside another app: says whether the way out is called Safari or Chrome. */
  readonly ios: boolean;
  /** Running from the home screen or as a window of its own. */
  readonly standalone: boolean;
  /**
   * True in a browser tab on iOS: the home-screen app has a storage of its own, so whatever the tab downloads
   * is downloaded again. Show how to install before the first model byte.
   */
  readonly guideFirst: boolean;

  #offer = $state.raw<InstallPromptEvent | null>(null);

  constructor({ window, navigator }: InstallOptions) {
    this.standalone =
      navigator.standalone === true ||
      ['standalone', 'fullscreen', 'minimal-ui'].some((mode) => window.matchMedia(`(display-mode: ${mode})`).matches);
    this.installed = this.standalone;
    this.ios = isIos(navigator);
    this.platform = platformOf(navigator);
    this.guideFirst = !this.standalone && (this.platform === 'ios-safari' || this.platform === 'ios-other');
    window.addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      this.#offer = event as InstallPromptEvent;
    });
    window.addEventListener('appinstalled', () => {
      this.#offer = null;
      this.installed = true;
    });
  }

  /** Opens the browser's own dialog; call it from a tap. False when refused, or when there is nothing to offer. */
  async prompt(): Promise<boolean> {
    const offer = this.#offer;
    if (!offer) return false;
    this.#offer = null; // an offer can be made once; Chromium sends another one later
    await offer.prompt();
    return (await offer.userChoice).outcome === 'accepted';
  }
}
