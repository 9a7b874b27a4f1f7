/** README.txt of a TensorFlow.js export: what goes into the model and what comes out. Lengths are numbers of a vector. */
export function tfjsReadme({ body, face }: { readonly body: number; readonly face: number }): string {
  const both = face > 0;
  return `A model taught in Visor, for TensorFlow.js

  const model = await tf.loadLayersModel('model.json');   // model.json and weights.bin side by side
  const probabilities = model.predict(tf.tensor2d([input])).dataSync();   // in the order of labels.json

The input has ${body + face} numbers. It is made from Visor's embedding of one person
(its version is in labels.json):

  1. Take the ${body} numbers of the body and divide them by their length, the root of the sum of
     their squares (by 1 where that is 0).
${
  both
    ? `  2. Do the same with the ${face} numbers of the face and put them behind. Where no face was found,
     put the last ${face} numbers of the weight intake/moving_mean there instead.
`
    : ''
}
The first layer (intake) then computes (x - moving_mean) * gamma, number by number. The dense
ones end in softmax; the temperature that makes the percentages honest is in their weights, and a last
layer keeps them under what the number of people who were taught allows.

Left out: the rule that calls people unknown who are far from everything taught. This model
always shares 1 among its classes.

The weights hold averages of what was taught. Give them on as carefully as the pictures.

在 Visor 中教出的模型，供 TensorFlow.js 使用。输入共 ${body + face} 个数：先取身体向量的 ${body} 个数，除以其长度（各数平方和的平方根）${
    both
      ? `；再取脸部向量的 ${face} 个数，同样处理后接在后面。没有找到脸时，改用权重 intake/moving_mean 的最后 ${face} 个数`
      : ''
  }。输出为各类别的概率，顺序见 labels.json。不含“未知”判断。权重里有所教内容的平均值，请像对待照片一样谨慎。
`;
}
