/** The lint rules that are this project's own; they need no type information. */
import { layersRule } from './layers.mjs';

const CAST =
  'A cast through unknown or any voids the types: narrow the value, or fix the type it comes from.';

/** @type {import('eslint').Linter.Config[]} */
export const houseRules = [
  {
    name: 'house/everywhere',
    files: ['**/*.{ts,js,mjs}'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'Every random number comes from a seeded stream: src/random.',
        },
      ],
    },
  },
  {
    name: 'house/source',
    files: ['src/**/*.ts', 'tasks/**/*.ts'],
    plugins: { house: { rules: { layers: layersRule } } },
    rules: {
      'house/layers': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'TSAsExpression[expression.type="TSAsExpression"][expression.typeAnnotation.type=/^TS(Unknown|Any)Keyword$/]',
          message: CAST,
        },
        { selector: 'TSAsExpression[typeAnnotation.type="TSAnyKeyword"]', message: CAST },
      ],
    },
  },
];
