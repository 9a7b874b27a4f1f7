/** What became of a text that somebody wanted to copy; `selected`: it waits for the usual keys. */
export type Copied = 'copied' | 'selected';

/** Copies a text, or selects it where it is shown if the browser lets no page copy (insecure pages, old browsers). */
export async function copyText(text: string, shown: () => Element | null | undefined): Promise<Copied> {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    const place = shown();
    if (place instanceof HTMLTextAreaElement) place.select();
    else if (place) getSelection()?.selectAllChildren(place);
    return 'selected';
  }
}
