import { biasZh } from './bias-zh.ts';
import { layersZh } from './layers-zh.ts';
import { neuronZh } from './neuron-zh.ts';
import { raceZh } from './race-zh.ts';
import { readZh } from './read-zh.ts';
import { speedZh } from './speed-zh.ts';
import { todayZh } from './today-zh.ts';
import { waterZh } from './water-zh.ts';
import { xorZh } from './xor-zh.ts';

/** 科普页上的话。每一课一个文件。 */
export const explainZh = {
  title: '看懂它',
  lead: '它怎么认人？九个小实验，一个一个玩过来就明白了。每个数都是这台机器现算的。',
  back: '回到画面',
  contents: '所有实验',
  open: '看懂它',
  noLesson: '这个实验没打开。等有网了再试一次，或先看别的。',
  cardBefore: '上一句',
  cardNext: '下一句',
  cardOf: (card: number, count: number) => `${card} / ${count} 句`,
  formula: '公式',
  nextLesson: (title: string) => `下一个：${title}`,
  link: {
    title: '分享这个实验',
    lead: '用这个链接打开，就是你现在调好的样子。上课前可以先备好。',
    picture: '打开这个实验的二维码',
    copy: '复制链接',
    copied: '已复制',
  },
  neuron: neuronZh,
  xor: xorZh,
  water: waterZh,
  read: readZh,
  race: raceZh,
  layers: layersZh,
  speed: speedZh,
  bias: biasZh,
  today: todayZh,
};
