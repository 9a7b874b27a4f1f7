import { readFileSync } from 'node:fs';
import { CheckStatus, type Checker, type CheckResult } from '@stryker-mutator/api/check';
import type { Mutant, schema } from '@stryker-mutator/api/core';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { rng } from '../../src/core/rng.ts';

/** Which mutants a run tries: a share drawn by a seed, or those that survived the run before. */
export type Choice = { readonly share: number; readonly seed: number } | { readonly survivedIn: string };

function takes(choice: Choice): (mutant: Mutant) => boolean {
  if ('share' in choice) return ({ id }) => rng(choice.seed * 1_000_003 + Number(id))() < choice.share;
  const { files } = JSON.parse(readFileSync(choice.survivedIn, 'utf8')) as schema.MutationTestResult;
  const survived = Object.values(files).flatMap(({ mutants }) =>
    mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage'),
  );
  const ids = new Set(survived.map(({ id }) => id));
  return ({ id }) => ids.has(id);
}

/** Stryker has no sample of its own: mutants that were not drawn are laid aside as if they did not compile. */
function chooser(): Checker {
  const taken = takes(JSON.parse(process.env.MUTANTS ?? '{"share":1,"seed":1}') as Choice);
  const verdict = (mutant: Mutant): CheckResult =>
    taken(mutant) ? { status: CheckStatus.Passed } : { status: CheckStatus.CompileError, reason: 'not drawn' };
  return {
    init: () => Promise.resolve(),
    check: (mutants) => Promise.resolve(Object.fromEntries(mutants.map((one) => [one.id, verdict(one)]))),
    group: (mutants) => Promise.resolve([mutants.map(({ id }) => id)]),
  };
}

/** Found by Stryker in this very name. */
export const strykerPlugins = [declareFactoryPlugin(PluginKind.Checker, 'choose', chooser)];
