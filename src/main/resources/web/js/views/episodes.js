import { api } from '../api.js';
import { h } from '../dom.js';
import { count, date, span } from '../format.js';
import { to } from '../places.js';
import { empty, masthead, showTabs } from './parts.js';

export function episodesView({ show }) {
  const element = h('div', { class: 'view' });

  async function load() {
    const [{ episodes }, hints] = await Promise.all([api.show(show), api.suggestions(show)]);
    element.replaceChildren(
      masthead({
        eyebrow: 'The episodes of',
        title: show,
        vitals: [
          ['Episodes', String(episodes.length)],
          ['Length', span(episodes.reduce((sum, e) => sum + e.seconds, 0))],
          ['Tracks', episodes.reduce((sum, e) => sum + e.tracks, 0).toLocaleString('en')],
        ],
        tabs: showTabs(show, 'episodes', hints.suggestions.length),
      }),
      episodes.length === 0
        ? empty('No episode yet', 'Drop a video onto this page.')
        : h('ul', { class: 'rows' }, episodes.map(row)),
    );
  }

  const row = (e) =>
    h(
      'li',
      null,
      h('h2', null, h('a', { href: to.episode(e.ep_id) }, e.ep_id)),
      h(
        'p',
        { class: 'facts' },
        [
          span(e.seconds),
          count(e.people, 'person', 'people'),
          count(e.identities, 'identity', 'identities'),
          count(e.tracks, 'track'),
        ].join(' · '),
      ),
      h('p', { class: 'soft' }, e.made_at ? `made ${date(e.made_at)}` : ''),
      h(
        'p',
        { class: 'row links' },
        h('a', { class: 'button', href: to.episode(e.ep_id) }, 'Identities'),
        h('a', { class: 'button', href: to.player(e.ep_id) }, e.has_video ? 'Play' : 'Timeline'),
      ),
    );

  return {
    element,
    title: `Episodes – ${show}`,
    crumbs: [
      { text: show, href: to.people(show) },
      { text: 'episodes', href: to.episodes(show) },
    ],
    up: to.people(show),
    show,
    load,
    refresh: load,
  };
}
