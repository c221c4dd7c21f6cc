import { api } from '../api.js';
import { h } from '../dom.js';
import { count } from '../format.js';
import { to } from '../places.js';
import { empty, masthead } from './parts.js';
import { pickButton } from '../uploads.js';

export function showsView() {
  const element = h('div', { class: 'view' });

  async function load() {
    const shows = await api.shows();
    element.replaceChildren(
      masthead({ eyebrow: 'Everybody who is in', title: 'your shows', tools: [pickButton()] }),
      shows.length === 0 ? nothing() : h('ul', { class: 'shows' }, shows.map(card)),
      h('p', { class: 'hint drop-hint' }, 'To add an episode, drop a video anywhere on this page.'),
    );
  }

  const nothing = () =>
    empty(
      'No show yet',
      'Drop a video onto this page, or copy it into the inbox folder. When it has been looked through, the people in it are here.',
      'A name such as “My Show S01E02.mp4” makes it episode 2 of season 1 of my-show.',
    );

  function card(show) {
    return h(
      'li',
      null,
      h(
        'article',
        { class: 'card show' },
        h('h2', null, h('a', { href: to.people(show.show_id) }, show.show_id)),
        h('p', null, `${count(show.people, 'person', 'people')} in ${count(show.episodes, 'episode')}`),
        h(
          'p',
          { class: 'row links' },
          show.unnamed > 0 ? h('a', { href: to.people(show.show_id) }, `${show.unnamed} without a name`) : null,
          show.suggestions > 0
            ? h('a', { class: 'chip-link', href: to.suggestions(show.show_id) }, count(show.suggestions, 'suggestion'))
            : null,
          h('a', { href: to.episodes(show.show_id) }, 'Episodes'),
        ),
      ),
    );
  }

  return { element, title: 'Shows', crumbs: [], up: null, load, refresh: load };
}
