import { describe, expect, test } from 'vitest';
import { Install } from '#app/install/install.svelte.ts';

const SAFARI = 'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) Version/26.1 Mobile/15E148 Safari/604.1';
const CHROME = 'Mozilla/5.0 (Linux; Android 15) Chrome/142.0.0.0 Mobile Safari/537.36';
const WECHAT = 'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) Mobile/15E148 MicroMessenger/8.0.60';

function open(userAgent: string, { mode = 'browser', standalone }: { mode?: string; standalone?: boolean } = {}) {
  const target = new EventTarget();
  const window = Object.assign(target, {
    matchMedia: (query: string) => ({ matches: query === `(display-mode: ${mode})` }) as MediaQueryList,
  });
  const navigator = { userAgent, maxTouchPoints: 5, ...(standalone === undefined ? {} : { standalone }) };
  return { target, install: new Install({ window: window, navigator }) };
}

function offer(target: EventTarget, outcome: 'accepted' | 'dismissed') {
  let asked = 0;
  const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
    prompt: () => Promise.resolve(void (asked += 1)),
    userChoice: Promise.resolve({ outcome }),
  });
  target.dispatchEvent(event);
  return { event, asked: () => asked };
}

describe('installing', () => {
  test('no offer, no button', async () => {
    const { install } = open(CHROME);
    expect(install.canPrompt).toBe(false);
    expect(await install.prompt()).toBe(false);
  });

  test.each(['accepted', 'dismissed'] as const)(
    'the browser’s offer is kept for our button and made once: %s',
    async (outcome) => {
      const { target, install } = open(CHROME);
      const { event, asked } = offer(target, outcome);
      expect(event.defaultPrevented).toBe(true);
      expect(install.canPrompt).toBe(true);
      expect(await install.prompt()).toBe(outcome === 'accepted');
      expect(install.canPrompt).toBe(false);
      await install.prompt();
      expect(asked()).toBe(1);
    },
  );

  test('once installed, nothing is offered', () => {
    const { target, install } = open(CHROME);
    offer(target, 'accepted');
    target.dispatchEvent(new Event('appinstalled'));
    expect(install.canPrompt).toBe(false);
    expect(install.installed).toBe(true);
  });

  test('on iOS the guide comes before any model byte in a tab, and never from the home screen', () => {
    expect(open(SAFARI).install.guideFirst).toBe(true);
    expect(open(SAFARI, { standalone: false }).install.guideFirst).toBe(true);
    expect(open(SAFARI, { standalone: true }).install).toMatchObject({ guideFirst: false, standalone: true });
    expect(open(SAFARI, { mode: 'standalone' }).install.guideFirst).toBe(false);
    expect(open(CHROME).install.guideFirst).toBe(false);
  });

  test('inside another app there is nothing to install: the way out is shown instead', () => {
    expect(open(WECHAT).install).toMatchObject({ platform: 'in-app', ios: true, guideFirst: false });
  });

  test.each(['standalone', 'fullscreen', 'minimal-ui'])('display mode %s is the installed app', (mode) => {
    expect(open(CHROME, { mode }).install).toMatchObject({ standalone: true, installed: true });
  });
});
