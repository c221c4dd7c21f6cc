import { api } from '../api.js';
import { clusterCard, nobodyZone, personCard } from '../cards.js';
import { h } from '../dom.js';
import { count, nameOf, span } from '../format.js';
import { to } from '../places.js';
import { CardList } from '../window.js';
import { masthead, showTabs, swap } from './parts.js';

const ORDERS = {
  time: ['Longest on screen', (a, b) => b.seconds - a.seconds],
  name: ['Name', (a, b) => Number(!a.name) - Number(!b.name) || nameOf(a).localeCompare(nameOf(b))],
  unnamed: ['Without a name first', (a, b) => Number(Boolean(a.name)) - Number(Boolean(b.name)) || b.seconds - a.seconds],
};

export function peopleView({ show }) {
  let people = [];
  let unassigned = [];
  let shown = [];
  let longest = 1;
  let head = h('header');

  const search = h('input', {
    type: 'search',
    placeholder: 'Name or number',
    'aria-label': 'Search people',
    'aria-keyshortcuts': '/',
    on: { input: () => draw() },
  });
  const order = h(
    'select',
    { 'aria-label': 'Order', on: { change: () => draw() } },
    Object.entries(ORDERS).map(([value, [text]]) => h('option', { value }, text)),
  );
  const withIgnored = h('input', { type: 'checkbox', on: { change: () => draw() } });
  const said = h('p', { class: 'hint', 'aria-live': 'polite' });
  const list = new CardList({
    label: 'People',
    width: 22,
    height: 16,
    item: (index) => ({ person: shown[index], longest }),
    render: (data) => personCard(show, data.person, data.person.seconds / data.longest),
  });
  const loose = new CardList({
    label: 'Identities that are nobody’s',
    width: 19,
    height: 11.2,
    item: (index) => unassigned[index],
    render: (cluster) => clusterCard(show, cluster, null),
  });
  const looseHint = h('p', { class: 'hint' });
  const body = h('div');
  const zone = nobodyZone(show, h('h2', null, 'Nobody’s'), looseHint, loose.element);
  const ignoredLabel = h('label', { class: 'check' }, withIgnored, h('span', null, 'with ignored'));
  const bar = h('div', { class: 'row filters' }, search, order, ignoredLabel);
  const element = h('div', { class: 'view' }, head, body);

  async function load() {
    const [book, hints] = await Promise.all([api.people(show), api.suggestions(show)]);
    people = book.people;
    unassigned = book.unassigned;
    const visible = people.filter((p) => !p.ignored);
    longest = Math.max(1, ...visible.map((p) => p.seconds));
    const unnamed = visible.filter((p) => !p.name).length;
    head = swap(
      head,
      masthead({
        eyebrow: 'The people of',
        title: show,
        vitals: [
          ['People', String(visible.length)],
          ['Without a name', String(unnamed)],
          ['On screen', span(visible.reduce((sum, p) => sum + p.seconds, 0))],
          ['Ignored', String(people.length - visible.length)],
        ],
        tabs: showTabs(show, 'people', hints.suggestions.length),
      }),
    );
    ignoredLabel.hidden = people.length === visible.length;
    draw();
  }

  function draw() {
    const words = search.value.trim().toLocaleLowerCase().split(/\s+/);
    const fits = (p) => {
      const text = [p.name, p.person_id, ...(p.aliases ?? [])].join(' ').toLocaleLowerCase();
      return words.every((word) => text.includes(word));
    };
    shown = people
      .filter((p) => (withIgnored.checked || !p.ignored) && fits(p))
      .sort((a, b) => ORDERS[order.value][1](a, b) || a.person_id.localeCompare(b.person_id));
    if (body.firstChild === null) body.append(bar, said, list.element, zone);
    said.textContent =
      shown.length === 0 ? noneWords() : search.value.trim() === '' ? '' : `${count(shown.length, 'person', 'people')} found`;
    list.update(shown.length);
    looseHint.textContent =
      unassigned.length === 0
        ? 'Drop an identity here to take it away from everybody. No machine gives it to anyone again.'
        : 'Drag each onto a person, or press m on it. Whoever is nobody can stay here.';
    loose.update(unassigned.length);
  }

  const noneWords = () =>
    people.length === 0 ? 'Nobody was found in this show yet.' : 'Nobody fits that. Empty the search to see all.';

  return {
    element,
    title: show,
    crumbs: [{ text: show, href: to.people(show) }],
    up: to.shows(),
    show,
    load,
    refresh: load,
    destroy() {
      list.destroy();
      loose.destroy();
    },
  };
}
