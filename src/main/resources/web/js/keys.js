// The keyboard. One table says what each key does, and `?` shows that table.

import * as actions from './actions.js';
import { dialogOpen, show as showDialog } from './dialog.js';
import { h } from './dom.js';
import { itemAt } from './items.js';
import { toastInfo, undoLast } from './toast.js';

/** Keys that act on what has the focus, or else on what the page is about. */
const ITEM_KEYS = [
  { key: 'r', words: 'give a name', types: { person: (i) => actions.rename(i.show, i.person), cluster: renameOwner } },
  {
    key: 'm',
    words: 'move an identity to another person, or a track to another identity',
    types: {
      cluster: (i) => actions.askMove(i.show, i.cluster),
      track: (i) => actions.askMoveTrack(i.show, i.ep, i.track),
      person: (i) => actions.askMerge(i.show, i.person),
    },
  },
  { key: 'g', words: 'put a person together with another one', types: { person: (i) => actions.askMerge(i.show, i.person) } },
  { key: 'x', words: 'say whom an identity never is', types: { cluster: (i) => actions.askNever(i.show, i.cluster) } },
  { key: 'i', words: 'ignore a person, or show them again', types: { person: (i) => actions.ignore(i.show, i.person) } },
];

function renameOwner(item) {
  if (item.owner) return actions.rename(item.show, item.owner);
  toastInfo('This identity is nobody’s. Move it to a person first (m); a new name makes a new person.');
  return null;
}

const MOVING = [
  ['← ↑ → ↓', 'from card to card; Page Up, Page Down, Home and End, too'],
  ['Enter', 'open'],
  ['Esc', 'close a dialog; else one level up'],
  ['/', 'search'],
  ['1 – 4', 'the tabs of a page'],
];
const SUGGESTING = [
  ['y', 'yes, the same'],
  ['n', 'no, somebody else'],
  ['s', 'skip, later'],
];
const PLAYING = [
  ['Space', 'play or pause'],
  ['← →', 'a second back or on; with Shift, a frame'],
  ['[ ]', 'to the appearance before or after'],
];
const ALWAYS = [
  ['u', 'undo what was done last; also Ctrl-Z'],
  ['t', 'light or dark'],
  ['?', 'this list'],
];

function table(title, rows) {
  return h(
    'section',
    null,
    h('h3', null, title),
    h(
      'dl',
      { class: 'keys' },
      rows.map(([key, words]) => h('div', null, h('dt', null, h('kbd', null, key)), h('dd', null, words))),
    ),
  );
}

export function help() {
  if (dialogOpen()) return;
  showDialog(
    'Keys',
    h(
      'div',
      { class: 'columns' },
      table('Go', MOVING),
      table(
        'Decide',
        ITEM_KEYS.map(({ key, words }) => [key, words]),
      ),
      table('Suggestions', SUGGESTING),
      table('Player', PLAYING),
      table('Always', ALWAYS),
    ),
    h(
      'p',
      { class: 'hint' },
      'Everything can be done with the mouse as well: drag an identity or a person onto another person, or use the buttons on a card.',
    ),
  );
}

const typing = (target) => target.matches?.('input:not([type=range]), textarea, select, [contenteditable]');

/** `view()` gives the view that is shown: its `keys` (key to function) come first, its `subject()` is acted on when nothing has the focus. */
export function startKeys(view, { up }) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || typing(event.target) || dialogOpen()) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !event.shiftKey) {
      event.preventDefault();
      undoLast();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (pressed(event, view(), up)) event.preventDefault();
  });
}

function pressed(event, view, up) {
  const own = view?.keys?.[event.key];
  if (own) return own(event) !== false;
  const item = itemAt(document.activeElement) ?? view?.subject?.() ?? null;
  const entry = ITEM_KEYS.find(({ key }) => key === event.key);
  if (entry) {
    const work = item && entry.types[item.type];
    if (work) work(item);
    return Boolean(work);
  }
  switch (event.key) {
    case '?':
      help();
      return true;
    case 'u':
      undoLast();
      return true;
    case 't':
      window.dropcastTheme.toggle();
      return true;
    case 'Escape':
      up();
      return true;
    case '/':
      return search();
    default:
      return /^[1-9]$/.test(event.key) && tab(Number(event.key));
  }
}

function search() {
  const field = document.querySelector('#main input[type=search]');
  field?.focus();
  field?.select();
  return Boolean(field);
}

function tab(number) {
  const link = document.querySelectorAll('.tabs a')[number - 1];
  link?.click();
  return Boolean(link);
}
