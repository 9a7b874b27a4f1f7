import type { DeviceName } from '#core/pace/device-report.ts';
import { graphicsChip } from '#app/live/graphics-chip.ts';

/** What Chromium tells beside the user agent. */
interface Hints {
  readonly brands: readonly { readonly brand: string; readonly version: string }[];
  getHighEntropyValues(names: readonly string[]): Promise<{ readonly model?: string }>;
}

/** Brands that stand there so that nobody relies on the list. */
const GREASE = /not.*brand/i;

/** What kind of device this is, as far as the browser tells. */
export async function deviceName({ document, navigator }: Pick<Window, 'document' | 'navigator'>): Promise<DeviceName> {
  const { userAgentData: hints } = navigator as Navigator & { userAgentData?: Hints };
  const told = await hints?.getHighEntropyValues(['model']).catch(() => null);
  return {
    model: told?.model || modelIn(navigator.userAgent),
    chip: graphicsChip(document).name,
    cores: navigator.hardwareConcurrency,
    browser: browserOf(hints?.brands ?? [], navigator.userAgent),
  };
}

/** What browsers write in place of a model. */
const NO_MODEL: readonly string[] = ['K', 'Mobile', 'Tablet'];

/** A model that the user agent names: Apple's kinds, or what Android writes there. */
export function modelIn(userAgent: string): string | null {
  const apple = /\b(iPhone|iPad|iPod)\b/.exec(userAgent)?.[1];
  const android = /Android [\d.]+; ([^;)]+?)(?: Build\/[^;)]*)?[;)]/.exec(userAgent)?.[1];
  return apple ?? (android && !NO_MODEL.includes(android) ? android : null);
}

/** The browser's name with its main version: the brand that is no engine's, else what the user agent says. */
export function browserOf(brands: Hints['brands'], userAgent: string): string {
  const named = brands.filter(({ brand }) => !GREASE.test(brand));
  const own = named.find(({ brand }) => brand !== 'Chromium') ?? named[0];
  if (own) return `${own.brand} ${own.version}`;
  const [, firefox] = /Firefox\/(\d+)/.exec(userAgent) ?? [];
  const [, safari] = /Version\/(\d+(?:\.\d+)?).*Safari\//.exec(userAgent) ?? [];
  const [, chromium] = /Chrom(?:e|ium)\/(\d+)/.exec(userAgent) ?? [];
  if (firefox) return `Firefox ${firefox}`;
  if (chromium) return `Chromium ${chromium}`;
  return safari ? `Safari ${safari}` : userAgent;
}
