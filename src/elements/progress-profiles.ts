// Several sets of progress in one browser. Server HTML: components/ProgressProfiles.astro.
//   [data-fill=profiles]  gets the profiles; the first one is always there
//   input                 the name of a new profile, or a new name for the one in use
//   button[value]         add, rename, use:<id>, ask:<id>, remove, keep, back:<id>
//   [data-part=confirm]   is shown while the learner is asked whether to remove one
import { now, profile, random, wholeMirror, wholeStorage } from '#browser/progress-store.ts';
import { profileMirror, profileStorage } from '#browser/profile-view.ts';
import {
  addProfile,
  keepProfile,
  listProfiles,
  useProfile,
  type Profile,
  type ProfilePlaces,
} from '#browser/profiles.ts';
import { factPrefix } from '#progress/keys.ts';
import { firstProfile } from '#progress/profile.ts';
import { profileName } from '#progress/profile-record.ts';
import { make } from './make.ts';
import { Parts } from './parts.ts';
import { ProgressElement } from './progress-element.ts';
import { profileTitle, profileWords, removedProfileWords } from './progress/profile-words.ts';

class ProgressProfiles extends ProgressElement {
  readonly #parts = new Parts(this);
  #profiles: readonly Profile[] = [];
  #asked: Profile | undefined;
  readonly #places: ProfilePlaces | undefined = wholeStorage && {
    storage: wholeStorage,
    mirror: wholeMirror,
    now,
    random,
  };

  override connectedCallback(): void {
    super.connectedCallback();
    // Without a storage that stays there is no telling which profile is in use.
    this.#parts.show('profiles', this.#places !== undefined);
    void this.#list();
  }

  show(): void {
    // Names do not depend on progress.
  }

  press({ value }: HTMLButtonElement): void {
    const places = this.#places;
    if (!places) return;
    const [act = '', id = ''] = value.split(':');
    void this.#act(places, act, id).catch(() =>
      this.#parts.say('status', 'The browser refused to store this. Nothing was changed.'),
    );
  }

  async #act(places: ProfilePlaces, act: string, id: string): Promise<void> {
    const one = this.#profiles.find((candidate) => candidate.id === id);
    if (act === 'add') await this.#add(places);
    else if (act === 'rename') await this.#rename(places);
    else if (act === 'use') this.#use(places, id);
    else if (act === 'ask' && one) await this.#ask(places, one);
    else if (act === 'keep') this.#close('Nothing was removed.');
    else if (act === 'remove') await this.#remove(places);
    else if (act === 'back' && one) await this.#keep(places, { ...one, isRemoved: false });
  }

  async #add(places: ProfilePlaces): Promise<void> {
    const name = this.#typedName();
    if (name !== undefined) this.#use(places, await addProfile(places, name));
  }

  async #rename(places: ProfilePlaces): Promise<void> {
    const name = this.#typedName();
    if (name !== undefined) await this.#keep(places, { id: profile, name, isRemoved: false });
  }

  #use(places: ProfilePlaces, id: string): void {
    useProfile(places, id);
    location.reload();
  }

  async #ask({ storage, mirror }: ProfilePlaces, one: Profile): Promise<void> {
    const mirrored = await profileMirror(mirror, one.id)
      .read()
      .catch(() => new Map<string, string>());
    const keys = new Set([...Object.keys(profileStorage(storage, one.id)), ...mirrored.keys()]);
    const facts = [...keys].filter((key) => key.startsWith(factPrefix)).map((key) => ({ key }));
    this.#asked = one;
    this.#parts.say('confirm', removedProfileWords(one, facts));
    this.#parts.show('confirm', true);
    this.querySelector<HTMLElement>('[value=keep]')?.focus();
  }

  async #remove(places: ProfilePlaces): Promise<void> {
    if (!this.#asked || this.#asked.id === profile) return;
    await this.#keep(places, { ...this.#asked, isRemoved: true });
    this.#close('It was removed. You can bring it back for 30 days.');
  }

  #close(words: string): void {
    this.#asked = undefined;
    this.#parts.show('confirm', false);
    this.#parts.say('status', words);
    this.querySelector('input')?.focus();
  }

  async #keep(places: ProfilePlaces, one: Omit<Profile, 'at'>): Promise<void> {
    await keepProfile(places, one);
    await this.#list();
    this.#parts.say('status', 'Done.');
  }

  async #list(): Promise<void> {
    if (!this.#places) return;
    this.#profiles = await listProfiles(this.#places, profile);
    this.#parts.say('profiles', ...this.#profiles.map(rowOf));
  }

  #typedName(): string | undefined {
    const field = this.querySelector('input');
    const name = profileName(field?.value ?? '');
    if (name === undefined) {
      this.#parts.say('status', 'Write a name first.');
      field?.focus();
    } else if (field) field.value = '';
    return name;
  }
}

function rowOf(one: Profile): HTMLElement {
  const isUsed = one.id === profile;
  const id = `profile-${one.id || 'first'}`;
  const button = (value: string, words: string) =>
    make('button', { type: 'button', class: 'quiet', value, 'aria-describedby': id }, words);
  const acts = one.isRemoved
    ? [button(`back:${one.id}`, 'Bring it back')]
    : [
        button(`use:${one.id}`, 'Use it'),
        ...(one.id === firstProfile ? [] : [button(`ask:${one.id}`, 'Remove')]),
      ];
  const words = isUsed ? `${profileTitle(one)}, in use` : profileWords(one);
  return make('li', {}, make('span', { id }, words), ...(isUsed ? [] : acts));
}

customElements.define('progress-profiles', ProgressProfiles);
