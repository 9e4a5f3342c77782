/** The preset of a first visit and of a link that can't be read: the first of all, known without the others. */
export { default as defaultRecipe } from './m1-mirage';
