import { api } from '../api.js';
import { fill, h } from '../dom.js';

/** Asks for the token of the engine. `onDone` is called once it was right. */
export function loginView(onDone) {
  const input = h('input', { type: 'password', autocomplete: 'current-password', required: true, autofocus: true, id: 'token' });
  const said = h('p', { class: 'hint bad', role: 'alert' });
  const submit = h('button', { type: 'submit', class: 'main' }, 'Sign in');
  async function sign(event) {
    event.preventDefault();
    submit.disabled = true;
    fill(said);
    try {
      const session = await api.signIn(input.value);
      if (session?.ok === false) throw Object.assign(new Error('The token is not right.'), { code: 'unauthorized' });
      onDone();
    } catch (trouble) {
      fill(
        said,
        trouble.code === 'unauthorized'
          ? 'That is not the token. Look for it in the settings of the engine, and mind capital letters.'
          : `${trouble.message} ${trouble.hint ?? ''}`,
      );
      input.select();
    } finally {
      submit.disabled = false;
    }
  }
  const element = h(
    'div',
    { class: 'view login' },
    h(
      'form',
      { on: { submit: sign } },
      h('p', { class: 'eyebrow' }, 'dropcast'),
      h('h1', { tabindex: -1 }, 'Sign in'),
      h('p', { class: 'hint' }, 'This engine is open to a network, so it asks for its token once. Whoever set it up knows it.'),
      h('label', { for: 'token' }, h('span', null, 'Token'), input),
      said,
      submit,
    ),
  );
  return {
    element,
    title: 'Sign in',
    crumbs: [],
    up: null,
    load: async () => {},
    refresh: async () => {},
    focus: () => input.focus(),
  };
}
