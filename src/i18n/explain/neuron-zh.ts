/** 课：神经元。 */
export const neuronZh = {
  title: '神经元',
  teaser: '一个神经元只会两件事：把水加起来，够了就放。',
  cards: ['活的神经元从许多树突收信号，够强了，就沿轴突放出去。'],
};
