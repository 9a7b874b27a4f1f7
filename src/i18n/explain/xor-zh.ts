/** 课：一条线分不开。 */
export const xorZh = {
  title: '一条线分不开',
  teaser: '有些题，一层神经元怎么学都学不会。多一层就行。',
  cards: ['单层网络只会画一条直线。'],
};
