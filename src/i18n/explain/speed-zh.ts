/** 课：为什么要用显卡。 */
export const speedZh = {
  title: '为什么要用显卡',
  teaser: '同一张画面，几种算法各跑一遍，看时间。',
  cards: ['认一次人，要做几亿次乘法和加法。'],
};
