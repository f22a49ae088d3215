import AliasTimeline from './AliasTimeline.astro';
import Claim from './Claim.astro';
import ErrorMessage from './ErrorMessage.astro';
import Figure from './Figure.astro';
import LatencySimulator from './LatencySimulator.astro';
import LayerCache from './LayerCache.astro';
import Name from './Name.astro';
import Note from './Note.astro';
import Predict from './Predict.astro';
import Snippet from './Snippet.astro';
import SplitSimulator from './SplitSimulator.astro';
import Step from './Step.astro';
import Term from './Term.astro';

/** Everything authors may use in content. The content gate reads this list. */
export const components = {
  AliasTimeline,
  Claim,
  ErrorMessage,
  Figure,
  LatencySimulator,
  LayerCache,
  Name,
  Note,
  Predict,
  Snippet,
  SplitSimulator,
  Step,
  Term,
};
