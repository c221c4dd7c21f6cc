import { api } from './api.js';
import { button, h } from './dom.js';
import { tell } from './events.js';

const SHOWN_MILLIS = 12_000;
const AT_ONCE = 3;

/** What was done on this page and not taken back, the last one at the end. */
const done = [];

const region = () => document.getElementById('toasts');

function put(element, stay) {
  const box = region();
  box.append(element);
  while (box.children.length > AT_ONCE) box.firstElementChild.remove();
  let timer = 0;
  const wait = () => {
    timer = setTimeout(() => element.remove(), stay);
  };
  // it stays while somebody reads or is about to press it
  element.addEventListener('mouseenter', () => clearTimeout(timer));
  element.addEventListener('mouseleave', wait);
  element.addEventListener('focusin', () => clearTimeout(timer));
  element.addEventListener('focusout', wait);
  wait();
}

const dismiss = (element) => button('', () => element.remove(), { icon: 'close', class: 'quiet', 'aria-label': 'Close' });

/** Says that something was done, with a way back. */
export function toastDone(text, show, entry) {
  const record = { show, id: entry.id, text };
  done.push(record);
  const element = h('div', { class: 'toast', dataset: { entry: entry.id } });
  element.append(
    h('p', null, text),
    button('Undo', () => undo(record, element), { class: 'plain', icon: 'undo', 'aria-keyshortcuts': 'u' }),
    dismiss(element),
  );
  put(element, SHOWN_MILLIS);
}

export function toastInfo(text) {
  const element = h('div', { class: 'toast info' });
  element.append(h('p', null, text), dismiss(element));
  put(element, SHOWN_MILLIS / 2);
}

/** Says what went wrong and what to do. */
export function toastTrouble(trouble, doing) {
  const element = h('div', { class: 'toast bad', role: 'alert' });
  element.append(
    h(
      'p',
      null,
      h('strong', null, doing ? `${doing} did not work. ` : ''),
      trouble.message,
      ' ',
      h('span', null, trouble.hint ?? ''),
    ),
    dismiss(element),
  );
  put(element, 2 * SHOWN_MILLIS);
}

async function undo(record, element) {
  try {
    const change = await api.undo(record.show, record.id);
    done.splice(done.indexOf(record), 1);
    element?.remove();
    for (const other of region().querySelectorAll('[data-entry]')) {
      if (other.dataset.entry === record.id) other.remove();
    }
    toastInfo(change.entry ? `Taken back: ${record.text}` : 'There was nothing to take back.');
    tell({ what: 'people', show_id: record.show, here: true });
  } catch (trouble) {
    toastTrouble(trouble, 'Undo');
  }
}

/** Takes back what was done last on this page. */
export function undoLast() {
  const record = done.at(-1);
  if (record) undo(record);
  else toastInfo('Nothing was done on this page since it was opened. Older changes are in the journal.');
}

/** It was taken back elsewhere, in the journal. */
export function forgetDone(id) {
  const at = done.findIndex((record) => record.id === id);
  if (at >= 0) done.splice(at, 1);
}
