/** 课：每一层看见什么。 */
export const layersZh = {
  title: '每一层看见什么',
  teaser: '从线条，到部位，到整个人。',
  cards: ['前面的层看线条，后面的层看部位。'],
};
