// Runs before the first paint, as a classic script: sets the theme the learner chose, and says of a
// lesson that was finished on an earlier day that it is opened again.
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
  try {
    const { value } = read('setting:theme');
    if (value === 'light' || value === 'dark') dataset.theme = value;
  } catch {
    // Storage is blocked or the value is damaged: the system's theme stands.
  }
  try {
    const lesson = /\/lessons\/([^/]+)\/$/.exec(document.location.pathname)?.[1];
    const { value, at } = read(`lesson:${lesson}`);
    const isAgain = value === 'done' && Date.now() - at > halfDay;
    if (isAgain && read('setting:recall').value !== 'off') dataset.again = '';
  } catch {
    // Then nothing is offered.
  }
})();
