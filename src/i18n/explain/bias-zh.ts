/** 课：黑箱和偏见。 */
export const biasZh = {
  title: '黑箱和偏见',
  teaser: '教偏了会怎样？试一分钟就知道。',
  cards: ['它只从给它的照片里学。照片偏，它就偏。'],
};
