import * as actions from '../actions.js';
import { PAGE_SIZE, api } from '../api.js';
import { lowCohesion, name, similarity, trackCard } from '../cards.js';
import { button, h, picture } from '../dom.js';
import { personTarget } from '../drag.js';
import { IDENTITY, cut, outlier, span } from '../format.js';
import { standsFor } from '../items.js';
import { to } from '../places.js';
import { CardList, Pages } from '../window.js';
import { clusterOf, episodeTabs, masthead, minSim, ownerOf, swap } from './parts.js';

const trackList = (label, pages, episode) =>
  new CardList({
    label,
    width: 9.2,
    height: 15,
    gap: 0.8,
    item: (index) => pages.item(index),
    render: (track) => trackCard(episode().show_id, episode().ep_id, track),
  });

/** All tracks of an episode. */
export function tracksView({ ep }) {
  let episode = null;
  let head = h('header');
  const pages = new Pages((number) => api.tracks(ep, number), PAGE_SIZE);
  const list = trackList('Tracks', pages, () => episode);
  const element = h('div', { class: 'view' }, head, list.element);

  async function load() {
    [episode] = await Promise.all([api.episode(ep), pages.start()]);
    view.show = episode.show_id;
    view.crumbs = [
      { text: episode.show_id, href: to.people(episode.show_id) },
      { text: ep, href: to.episode(ep) },
      { text: 'tracks', href: to.tracks(ep) },
    ];
    head = swap(
      head,
      masthead({
        eyebrow: 'All tracks in',
        title: ep,
        vitals: [
          ['Length', span(episode.seconds)],
          ['Tracks', pages.total.toLocaleString('en')],
        ],
        tabs: episodeTabs(ep, 'tracks'),
      }),
    );
    list.update(pages.total);
  }

  const view = {
    element,
    title: `Tracks – ${ep}`,
    crumbs: [],
    up: to.episode(ep),
    load,
    refresh: load,
    destroy: () => list.destroy(),
  };
  return view;
}

/** One identity: how sure it is, whose it is, its tracks. */
export function identityView({ ep, id }) {
  let episode = null;
  let identity = null;
  let head = h('header');
  const pages = new Pages((number) => api.identityTracks(ep, id, number), PAGE_SIZE);
  const list = trackList('Tracks of this identity', pages, () => episode);
  const element = h(
    'div',
    { class: 'view' },
    head,
    h('h2', { class: 'section' }, 'Tracks'),
    h(
      'p',
      { class: 'hint' },
      'A track is one face through one shot. Is one of somebody else? Drag it, or press m on it. A red edge marks one that was taken out, “!” a picture that is not to be trusted.',
    ),
    list.element,
  );

  async function load() {
    let answer;
    [episode, answer] = await Promise.all([api.episode(ep), api.identities(ep), pages.start()]);
    identity = answer.identities.find((i) => i.identity_id === id);
    if (!identity)
      throw Object.assign(new Error(`There is no identity ${id} in ${ep} any more.`), {
        code: 'not_found',
        hint: 'Its tracks were moved, or it was grouped again. Go back to the episode.',
      });
    const owner = ownerOf(identity);
    const cluster = clusterOf(ep, identity);
    const show = episode.show_id;
    const thresh = minSim(episode) ?? answer.config?.min_identity_sim;
    view.show = show;
    view.title = `${id} – ${ep}`;
    view.crumbs = [
      { text: show, href: to.people(show) },
      { text: ep, href: to.episode(ep) },
      { text: id, href: to.identity(ep, id) },
    ];
    const title = owner ? name(owner, 'a', { href: to.person(show, owner.person_id) }) : 'nobody';
    const next = masthead({
      eyebrow: `${id} of ${ep} is`,
      title: { text: title, unnamed: !owner?.name },
      portrait: picture(identity.thumb),
      under: [
        identity.together ? h('span', { class: 'soft' }, identity.together) : null,
        identity.low_cohesion ? lowCohesion(thresh) : null,
        identity.outlier_reason ? h('span', { class: 'reason' }, outlier(identity.outlier_reason)) : null,
      ],
      vitals: [
        ['Cohesion', number(identity.cohesion)],
        ['Min similarity', number(identity.min_identity_sim)],
        ['Tracks', String(cluster.tracks)],
        ['Faces', String(identity.size)],
        ['On screen', span(identity.seconds)],
      ],
      tools: [
        button('Move …', () => actions.askMove(show, cluster), { class: 'main', 'aria-keyshortcuts': 'm' }),
        button('Never …', () => actions.askNever(show, cluster), { 'aria-keyshortcuts': 'x' }),
        owner
          ? button(owner.name ? 'Rename' : 'Give a name', () => actions.rename(show, owner), {
              icon: 'pencil',
              'aria-keyshortcuts': 'r',
            })
          : null,
      ].filter(Boolean),
    });
    head = swap(head, standsFor(next, { type: 'cluster', show, cluster, owner, label: cluster.cluster_id }));
    if (owner) personTarget(head, show, owner);
    list.update(pages.total);
  }

  const number = (value) =>
    typeof value === 'number'
      ? h('span', { title: cut(value, 4) }, value === identity.cohesion ? similarity(value, IDENTITY, '') : cut(value, 2))
      : h('span', { class: 'soft', title: 'Only where there are two tracks or more' }, '–');

  const view = {
    element,
    title: id,
    crumbs: [],
    up: to.episode(ep),
    load,
    refresh: load,
    subject: () =>
      identity && { type: 'cluster', show: episode.show_id, cluster: clusterOf(ep, identity), owner: ownerOf(identity) },
    destroy: () => list.destroy(),
  };
  return view;
}
