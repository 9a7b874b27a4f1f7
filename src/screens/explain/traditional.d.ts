// Word lists in Traditional Chinese: the same files, converted while they are bundled (src/build/traditional).

declare module '#screens/explain/bias/words-zh.ts?hant' {
  export { biasZh } from '#screens/explain/bias/words-zh.ts';
}

declare module '#screens/explain/layers/words-zh.ts?hant' {
  export { layersZh } from '#screens/explain/layers/words-zh.ts';
}

declare module '#screens/explain/neuron/words-zh.ts?hant' {
  export { neuronZh } from '#screens/explain/neuron/words-zh.ts';
}

declare module '#screens/explain/race/words-zh.ts?hant' {
  export { raceZh } from '#screens/explain/race/words-zh.ts';
}

declare module '#screens/explain/read/words-zh.ts?hant' {
  export { readZh } from '#screens/explain/read/words-zh.ts';
}

declare module '#screens/explain/speed/words-zh.ts?hant' {
  export { speedZh } from '#screens/explain/speed/words-zh.ts';
}

declare module '#screens/explain/today/words-zh.ts?hant' {
  export { todayZh } from '#screens/explain/today/words-zh.ts';
}

declare module '#screens/explain/water/words-zh.ts?hant' {
  export { waterZh } from '#screens/explain/water/words-zh.ts';
}

declare module '#screens/explain/xor/words-zh.ts?hant' {
  export { xorZh } from '#screens/explain/xor/words-zh.ts';
}

declare module '#screens/explain/kit/paper-words-zh.ts?hant' {
  export { paperZh } from '#screens/explain/kit/paper-words-zh.ts';
}

declare module '#screens/explain/pack/words-zh.ts?hant' {
  export { packZh } from '#screens/explain/pack/words-zh.ts';
}
