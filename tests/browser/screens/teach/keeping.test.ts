import { describe, expect, test } from 'vitest';
import { en } from '#i18n/en.ts';
import { get } from '../on-page.ts';
import { ids, press, settle, taught, world } from './teach-page.ts';

describe('keeping and sharing', () => {
  test('wiping wants two presses', async () => {
    await taught();
    await press(get('reset'));
    expect(world.history.dataset.samples).toHaveLength(14);
    expect(get('reset').textContent).toContain(en.teach.wipe.sure);
    await press(get('reset'));
    expect(world.history.dataset.samples).toHaveLength(0);
  });

  test('a file goes out without pictures and faces unless asked, and comes back; a wrong one changes nothing', async () => {
    await taught();
    expect([get('with-pictures'), get('with-faces')].map((box) => (box as HTMLInputElement).checked)).toEqual([
      false,
      false,
    ]);
    await press(get('export'));
    await expect.poll(() => world.saved.length).toBe(1);
    const [file] = world.saved;
    const before = world.history.dataset;
    await choose('import', new File(['no project'], 'holiday.zip'));
    await expect.poll(() => get('file-news').textContent).toContain('Nothing was changed');
    expect(world.history.dataset).toBe(before);
    await world.keeper.wipe();
    await choose('import', new File([file!.bytes], file!.name));
    await expect.poll(() => get('file-news').textContent).toBe(en.teach.files.imported);
    expect(ids()).toHaveLength(14);
    // Without pictures the shape stands for them.
    await settle();
    expect(document.querySelectorAll('[data-sample] img')).toHaveLength(0);
  });

  test('what comes in is examined, and nobody says that it was not trained', async () => {
    await taught();
    await press(get('export'));
    await expect.poll(() => world.saved.length).toBe(1);
    const { head } = world.trainer;
    await world.keeper.wipe();
    const [file] = world.saved;
    await choose('import', new File([file!.bytes], file!.name));
    await expect.poll(() => world.trainer.exam?.classes.length).toBe(2);
    await settle();
    expect(world.trainer.head).toEqual(head);
    expect(document.getElementById('teach-training')?.textContent).toContain(en.teach.training.brought);
    expect(document.querySelector('[data-testid="exam-scores"]')).not.toBeNull();
  });

  test('a browser with a sheet offers to share the file', async () => {
    await taught();
    await press(get('share'));
    await expect.poll(() => get('file-news').textContent).toBe(en.teach.files.outcomes.shared);
  });

  test('consent is asked once, and event mode takes the question away', async () => {
    await press(get('only-now'));
    expect(world.keeper.consent).toBe('memory');
    expect(document.getElementById('teach-keep')?.textContent).toContain(en.teach.keep.inMemory);
    await press(get('event-mode'));
    expect(world.keeper.event.on).toBe(true);
    expect(document.getElementById('teach-keep')?.textContent).toContain(en.teach.keep.idle);
  });
});

async function choose(testid: string, file: File): Promise<void> {
  const transfer = new DataTransfer();
  transfer.items.add(file);
  const input = get(testid) as HTMLInputElement;
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}
