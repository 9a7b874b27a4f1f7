/** 课：定规则，还是学。 */
export const raceZh = {
  title: '定规则，还是学',
  teaser: '你写规则，它靠学。样本少谁赢？样本多呢？',
  cards: ['样本少，人定的规则常常更准。'],
};
