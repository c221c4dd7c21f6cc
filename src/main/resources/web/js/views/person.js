import * as actions from '../actions.js';
import { api } from '../api.js';
import { clusterCard } from '../cards.js';
import { button, h, picture } from '../dom.js';
import { count, nameOf, span } from '../format.js';
import { to } from '../places.js';
import { CardList } from '../window.js';
import { masthead, swap } from './parts.js';

export function personView({ show, id, leave }) {
  let person = null;
  let clusters = [];
  let head = h('header');
  const list = new CardList({
    label: 'Identities of this person',
    width: 19,
    height: 11.2,
    item: (index) => clusters[index],
    render: (cluster) => clusterCard(show, cluster, person),
  });
  const hint = h('p', { class: 'hint' });
  const never = h('div');
  const element = h('div', { class: 'view' }, head, h('h2', { class: 'section' }, 'Identities'), hint, list.element, never);

  async function load() {
    person = await api.person(show, id);
    clusters = [...person.clusters].sort((a, b) => a.ep_id.localeCompare(b.ep_id) || b.seconds - a.seconds);
    const who = nameOf(person);
    view.title = `${who} – ${show}`;
    head = swap(
      head,
      masthead({
        eyebrow: person.ignored ? 'Ignored' : 'Who is',
        title: person.name ? person.name : { text: `${person.person_id}, no name yet`, unnamed: true },
        portrait: picture(person.thumb),
        under: [
          h('span', { class: 'id' }, person.person_id),
          person.aliases.length > 0 ? h('span', { class: 'aliases', dir: 'auto' }, `also ${person.aliases.join(', ')}`) : null,
        ],
        vitals: [
          ['On screen', span(person.seconds)],
          ['Episodes', String(person.episodes.length)],
          ['Identities', String(clusters.length)],
          ['Tracks', String(person.tracks)],
        ],
        tools: [
          button(person.name ? 'Rename' : 'Give a name', () => actions.rename(show, person), {
            class: 'main',
            icon: 'pencil',
            'aria-keyshortcuts': 'r',
          }),
          button('Merge …', () => actions.askMerge(show, person), { 'aria-keyshortcuts': 'g' }),
          button(person.ignored ? 'Show again' : 'Ignore', () => actions.ignore(show, person), { 'aria-keyshortcuts': 'i' }),
          button('Delete', () => actions.remove(show, person), { class: 'quiet-red' }),
        ],
      }),
    );
    hint.textContent =
      clusters.length === 0
        ? 'Nothing belongs to this person.'
        : 'An identity is what looked like one person in one episode. Is somebody else among them? Drag it to its person, or press m.';
    list.update(clusters.length);
    never.replaceChildren();
    if (person.not_cluster_ids.length > 0) {
      never.append(
        h('h2', { class: 'section' }, 'Never'),
        h(
          'p',
          { class: 'hint' },
          `${count(person.not_cluster_ids.length, 'identity', 'identities')} that you said are never ${who}:`,
        ),
        h(
          'ul',
          { class: 'never' },
          person.not_cluster_ids.map((c) => h('li', null, h('a', { href: to.identity(...c.split(':')) }, c))),
        ),
      );
    }
  }

  const view = {
    element,
    title: id,
    crumbs: [
      { text: show, href: to.people(show) },
      { text: id, href: to.person(show, id) },
    ],
    up: to.people(show),
    show,
    load,
    async refresh() {
      try {
        await load();
      } catch (trouble) {
        // merged or deleted, most likely right here
        if (trouble.code === 'not_found') leave(to.people(show));
        else throw trouble;
      }
    },
    subject: () => person && { type: 'person', show, person },
    destroy: () => list.destroy(),
  };
  return view;
}
