/** 课：教它认字。 */
export const readZh = {
  title: '教它认字',
  teaser: '挑几个字，半分钟学会，写给它看。',
  cards: ['先挑要认的字，再让它练。'],
};
