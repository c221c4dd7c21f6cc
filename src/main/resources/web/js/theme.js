// Not a module: it runs before the page is drawn, so that a chosen theme does not flash.
(() => {
  const root = document.documentElement;
  const media = matchMedia('(prefers-color-scheme: dark)');
  let chosen = null;
  try {
    chosen = localStorage.getItem('dropcast.theme');
  } catch {
    // storage is switched off: the choice lasts until the page is closed
  }
  const dark = () => (chosen ? chosen === 'dark' : media.matches);
  const show = () => {
    root.dataset.theme = dark() ? 'dark' : 'light';
    dispatchEvent(new Event('theme'));
  };
  media.addEventListener('change', show);
  window.dropcastTheme = {
    dark,
    toggle() {
      chosen = dark() ? 'light' : 'dark';
      try {
        localStorage.setItem('dropcast.theme', chosen);
      } catch {
        // see above
      }
      show();
    },
  };
  show();
})();
