import type { ModelDescription } from '../../contract/model.ts';
import type { Model } from './abi.ts';

const known = new WeakMap<Model, ModelDescription>();

/** A model's description, asked of the engine once. */
export function descriptionOf(model: Model): ModelDescription {
  let description = known.get(model);
  if (description === undefined) {
    description = model.describe();
    known.set(model, description);
  }
  return description;
}
