import { expect, test } from 'vitest';
import { bareShader } from '../../scripts/shader-plugin';

test('a bare shader keeps its code on its lines and loses its comments', () => {
  const source = [
    '// maths /* not open',
    'let a = b / c; // why',
    '/* one /* two */ still */ let d = e * f;',
    '/* a // b */ let g/**/h = 1;',
    '/*',
    ' let hidden = 1;',
    '*/',
    '  return x; /* not // a line',
    'comment */ y;',
  ].join('\n');
  expect(bareShader(source).split('\n')).toEqual([
    '',
    'let a = b / c;',
    'let d = e * f;',
    'let g h = 1;',
    '',
    '',
    '',
    'return x;',
    'y;',
  ]);
});
