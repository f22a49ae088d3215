import { barPath, type Bar } from './bar.ts';
import { build, changes, recipes, secondWords, type Build } from './layer-cache.ts';

/** What a reader has chosen. */
export interface Choice {
  readonly recipe: string;
  readonly change: string;
  readonly hasMount: boolean;
}

/** What the page shows for a choice. */
export interface View {
  readonly build: Build;
  /** Every order after the same change. */
  readonly orders: readonly Bar[];
}

/** The choice that the page begins with. */
export const firstView: Choice = { recipe: 'code-first', change: 'code', hasMount: false };

/** A longer build does not exist here. */
const mostSeconds = 60;

/** The build that was chosen, and what the same change costs in each order. */
export function layerCacheView({ recipe, change, hasMount }: Choice): View {
  const changed = changes.find(({ id }) => id === change) ?? unknownChoice(change);
  const chosen = recipes.find(({ id }) => id === recipe) ?? unknownChoice(recipe);
  return {
    build: build(chosen, changed, { hasMount }),
    orders: recipes.map((other) => {
      const { seconds } = build(other, changed, { hasMount });
      return {
        title: other.title,
        text: secondWords(seconds),
        path: barPath(seconds, mostSeconds),
        isOn: other === chosen,
      };
    }),
  };
}

function unknownChoice(id: string): never {
  throw new RangeError(`There is no choice "${id}".`);
}
