import { describe, expect, test } from 'vitest';
import { StoredCopy, type Join } from '#app/persistence/stored-copy.svelte.ts';
import { FIRST_DATASET } from '#core/dataset/dataset.ts';
import { withSamples } from '#core/dataset/changes.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { KeepError, type KeepTrouble } from '#storage/dataset/storage-error.ts';
import type { Project } from '#storage/project/project.ts';
import { sampleOf } from '../samples.ts';

const project = (seed: number, embeddingVersion: string = EMBEDDING.version): Project => ({
  ...{ embeddingVersion, head: null, options: null },
  dataset: withSamples(FIRST_DATASET, [sampleOf(seed)]),
});

/** A phone that holds a project, refuses everything from now on, or has another window. */
function phone(kept: Project | null = null) {
  const world = { kept, trouble: null as KeepTrouble | 'fault' | null, locked: false, loads: 0 };
  const answer = <T>(run: () => T): Promise<T> => {
    if (world.trouble === 'fault') return Promise.reject(new RangeError('a fault of ours'));
    return world.trouble ? Promise.reject(new KeepError(world.trouble, 'said no')) : Promise.resolve(run());
  };
  const store = {
    load: () => answer(() => (world.loads++, world.kept)),
    save: (one: Project) => answer(() => void (world.kept = one)),
    forget: () => answer(() => undefined),
    wipe: () => answer(() => void (world.kept = null)),
  };
  const copy = new StoredCopy(store, () => Promise.resolve(!world.locked));
  return { world, copy };
}
const always = () => true;
const whole: Join = () => true;

describe('reading', () => {
  test.each<[string, Project | null, Join, string]>([
    ['nothing', null, whole, 'nothing'],
    ['what the page then holds', project(1), () => true, 'kept'],
    ['what the page then holds more than', project(1), () => false, 'saving'],
    ['what is more than there may be', project(1), () => null, 'unreadable'],
    ['what another version made', project(1, 'other'), whole, 'foreign'],
  ])('finds %s', async (_what, kept, join, phase) => {
    const { copy } = phone(kept);
    await copy.read(join, always);
    expect(copy.state.phase).toBe(phase);
  });

  test('says why nothing could be read, and which version made it', async () => {
    const crowded = phone(project(1));
    await crowded.copy.read(() => null, always);
    expect(crowded.copy.state).toEqual({ phase: 'unreadable', why: 'crowded' });
    const other = phone(project(1, 'other'));
    await other.copy.read(whole, always);
    expect(other.copy.state).toEqual({ phase: 'foreign', version: 'other' });
    const refused = phone();
    refused.world.trouble = 'silent';
    await refused.copy.read(whole, always);
    expect(refused.copy.state).toEqual({ phase: 'unreadable', why: 'silent' });
  });

  test('happens once: what is known is not read again', async () => {
    const { world, copy } = phone(project(1));
    for (let i = 0; i < 2; i++) await copy.read(whole, always);
    expect(world.loads).toBe(1);
    copy.note({ type: 'leave' });
    await copy.read(whole, always);
    expect(world.loads).toBe(2);
  });

  test('brings nothing in where it is no longer wanted', async () => {
    const { copy } = phone(project(1));
    let joined = 0;
    await copy.read(() => (joined++, true), () => false); // prettier-ignore
    expect([joined, copy.state.phase]).toEqual([0, 'unread']);
  });

  test('beside another window shows what is there and keeps nothing; what is foreign stays foreign', async () => {
    for (const [kept, phase] of [
      [project(1), 'elsewhere'],
      [project(1, 'other'), 'foreign'],
    ] as const) {
      // prettier-ignore
      const { world, copy } = phone(kept);
      world.locked = true;
      await copy.read(whole, always);
      expect(copy.state.phase).toBe(phase);
      expect(await copy.isLocked()).toBe(true);
    }
  });

  test('tells whoever joins what this window last knew', async () => {
    const { world, copy } = phone(project(1));
    const known: (readonly string[] | null)[] = [];
    const join: Join = (_project, last) => (known.push(last && [...last.ids]), true);
    const again = async () => {
      copy.note({ type: 'leave' });
      await copy.read(join, always);
    };
    await again();
    await again();
    await copy.write(project(2), () => 'saved');
    await again();
    world.kept = null;
    await again();
    world.kept = project(3);
    await again();
    await copy.delete();
    world.kept = project(4);
    await again();
    expect(known).toEqual([null, ['s1'], ['s2'], null, null]);
  });
});

describe('writing', () => {
  test('is kept, or waits where something changed meanwhile', async () => {
    for (const after of ['saved', 'changed'] as const) {
      const { world, copy } = phone();
      await copy.read(whole, always);
      await copy.write(project(2), () => after);
      expect([world.kept, copy.state.phase]).toEqual([project(2), after === 'saved' ? 'kept' : 'saving']);
    }
  });

  test('is not done over what was not read, nor beside another window', async () => {
    const unread = phone(project(1));
    await unread.copy.write(project(2), () => 'saved');
    expect([unread.world.kept, unread.copy.state.phase]).toEqual([project(1), 'unread']);
    const second = phone(project(1));
    await second.copy.read(whole, always);
    second.world.locked = true;
    await second.copy.write(project(2), () => 'saved');
    expect([second.world.kept, second.copy.state.phase]).toEqual([project(1), 'elsewhere']);
  });

  test('that fails says why', async () => {
    const { world, copy } = phone();
    await copy.read(whole, always);
    world.trouble = 'full';
    await copy.write(project(2), () => 'saved');
    expect(copy.state).toEqual({ phase: 'unsaved', why: 'full' });
  });
});

describe('deleting', () => {
  test('leaves nothing, or says that it could not', async () => {
    const { world, copy } = phone(project(1));
    world.trouble = 'refused';
    await copy.delete();
    expect([world.kept, copy.state]).toEqual([project(1), { phase: 'undeleted', why: 'refused' }]);
    expect(await copy.forget(new Set(['s1']))).toBe(false);
    world.trouble = null;
    await copy.delete();
    expect([world.kept, copy.state.phase]).toEqual([null, 'nothing']);
    expect(await copy.forget(new Set(['s1']))).toBe(true);
  });
});

test('faults of ours are not taken for the phone’s', async () => {
  const { world, copy } = phone();
  world.trouble = 'fault';
  await expect(copy.read(whole, always)).rejects.toThrow(RangeError);
  await expect(copy.delete()).rejects.toThrow(RangeError);
  await expect(copy.forget(new Set())).rejects.toThrow(RangeError);
});

describe('what another version made', () => {
  test('is given only where it is there and can be read', async () => {
    const own = phone(project(1));
    await own.copy.read(whole, always);
    expect(await own.copy.foreign()).toBeNull();
    const { world, copy } = phone(project(1, 'other'));
    await copy.read(whole, always);
    expect(await copy.foreign()).toEqual(project(1, 'other'));
    world.trouble = 'refused';
    expect(await copy.foreign()).toBeNull();
  });

  test('is replaced once it was looked at again, which is then to be written', async () => {
    const { world, copy } = phone(project(1, 'other'));
    await copy.read(whole, always);
    const joined: Project[] = [];
    copy.translate(project(1), (one) => (joined.push(one), true));
    expect([joined, copy.state.phase]).toEqual([[project(1)], 'saving']);
    await copy.write(project(1), () => 'saved');
    expect([world.kept, copy.state.phase]).toEqual([project(1), 'kept']);
    copy.translate(project(2), (one) => (joined.push(one), true));
    expect(joined).toHaveLength(1);
  });

  test('stays where it would be more than there may be', async () => {
    const { world, copy } = phone(project(1, 'other'));
    await copy.read(whole, always);
    copy.translate(project(1), () => null);
    expect([world.kept?.embeddingVersion, copy.state]).toEqual(['other', { phase: 'unreadable', why: 'crowded' }]);
  });
});
