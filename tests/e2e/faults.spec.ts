import { expect, test, type Locator, type Page, type Route } from '@playwright/test';
import { seededRandom, type Random } from '../../src/simulators/random.ts';
import { lesson, lessonId, own, pagesOfEachSort } from './progress-support.ts';

const [seedCount, seedsPerTest] = [200, 20];
const places = [
  ...pagesOfEachSort.filter((path) => /^(lessons|labs|quizzes|search|progress)\//.test(path)),
  ...['review/', 'plan/', 'offline/', `review/?step=${lessonId}`, `test-out/?step=${lessonId}`],
];
const kept = `${own}v1:lesson:${lessonId}`;
const fact = JSON.stringify({ at: 1_793_000_000_000, value: 'done' });

/** Lets calls of both storages fail at random while the address ends in `#faulty=<seed>`. */
function breakStorage([key, text]: readonly [string, string]): void {
  if (location.protocol === 'about:') return;
  if (localStorage.getItem(key) === null) localStorage.setItem(key, text);
  const seed = Number(/#faulty=(\d+)$/.exec(location.hash)?.[1] ?? 0);
  if (seed === 0) return;
  let state = seed;
  const fails = (share: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff < share;
  };
  const refuse = () => {
    throw new DOMException('refused', 'QuotaExceededError');
  };
  for (const name of ['getItem', 'setItem', 'removeItem'] as const) {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own object below
    const call = Storage.prototype[name] as (...all: readonly string[]) => string | null;
    Object.assign(Storage.prototype, {
      [name](this: Storage, ...all: readonly string[]) {
        return fails(name === 'setItem' ? 0.4 : 0.1) ? refuse() : call.apply(this, [...all]);
      },
    });
  }
  // eslint-disable-next-line @typescript-eslint/unbound-method -- as above
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...all) {
    return fails(0.3) ? refuse() : transaction.apply(this, all);
  };
}

/** Some requests fail, some come late, some come as an error of the server. */
function weather(random: Random): (route: Route) => Promise<void> {
  return async (route) => {
    const luck = route.request().resourceType() === 'document' ? 1 : random();
    if (luck < 0.12) await route.abort();
    else if (luck < 0.2) await route.fulfill({ status: 503, body: 'busy' });
    else {
      if (luck < 0.35) await new Promise((resolve) => setTimeout(resolve, 60));
      await route.continue();
    }
  };
}

async function act(page: Page, random: Random): Promise<void> {
  const pick = async (all: Locator) => all.nth(Math.floor(random() * (await all.count())));
  const quick = { timeout: 250, noWaitAfter: true };
  const kind = Math.floor(random() * 5);
  // A control that is covered, gone or waiting is no fault here: the learner could not press it either.
  if (kind === 0) await page.mouse.wheel(0, 400 + random() * 4000);
  else if (kind === 1)
    await page.keyboard.press(['Tab', ' ', 'Enter', '/', '1'][Math.floor(random() * 5)] ?? 'Tab');
  else if (kind === 2)
    await (await pick(page.locator('main input:visible'))).click(quick).catch(() => undefined);
  else await (await pick(page.locator('main button:visible'))).click(quick).catch(() => undefined);
}

for (let first = 1; first <= seedCount; first += seedsPerTest) {
  const last = first + seedsPerTest - 1;
  test(`seeds ${first} to ${last} of failing network and storage: no uncaught error, no fact lost`, async ({
    page,
  }) => {
    test.setTimeout(240_000);
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('dialog', (dialog) => void dialog.dismiss());
    await page.addInitScript(breakStorage, [kept, fact] as const);
    for (let seed = first; seed <= last; seed += 1) {
      const random = seededRandom(seed);
      await page.route('**/*', weather(random));
      const place = places[Math.floor(random() * places.length)] ?? lesson;
      // Without this step two seeds on one page would be one visit.
      // A press of the last seed may still be opening a page.
      await expect(async () => {
        await page.goto('about:blank');
        await page.goto(`${place}#faulty=${seed}`, { waitUntil: 'domcontentloaded' });
      }).toPass();
      for (let step = 0; step < 5; step += 1) await act(page, random);
      expect(errors, `seed ${seed} at ${place}`).toEqual([]);
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    }
    await page.goto(lesson, { waitUntil: 'domcontentloaded' });
    // Only the learner takes it back, by the button that does so.
    const found = await page.evaluate((key) => localStorage.getItem(key), kept);
    expect(found).toMatch(/"value":"(done|reopened)"/);
  });
}
