import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepOwnText } from '#ui/own-text.ts';

let place: HTMLElement;
let stop: () => void;
beforeEach(() => {
  place = document.createElement('div');
  document.body.append(place);
  stop = keepOwnText(place);
});
afterEach(() => {
  stop();
  place.remove();
});

/** Every text node gets a translation where it was, in the ways that translators do it. */
const WAYS: Record<string, (text: Text) => void> = {
  'puts a font in its place': (text) => text.replaceWith(fontOf(`[${text.data}]`)),
  'puts one before it and takes it away': (text) => {
    text.before(fontOf(`[${text.data}]`));
    text.remove();
  },
  'wraps the node itself': (text) => {
    const font = document.createElement('font');
    text.replaceWith(font);
    font.append(text);
  },
};

function fontOf(words: string): Element {
  const [outer, inner] = [document.createElement('font'), document.createElement('font')];
  inner.textContent = words;
  outer.append(inner);
  return outer;
}

function textsIn(node: Node): Text[] {
  return node instanceof Text ? [node] : [...node.childNodes].flatMap(textsIn);
}

test.each(Object.entries(WAYS))('a translator that %s does not freeze what the page says', async (_name, translate) => {
  place.innerHTML = '<p>labels 0.4 s old</p><ul><li>FRIEND <b>93%</b></li></ul>';
  const texts = textsIn(place);
  for (const text of texts) translate(text);
  await expect.poll(() => place.querySelectorAll('font').length).toBe(0);
  texts.forEach((text, index) => (text.data = String(index)));
  expect(place.textContent).toBe('012');
});

test('one that never gives up is left alone, and what it shows follows all the same', async () => {
  place.innerHTML = '<p>1 person</p>';
  const [text] = textsIn(place);
  for (let round = 0; round < 40; round++) {
    if (text!.isConnected) text!.replaceWith(fontOf('[translated]'));
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
  }
  expect(place.querySelectorAll('font').length).toBeGreaterThan(0);
  text!.data = '2 people';
  await expect.poll(() => place.textContent).toBe('2 people');
});
