// Runs before the first paint, as a classic script: sets the theme the learner chose.
// Keep it free of imports; the key is the setting fact of progress/ named "theme".
(function () {
  try {
    const stored = localStorage.getItem('mlops-deployment-path:v1:setting:theme');
    const value = stored && JSON.parse(stored).value;
    if (value === 'light' || value === 'dark') document.documentElement.dataset.theme = value;
  } catch {
    // Storage is blocked or the value is damaged: the system's theme stands.
  }
})();
