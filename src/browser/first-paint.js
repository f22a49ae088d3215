// Runs before the first paint, as a classic script: sets the theme the learner chose, and says of a
// finished step that it is opened again on another day, and that it has changed since.
// Its tag carries the ids of the step, former ones too, and its version.
// Keep it free of imports; the keys are facts of progress/, of the profile in use.
(function () {
  const site = 'mlops-deployment-path:';
  const halfDay = 43_200_000;
  /** @param {string} key */
  const read = (key) => {
    const profile = localStorage.getItem(`${site}profile`);
    const prefix = profile ? `${site}profile:${profile}:` : site;
    return JSON.parse(localStorage.getItem(`${prefix}v1:${key}`) ?? '{}');
  };
  const { dataset } = document.documentElement;
  const { ids = '', version } = document.currentScript?.dataset ?? {};
  try {
    const { value } = read('setting:theme');
    if (value === 'light' || value === 'dark') dataset.theme = value;
  } catch {
    // Storage is blocked or the value is damaged: the system's theme stands.
  }
  try {
    const names = ids.split(' ');
    const facts = names.map((id) => read(`lesson:${id}`));
    const { value, at } = facts.reduce((last, fact) => (fact.at > (last.at ?? 0) ? fact : last));
    if (value !== 'done') return;
    const isAgain = Date.now() - at > halfDay;
    if (isAgain && read('setting:recall').value !== 'off') dataset.again = '';
    const versions = names.flatMap((id) => read(`version:${id}`).value ?? []);
    if (versions.length && !versions.includes(version)) dataset.changed = '';
  } catch {
    // Then nothing is offered.
  }
})();
