import { api } from '../api.js';
import { button, h } from '../dom.js';
import { tell } from '../events.js';
import { date } from '../format.js';
import { to } from '../places.js';
import { forgetDone, toastInfo, toastTrouble } from '../toast.js';
import { empty, masthead, showTabs } from './parts.js';

const STEP = 100;
/** The engine tells no more at once; `dropcast people log` has all. */
const MOST = 1000;
const WORDS_AT_ONCE = 6;
const WHO = {
  engine: 'the engine',
  file: 'an edited file',
  drop: 'a dropped file',
  cli: 'a command',
  web: 'this page',
  api: 'this page',
};

export function journalView({ show }) {
  let limit = STEP;
  const element = h('div', { class: 'view' });

  async function load() {
    const [{ entries }, hints] = await Promise.all([api.journal(show, limit), api.suggestions(show)]);
    const focused = document.activeElement?.closest?.('[data-entry]')?.dataset.entry;
    element.replaceChildren(
      masthead({ eyebrow: 'What was decided in', title: show, tabs: showTabs(show, 'journal', hints.suggestions.length) }),
      h('p', { class: 'hint' }, 'The newest first. Each line can be taken back by itself, also much later.'),
      entries.length === 0
        ? empty('Nothing yet', 'Nobody decided anything in this show.')
        : h('ol', { class: 'journal', reversed: true }, entries.map(row)),
      entries.length >= limit && limit < MOST
        ? button('Show older ones', () => {
            limit += STEP;
            load().catch((trouble) => toastTrouble(trouble, 'Looking further back'));
          })
        : '',
    );
    if (focused)
      element
        .querySelector(`[data-entry="${CSS.escape(focused)}"] button, [data-entry="${CSS.escape(focused)}"]`)
        ?.focus({ preventScroll: true });
  }

  function row(entry) {
    const words = entry.words ?? [];
    return h(
      'li',
      { class: entry.undone_by ? 'undone' : null, dataset: { entry: entry.id }, tabindex: -1 },
      h(
        'p',
        { class: 'when' },
        h('span', { class: 'id' }, entry.id),
        h('time', { datetime: entry.time }, date(entry.time)),
        h('span', null, WHO[entry.who] ?? entry.who),
      ),
      h(
        'ul',
        null,
        words.slice(0, WORDS_AT_ONCE).map((w) => h('li', { dir: 'auto' }, w)),
        words.length > WORDS_AT_ONCE
          ? h(
              'li',
              null,
              h(
                'details',
                null,
                h('summary', null, `and ${words.length - WORDS_AT_ONCE} more`),
                h(
                  'ul',
                  null,
                  words.slice(WORDS_AT_ONCE).map((w) => h('li', { dir: 'auto' }, w)),
                ),
              ),
            )
          : null,
      ),
      entry.undone_by
        ? h('p', { class: 'soft' }, `taken back by ${entry.undone_by}`)
        : button('Undo', () => undo(entry), { icon: 'undo', 'aria-label': `Undo ${entry.id}` }),
    );
  }

  async function undo(entry) {
    try {
      await api.undo(show, entry.id);
      forgetDone(entry.id);
      toastInfo(`${entry.id} is taken back`);
      tell({ what: 'people', show_id: show, here: true });
    } catch (trouble) {
      toastTrouble(trouble, `Undoing ${entry.id}`);
    }
  }

  return {
    element,
    title: `Journal – ${show}`,
    crumbs: [
      { text: show, href: to.people(show) },
      { text: 'journal', href: to.journal(show) },
    ],
    up: to.people(show),
    show,
    load,
    refresh: load,
  };
}
