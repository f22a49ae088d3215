// Loads the simulators when one comes near. Until then, and offline, the picture stands alone.
const observer = new IntersectionObserver(
  (entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    // Out of reach, it is asked for again when a simulator next comes near.
    import('../simulators.ts').then(
      () => observer.disconnect(),
      () => undefined,
    );
  },
  { rootMargin: '400px' },
);

for (const simulator of document.querySelectorAll('[data-simulator]')) observer.observe(simulator);
