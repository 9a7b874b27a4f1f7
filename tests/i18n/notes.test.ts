import { expect, test } from 'vitest';
import { LANGUAGES, MESSAGES } from '#i18n/index.ts';

test.each(LANGUAGES)('whose notes have no stage yet is told the keys by their names (%s)', async (code) => {
  await MESSAGES.load([code]);
  const { stage, live } = MESSAGES[code];
  const [open, shut] = code === 'zh-Hant' ? '「」' : '“”';
  for (const key of [live.present, stage.script.title]) expect(stage.script.alone).toContain(`${open}${key}${shut}`);
});
