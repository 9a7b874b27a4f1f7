import { expect, test } from 'vitest';
import { batchGradient } from '#core/network/batch-gradient.ts';
import { squaredError } from '#core/network/loss.ts';
import { copyOf } from '#core/network/network.ts';
import { DOT_PRESETS, presetDots } from '#core/playground/dot-presets.ts';
import { bestLine } from '#core/playground/best-line.ts';
import type { Dot } from '#core/playground/dots.ts';
import { MOST_HIDDEN, PlaneLearner, type PlaneRule } from '#core/playground/plane-learner.ts';
import { rng } from '#core/rng.ts';

const XOR = presetDots('xor');

function practise(settings: Partial<PlaneLearner['settings']>, most = 20_000): PlaneLearner {
  const learner = new PlaneLearner({ dots: XOR, hidden: 2, rule: 'gradient', seed: 1, ...settings });
  for (let step = 0; step < most && learner.step(); step++);
  return learner;
}

test('one layer never gets past 3 of 4 on XOR by the perceptron rule, for 1 000 seeds', () => {
  for (let seed = 0; seed < 1000; seed++) {
    const learner = new PlaneLearner({ dots: XOR, hidden: 0, rule: 'perceptron', seed });
    let most = 0;
    let ended = 0;
    for (let step = 0; step < 200; step++) {
      if (!learner.step()) ended++;
      most = Math.max(most, learner.right);
    }
    expect([ended, most <= 3]).toEqual([0, true]);
    expect(learner.state).toBe('learning');
    expect(learner.best).toBeLessThanOrEqual(3);
  }
});

test('nor by following the gradient, for 1 000 seeds', () => {
  for (let seed = 0; seed < 1000; seed++) {
    const learner = practise({ hidden: 0, seed }, 100);
    expect(learner.best).toBeLessThanOrEqual(3);
  }
});

test('two hidden neurons get all 4, starting again where they are stuck, for at least 99 % of 1 000 seeds', () => {
  let learnt = 0;
  for (let seed = 0; seed < 1000; seed++) {
    const learner = practise({ seed });
    if (learner.state === 'learnt' && learner.right === 4) learnt++;
    // What it says of itself is what its answers say.
    expect(XOR.filter(({ x, y, kind }) => learner.at(x, y) >= 0.5 === (kind === 1))).toHaveLength(learner.right);
  }
  console.info(`2-2-1 learnt XOR for ${learnt} of 1000 seeds`);
  expect(learnt).toBeGreaterThanOrEqual(990);
});

test('where a line can part the dots the perceptron rule finds one', () => {
  for (const preset of ['both', 'either'] as const) {
    for (let seed = 0; seed < 100; seed++) {
      const learner = practise({ dots: presetDots(preset), hidden: 0, rule: 'perceptron', seed });
      expect([learner.state, learner.right]).toEqual(['learnt', 4]);
    }
  }
});

test.each(DOT_PRESETS)('eight hidden neurons learn the dots of %s', (preset) => {
  const dots = presetDots(preset);
  const learner = practise({ dots, hidden: MOST_HIDDEN });
  expect([learner.state, learner.right]).toEqual(['learnt', dots.length]);
});

test('every run ends, and never says anything but numbers: any dots, any number of neurons, both rules', () => {
  const random = rng(5);
  const sets: Dot[][] = [[], [{ x: 1, y: 1, kind: 1 }], [...twins()]];
  for (let i = 0; i < 6; i++) {
    sets.push(
      Array.from({ length: 1 + i * 4 }, () => {
        const [x, y] = [random() < 0.5 ? -1 : 1, random() * 2 - 1];
        return { x, y, kind: random() < 0.5 ? 0 : 1 };
      }),
    );
  }
  for (const dots of sets) {
    for (const hidden of [0, 1, 2, MOST_HIDDEN]) {
      for (const rule of ['perceptron', 'gradient'] satisfies PlaneRule[]) {
        const learner = practise({ dots, hidden, rule, seed: 3 }, 60_000);
        if (dots.length > 0) expect(learner.state).toMatch(/learnt|given up/);
        expect(learner.step()).toBe(false);
        for (const layer of learner.network.layers) {
          expect([...layer.weights, ...layer.biases].every(Number.isFinite)).toBe(true);
        }
        for (const value of [...learner.losses, learner.at(-1, 1), learner.at(1, 1)])
          expect(value).toSatisfy(Number.isFinite);
        expect(learner.losses.length).toBeLessThanOrEqual(401);
        if (hidden === 0) expect(learner.best).toBeLessThanOrEqual(bestLine(dots));
      }
    }
  }
});

test.each([0, 1, 2, MOST_HIDDEN])('with %i hidden neurons the gradient equals finite differences', (hidden) => {
  for (let seed = 0; seed < 20; seed++) {
    const dots = presetDots('moons');
    const { network } = new PlaneLearner({ dots, hidden, rule: 'gradient', seed });
    const examples = dots.map(({ x, y, kind }) => ({ input: [x, y], target: [kind] }));
    const { gradient } = batchGradient(network, examples, squaredError);
    network.layers.forEach((layer, depth) => {
      for (const part of ['weights', 'biases'] as const) {
        layer[part].forEach((_, i) => {
          const at = (by: number) => {
            const moved = copyOf(network);
            moved.layers[depth]![part][i] = moved.layers[depth]![part][i]! + by;
            return batchGradient(moved, examples, squaredError).loss;
          };
          expect(gradient[depth]![part][i]).toBeCloseTo((at(1e-5) - at(-1e-5)) / 2e-5, 8);
        });
      }
    });
  }
});

test('the same seed runs the same, another seed otherwise', () => {
  const run = (seed: number) => practise({ seed }, 50).losses;
  expect(run(4)).toEqual(run(4));
  expect(run(4)).not.toEqual(run(5));
});

/** Two dots of either kind at one place: nothing can part them. */
function* twins(): Generator<Dot> {
  for (const kind of [0, 1] as const) yield { x: 0.5, y: 0.5, kind };
  yield { x: -0.5, y: 0, kind: 0 };
}
