// Shows which lines of a Dockerfile the next build runs again. Server HTML: mdx/LayerCache.astro.
import { buildWords, layerWords } from '#simulators/layer-cache.ts';
import { layerCacheView } from '#simulators/layer-cache-view.ts';
import { rowsOf, showBars, SimulatorElement, textOf } from './simulators/simulator-element.ts';

class LayerCache extends SimulatorElement {
  protected show(values: FormData): string {
    const { build, orders } = layerCacheView({
      recipe: textOf(values, 'recipe'),
      change: textOf(values, 'change'),
      hasMount: values.has('mount'),
    });
    for (const [place, row] of rowsOf(this.querySelector('ol'), build.layers.length).entries()) {
      const layer = build.layers[place];
      if (!layer) continue;
      row.dataset['state'] = layer.state;
      row.toggleAttribute('data-start', layer.isStart);
      row.querySelector('code')?.replaceChildren(layer.text);
      row.querySelector('small')?.replaceChildren(layerWords(layer));
    }
    showBars(this.querySelector('table'), orders);
    return buildWords(build);
  }
}

customElements.define('layer-cache', LayerCache);
