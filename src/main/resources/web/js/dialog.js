import { button, fill, h, picture } from './dom.js';

let ids = 0;

function open(title, build, props = {}) {
  const back = document.activeElement;
  const id = `dialog-${++ids}`;
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': id, ...props });
  return new Promise((resolve) => {
    let answer = null;
    const close = (value = null) => {
      answer = value;
      dialog.close();
    };
    dialog.append(
      h(
        'header',
        null,
        h('h2', { id }, title),
        button('', () => close(), { icon: 'close', class: 'quiet', 'aria-label': 'Close' }),
      ),
      build(close),
    );
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (back?.isConnected) back.focus({ preventScroll: true });
      resolve(answer);
    });
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) close();
    });
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector('[autofocus]')?.focus();
  });
}

/** Asks for a line of text; `null` when it was given up. `note(text)` gives what is said under the field, or null. */
export function askText({ title, label, value = '', hint, ok = 'Save', note }) {
  return open(title, (close) => {
    const input = h('input', {
      type: 'text',
      maxlength: 200,
      autocomplete: 'off',
      spellcheck: 'false',
      autofocus: true,
      props: { value },
    });
    const under = h('p', { class: 'hint', 'aria-live': 'polite' });
    const look = () => fill(under, note?.(input.value.trim(), close) ?? hint ?? '');
    input.addEventListener('input', look);
    look();
    const form = h(
      'form',
      {
        method: 'dialog',
        on: {
          submit: (event) => {
            event.preventDefault();
            close(input.value.trim());
          },
        },
      },
      h('label', null, h('span', null, label), input),
      under,
      h(
        'div',
        { class: 'row end' },
        button('Cancel', () => close()),
        h('button', { type: 'submit', class: 'main' }, ok),
      ),
    );
    queueMicrotask(() => input.select());
    return form;
  });
}

/**
 * Asks to choose one of a list, with a field to search it.
 *
 * Options are `{value, title, note?, picture?, words?}`; `extra(text)` gives further options for what was typed. Gives the value.
 */
export function choose({ title, label, options, extra = () => [], empty = 'Nobody is called that.' }) {
  return open(
    title,
    (close) => {
      const listId = `choices-${ids}`;
      let shown = [];
      let at = 0;
      const input = h('input', {
        type: 'text',
        role: 'combobox',
        autocomplete: 'off',
        spellcheck: 'false',
        autofocus: true,
        'aria-expanded': 'true',
        'aria-controls': listId,
        'aria-autocomplete': 'list',
      });
      const list = h('ul', { id: listId, class: 'choices', role: 'listbox', 'aria-label': label });
      const mark = () => {
        [...list.children].forEach((li, index) => {
          li.setAttribute('aria-selected', String(index === at));
          if (index === at) {
            input.setAttribute('aria-activedescendant', li.id);
            li.scrollIntoView({ block: 'nearest' });
          }
        });
      };
      const look = () => {
        const text = input.value.trim();
        const wanted = text.toLocaleLowerCase().split(/\s+/);
        const fits = (option) => {
          const words = `${option.title} ${option.words ?? ''}`.toLocaleLowerCase();
          return wanted.every((word) => words.includes(word));
        };
        shown = [...options.filter(fits), ...extra(text)];
        at = 0;
        if (shown.length === 0) input.removeAttribute('aria-activedescendant');
        fill(
          list,
          shown.map((option, index) =>
            h(
              'li',
              {
                id: `${listId}-${index}`,
                role: 'option',
                class: option.picture === undefined ? 'special' : null,
                on: { click: () => close(option.value) },
              },
              option.picture === undefined ? null : picture(option.picture),
              h(
                'span',
                { class: 'words' },
                h('span', { class: 'title', dir: 'auto' }, option.title),
                h('span', { class: 'note' }, option.note ?? ''),
              ),
            ),
          ),
        );
        none.hidden = shown.length > 0;
        mark();
      };
      const none = h('p', { class: 'hint', hidden: true }, empty);
      input.addEventListener('input', look);
      input.addEventListener('keydown', (event) => {
        const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 }[event.key];
        if (step !== undefined) {
          event.preventDefault();
          at = Math.max(0, Math.min(shown.length - 1, at + step));
          mark();
        } else if (event.key === 'Enter') {
          event.preventDefault();
          if (shown[at]) close(shown[at].value);
        }
      });
      look();
      return h('div', { class: 'chooser' }, h('label', null, h('span', null, label), input), list, none);
    },
    { class: 'dialog tall' },
  );
}

export function show(title, ...content) {
  return open(title, () => h('div', { class: 'text' }, ...content), { class: 'dialog wide' });
}

/** Closes what is open, as the back button asks for. */
export function closeDialogs() {
  for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close();
}

export const dialogOpen = () => document.querySelector('dialog[open]') !== null;
