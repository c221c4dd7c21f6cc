// The engine tells what changed. Listeners get `{what, show_id?, ep_id?}`.

const listeners = new Set();
let source = null;

export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function tell(change) {
  for (const listener of listeners) listener(change);
}

let wanted = false;
let missed = false;

function open() {
  if (!wanted || source !== null || document.hidden) return;
  source = new EventSource('/events');
  source.addEventListener('changed', (event) => {
    try {
      tell(JSON.parse(event.data));
    } catch {
      // a line that is no JSON says nothing
    }
  });
  source.addEventListener('error', () => {
    missed = true;
  });
  source.addEventListener('open', () => {
    if (missed) tell({ what: 'all' });
    missed = false;
  });
}

function close() {
  source?.close();
  source = null;
}

// A browser holds six connections to one place, for all its tabs. A tab that nobody looks at gives its own back.
document.addEventListener('visibilitychange', () => {
  if (document.hidden) {
    missed = missed || source !== null;
    close();
  } else {
    open();
  }
});
addEventListener('pagehide', close);
addEventListener('pageshow', open);

/** From now on what the engine tells is passed on. What was told while the line was down is made up for by `{what: 'all'}`. */
export function connect() {
  wanted = true;
  open();
}

export function disconnect() {
  wanted = false;
  close();
}
