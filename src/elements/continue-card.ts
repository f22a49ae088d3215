// Shows where the learner goes on. Server HTML:
//   <continue-card>
//     <p data-part="start">…</p>                       before anything was done
//     <p data-part="next" hidden>… <span data-link></span> …</p>
//     <p data-part="end" hidden>…</p>                  when nothing is left
//     <template><a href="…" data-step="docker-layers" data-platform="aws">…</a> …</template>
//   </continue-card>
// The template holds a link to every open step in study order. Steps of a platform count only
// for learners who chose it.
import { nextStep } from '#progress/next-step.ts';
import type { Progress } from '#progress/progress.ts';
import { ProgressElement } from './progress-element.ts';

class ContinueCard extends ProgressElement {
  show(progress: Progress): void {
    const platform = progress.settings.get('platform');
    const links = [
      ...(this.querySelector('template')?.content.querySelectorAll<HTMLElement>('a') ?? []),
    ].filter(({ dataset }) => (dataset['platform'] ?? platform) === platform);
    const id = nextStep(links.map(stepOf), progress);
    const link = links.find((candidate) => stepOf(candidate) === id);
    if (link) this.querySelector('[data-link]')?.replaceChildren(link.cloneNode(true));
    const begun = link ? 'next' : 'end';
    const shown = links.some((step) => progress.touched.has(stepOf(step))) ? begun : 'start';
    for (const part of this.querySelectorAll<HTMLElement>('[data-part]')) {
      part.hidden = part.dataset['part'] !== shown;
    }
  }

  press(): void {
    // There is no button inside.
  }
}

function stepOf({ dataset }: HTMLElement): string {
  return dataset['step'] ?? '';
}

customElements.define('continue-card', ContinueCard);
