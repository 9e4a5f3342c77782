/** Words that the page uses without saying each time what they mean. */
export const WORDS: readonly (readonly [word: string, meaning: string])[] = [
  [
    'transformer',
    'The kind of network that large language models are. It is made of numbers, its parameters: some twenty or thirty thousand in the first experiments here, billions in large ones.',
  ],
  [
    'step',
    'One round of training: the model answers a batch of problems, and each of its numbers is moved a little towards better answers.',
  ],
  ['token', 'One piece of a problem or an answer: a digit, a letter, a symbol, a sound.'],
  [
    'loss',
    'How surprised the model is by the right answers, in nats a token: 0 if it was sure of them, 0.69 if it gave them a chance of one half.',
  ],
  [
    'wrong tokens, ε',
    'The share of single tokens that are wrong, 0 to 100%. In each experiment by its own name: wrong digits, wrong letters.',
  ],
  [
    'exact match',
    'The share of problems whose answer has no wrong token at all. One mistake counts as much as ten.',
  ],
  [
    '(1−ε)⁸',
    'How often eight tokens would all be right if each were wrong with probability ε, and mistakes had nothing to do with one another.',
  ],
  ['train', 'Problems that the model is trained on, marked before it learns from them.'],
  [
    'held-out, fresh',
    'Problems to be marked by alone. Held-out ones are never trained on. Fresh ones are newly drawn, where the same facts must come back.',
  ],
  ['chance', 'What guessing would get.'],
  [
    'grokking',
    'First the training problems are known by heart; only much later comes the rule, and with it all the others.',
  ],
  [
    'seed',
    'The number that everything random comes from: the model’s first numbers, and the problems. The same seed makes the same run; “3 of 3 seeds” means that it came true in three runs of three.',
  ],
  [
    '95% interval',
    'The model is marked by a sample of problems. Its share over all that there are lies in such a range, but for one time in twenty.',
  ],
  [
    'FLOP',
    'One addition or multiplication of two numbers: what a computer has to do, whatever its pace.',
  ],
];
