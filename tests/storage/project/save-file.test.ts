import { describe, expect, test } from 'vitest';
import { createFileSaver, offersShare, type SavedFile, type SaveWorld } from '#storage/project/save-file.ts';

const FILE: SavedFile = { name: 'visor-project.zip', type: 'application/zip', bytes: new Uint8Array([80, 75]) };

/** A page that notes what is done to it. */
function page(changes: Partial<SaveWorld> & { readonly share?: () => Promise<void> } = {}) {
  const { share, ...world } = changes;
  const done: string[] = [];
  const files: File[] = [];
  const link = {
    ...{ href: '', download: '', hidden: false },
    click: () => void done.push(`click ${link.download} ${link.href}`),
    remove: () => void done.push('remove'),
  };
  const sheet = (data: object): Promise<void> => {
    files.push(...(data as { files: File[] }).files);
    done.push(`share ${Object.keys(data).join()}`);
    return share?.() ?? Promise.resolve();
  };
  const save = createFileSaver({
    navigator: share ? { share: sheet, canShare: () => true } : {},
    document: { createElement: () => link, body: { append: () => undefined } } as unknown as Document,
    URL: { createObjectURL: () => 'blob:1', revokeObjectURL: (url) => void done.push(`revoke ${url}`) },
    standalone: false,
    ios: false,
    later: (run) => run(),
    ...world,
  });
  return { save, done, files, link };
}

const works = () => Promise.resolve();
const fails = (name: string) => () => Promise.reject(new DOMException('', name));
const installedOnIos = { standalone: true, ios: true };
const downloaded = ['click visor-project.zip blob:1', 'remove', 'revoke blob:1'];

describe('in a browser', () => {
  test('saving is a download, and its address is given back', async () => {
    const { save, done } = page({ share: works });
    expect(await save(FILE)).toBe('downloaded');
    expect(done).toEqual(downloaded);
  });

  test('its link is never seen', async () => {
    const { save, link } = page();
    await save(FILE);
    expect(link.hidden).toBe(true);
  });

  test('a page that lets nothing be downloaded has no way out', async () => {
    const denied = () => {
      throw new Error('denied');
    };
    expect(await page({ URL: { createObjectURL: denied, revokeObjectURL: denied } }).save(FILE)).toBe('impossible');
  });

  test('sharing opens the sheet with the file alone', async () => {
    const { save, done, files } = page({ share: works });
    expect(await save(FILE, 'share')).toBe('shared');
    expect(done).toEqual(['share files']);
    expect([files[0]?.name, files[0]?.type, files[0]?.size]).toEqual([FILE.name, FILE.type, 2]);
  });

  test('closing the sheet is no error and no download either', async () => {
    const { save, done } = page({ share: fails('AbortError') });
    expect(await save(FILE, 'share')).toBe('dismissed');
    expect(done).toEqual(['share files']);
  });

  test.each(['NotAllowedError', 'DataError', 'TypeError'])(
    'a sheet that says %s is replaced by a download',
    async (name) => {
      const { save, done } = page({ share: fails(name) });
      expect(await save(FILE, 'share')).toBe('downloaded');
      expect(done).toEqual(['share files', ...downloaded]);
    },
  );

  test('where there is no sheet, sharing is a download', async () => {
    expect(await page().save(FILE, 'share')).toBe('downloaded');
    const picky = page({ navigator: { share: works, canShare: () => false } });
    expect(await picky.save(FILE, 'share')).toBe('downloaded');
  });

  test('an installed app that is not on iOS downloads, and so does Safari', async () => {
    expect(await page({ standalone: true, share: works }).save(FILE)).toBe('downloaded');
    expect(await page({ ios: true, share: works }).save(FILE)).toBe('downloaded');
  });
});

describe('in an installed app on iOS', () => {
  test('every save goes through the sheet', async () => {
    const { save, done } = page({ ...installedOnIos, share: works });
    expect(await save(FILE)).toBe('shared');
    expect(done).toEqual(['share files']);
  });

  test('a sheet that needs a fresh tap says so, and no link strands the app', async () => {
    const { save, done } = page({ ...installedOnIos, share: fails('NotAllowedError') });
    expect(await save(FILE)).toBe('needs-tap');
    expect(done).toEqual(['share files']);
  });

  test('a sheet that fails otherwise is no way out either, whatever it throws', async () => {
    const nothing = undefined as unknown as Error;
    for (const share of [fails('DataError'), () => Promise.reject(nothing)]) {
      const { save, done } = page({ ...installedOnIos, share });
      expect([await save(FILE), done]).toEqual(['impossible', ['share files']]);
    }
  });

  test('without a sheet there is no way out', async () => {
    const { save, done } = page(installedOnIos);
    expect(await save(FILE)).toBe('impossible');
    expect(done).toEqual([]);
  });
});

test('the sheet is offered where the browser says that it takes such a file', () => {
  const asked: File[] = [];
  const says = (word: boolean) => ({
    share: works,
    canShare: ({ files }: { files: File[] }) => (asked.push(...files), word),
  });
  const denies = () => {
    throw new Error('denied');
  };
  expect(offersShare(says(true), FILE)).toBe(true);
  expect(asked.map(({ name, type, size }) => [name, type, size])).toEqual([[FILE.name, FILE.type, 1]]);
  for (const navigator of [
    says(false),
    { share: works },
    { canShare: () => true },
    { share: works, canShare: denies },
    {},
  ]) {
    expect(offersShare(navigator, FILE)).toBe(false);
  }
});
