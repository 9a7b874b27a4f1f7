/** 舞台上的话：扫描、讲解、带回家。 */
export const stageZh = {
  scan: {
    key: '扫描',
    label: '扫描全场（空格键）',
    skip: '点一下跳过',
    steps: { people: '正在找人', faces: '正在看脸', labels: '正在认人' },
    failed: '识别断了，没扫成。请再扫一次。',
    nobody: '画面里没有人',
    group: (count: number, word: string) => `${count} ${word}`,
    /** 念出来和读屏用的一句话。 */
    sentence: (groups: readonly { count: number; word: string }[]) =>
      groups.length === 0
        ? '画面里没有人。'
        : `扫描完毕：${groups.map(({ count, word }) => `${count} 个${word}`).join('，')}。`,
    together: (count: number) => `共 ${count} 人`,
  },
  voice: { on: '念出来', off: '不出声', label: '念出扫描结果' },
};

/** 这些话的形状。 */
export type StageMessages = typeof stageZh;
