import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import NeuronLesson from '#screens/explain/neuron/NeuronLesson.svelte';
import '#ui/tokens.css';
import '#ui/base.css';
import { get } from './on-page.ts';
import { nonsense, PlaygroundWorld, press, settle, slide } from './playground-world.svelte.ts';
import { neuronEn as text } from '#screens/explain/neuron/words-en.ts';

let world: PlaygroundWorld;

function open(search = ''): void {
  world = new PlaygroundWorld(NeuronLesson, `?screen=explain&lesson=neuron${search}`);
}

beforeEach(() => page.viewport(390, 844));
afterEach(() => world.close());

/** Which of the four cases fire, and which are right. */
function table(): { fires: string; right: string } {
  const rows = ['00', '01', '10', '11'].map((pair) => get(`neuron-row-${pair}`));
  const bits = (name: string) => rows.map((row) => (row.dataset[name] === 'true' ? 1 : 0)).join('');
  return { fires: bits('fires'), right: bits('right') };
}

/** A finger on a handle of the drawing, up by so many px. */
async function drag(testid: string, up: number): Promise<void> {
  const handle = get(testid);
  const { left, top, width, height } = handle.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const at = (clientY: number) => ({ bubbles: true, cancelable: true, pointerId: 1, clientX: x, clientY });
  handle.setPointerCapture = () => undefined;
  handle.dispatchEvent(new PointerEvent('pointerdown', at(y)));
  handle.dispatchEvent(new PointerEvent('pointermove', at(y - up)));
  handle.dispatchEvent(new PointerEvent('pointerup', at(y - up)));
  await settle();
}

describe('tasks', () => {
  test('both: reached by moving sliders', async () => {
    open();
    expect(table().right).not.toBe('1111');
    await slide('Valve 1', 1);
    await slide('Valve 2', 1);
    await slide(text.weir, 1.5);
    expect(table()).toEqual({ fires: '0001', right: '1111' });
    expect(get('neuron-verdict').textContent).toBe(text.done);
    expect(get('neuron-task-both').querySelector('svg')).not.toBeNull();
    expect(get('neuron-task-one').querySelector('svg')).toBeNull();
  });

  test('either: reached by dragging the weir down', async () => {
    open('&task=either&va=1&vb=1&weir=1.5');
    expect(table()).toEqual({ fires: '0001', right: '1001' });
    await drag('neuron-weir', -20);
    expect(table()).toEqual({ fires: '0111', right: '1111' });
  });

  test('exactly one: says that 3 is the most, and why at one tap', async () => {
    open('&task=one&va=1&vb=1&weir=0.5');
    expect(table()).toEqual({ fires: '0111', right: '1110' });
    expect(get('neuron-verdict').textContent).toBe(text.impossible(3));
    await press('formula');
    expect(get('formula-shown').textContent).toContain(text.whyNot);
    await press('neuron-on');
    expect(world.lab.link.lesson).toBe('xor');
  });

  test('are chosen by keys', async () => {
    open();
    await press('neuron-task-either');
    expect(get('neuron-task-either').ariaPressed).toBe('true');
    expect(world.lab.link.address).toContain('task=either');
  });
});

describe('the drawing', () => {
  test('a tap on a tap turns it off and on, a row of the table sets both', async () => {
    open('&va=1&vb=1&weir=1.5');
    expect(get('neuron-state').textContent).toContain('fires');
    await drag('neuron-tap-0', 0);
    expect(world.lab.link.number('a', -1, -1, 2)).toBe(0);
    expect(get('neuron-state').textContent).toContain('nothing happens');
    await press('neuron-row-11');
    expect(get('neuron-state').textContent).toContain('fires');
  });

  test('both neurons fire at once', async () => {
    open('&va=1&vb=1&weir=1.5&a=1&b=1');
    expect(document.querySelector('[data-testid="neuron-living"] .flash')).not.toBeNull();
    await slide('Tap 2', 0);
    expect(document.querySelector('[data-testid="neuron-living"] .flash')).toBeNull();
    expect(document.querySelector('[data-testid="neuron-artificial"] .flow.out')).toBeNull();
  });

  test('a valve turned below zero is drawn as counter-flow', async () => {
    open('&vb=0.5&b=1');
    await drag('neuron-valve-1', -120);
    expect(world.lab.link.number('vb', 0, -2, 2)).toBeLessThan(0);
    expect(document.querySelector('[data-testid="neuron-artificial"] .flow.against')).not.toBeNull();
  });

  test('names every part of both neurons, whole and one beside the other', () => {
    open();
    const parts = get('neuron-parts');
    for (const word of ['Dendrites', 'Synapses', 'Cell body', 'Axon']) expect(parts.textContent).toContain(word);
    const [living, made] = ['neuron-living', 'neuron-artificial'].map((id) =>
      get(id).parentElement!.getBoundingClientRect(),
    );
    for (const row of parts.querySelectorAll('li')) {
      const { left, right, top, bottom } = row.getBoundingClientRect();
      // Between the drawings, a little over what they leave free.
      expect(left).toBeGreaterThan(living!.right - 24);
      expect(right).toBeLessThan(made!.left + 24);
      expect(top).toBeGreaterThanOrEqual(living!.top);
      expect(bottom).toBeLessThanOrEqual(living!.bottom);
    }
  });

  test('handles are large enough for a finger', () => {
    open();
    for (const testid of ['neuron-tap-0', 'neuron-tap-1', 'neuron-valve-0', 'neuron-valve-1', 'neuron-weir']) {
      const { width, height } = get(testid).querySelector('.hit')!.getBoundingClientRect();
      expect(Math.min(width, height), testid).toBeGreaterThanOrEqual(44);
    }
  });

  test('no end of any slider says nonsense, all or nothing or smooth', async () => {
    open();
    for (const smooth of [false, true]) {
      if (smooth) await press('neuron-smooth');
      for (let corner = 0; corner < 32; corner++) {
        const end = (bit: number, least: number, most: number) => (corner & (1 << bit) ? most : least);
        await slide('Tap 1', end(0, 0, 1));
        await slide('Tap 2', end(1, 0, 1));
        await slide('Valve 1', end(2, -2, 2));
        await slide('Valve 2', end(3, -2, 2));
        await slide(text.weir, end(4, 0, 3));
        expect(nonsense()).toBeNull();
      }
    }
  });
});

test('every control is reached and moved by keyboard', async () => {
  open('&va=0&vb=0&weir=1');
  const reached = [];
  for (let i = 0; i < 40; i++) {
    await userEvent.keyboard('{Tab}');
    const { activeElement } = document;
    const name = activeElement?.closest('label')?.textContent.trim() ?? (activeElement as HTMLElement)?.dataset.testid;
    if (name) reached.push(name);
    if (name?.startsWith('Valve 1')) await userEvent.keyboard('{End}');
  }
  expect(world.lab.link.number('va', 0, -2, 2)).toBe(2);
  for (const name of ['neuron-row-00', 'neuron-row-11', 'neuron-task-both', 'neuron-task-one', 'formula']) {
    expect(reached).toContain(name);
  }
  for (const label of ['Tap 1', 'Tap 2', 'Valve 1', 'Valve 2', text.weir, text.smooth]) {
    expect(
      reached.some((name) => name.startsWith(label)),
      label,
    ).toBe(true);
  }
});

test('an address opens it as it was, and a broken one opens it whole', async () => {
  open('&a=0.5&b=x&va=-9&vb=NaN&weir=1e999&task=nonsense&fires=smooth');
  expect(nonsense()).toBeNull();
  expect(get('neuron-artificial').ariaLabel).toContain('in the tank');
  world.close();
  open('&a=0.5&b=0&va=2&weir=0.4&task=one&fires=smooth');
  await settle();
  expect(get('neuron-state').textContent).toBe(text.stateSmooth('1', '0.65'));
});
