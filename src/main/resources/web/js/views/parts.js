// What several views have in common.

import { button, fill, h } from '../dom.js';
import { count, nameOf } from '../format.js';
import { to } from '../places.js';

/** The head of a view, in the manner of the report. `vitals` are `[term, value]`. */
export function masthead({ eyebrow, title, portrait, under, vitals = [], tools = [], tabs }) {
  return h(
    'header',
    { class: 'masthead' },
    h(
      'div',
      { class: 'top' },
      portrait ? h('div', { class: 'portrait' }, portrait) : null,
      h(
        'div',
        { class: 'titles' },
        h('p', { class: 'eyebrow' }, eyebrow),
        h('h1', { tabindex: -1, dir: 'auto', class: title.unnamed ? 'unnamed' : null }, title.text ?? title),
        under ? h('div', { class: 'under' }, under) : null,
      ),
      vitals.length > 0
        ? h(
            'dl',
            { class: 'vitals' },
            vitals.filter(Boolean).map(([term, value]) => h('div', null, h('dt', null, term), h('dd', null, value))),
          )
        : null,
      tools.length > 0 ? h('div', { class: 'row tools-of-view' }, tools) : null,
    ),
    tabs ?? null,
  );
}

function tabs(label, entries) {
  return h(
    'nav',
    { class: 'tabs', 'aria-label': label },
    entries.map(({ text, href, on, number }) =>
      h('a', { href, 'aria-current': on ? 'page' : null }, text, number ? h('span', { class: 'chip' }, String(number)) : null),
    ),
  );
}

export function showTabs(show, on, suggestions = 0) {
  return tabs('Of this show', [
    { text: 'People', href: to.people(show), on: on === 'people' },
    { text: 'Suggestions', href: to.suggestions(show), on: on === 'suggestions', number: suggestions },
    { text: 'Episodes', href: to.episodes(show), on: on === 'episodes' },
    { text: 'Journal', href: to.journal(show), on: on === 'journal' },
  ]);
}

export function episodeTabs(ep, on) {
  return tabs('Of this episode', [
    { text: 'Identities', href: to.episode(ep), on: on === 'identities' },
    { text: 'Tracks', href: to.tracks(ep), on: on === 'tracks' },
    { text: 'Player', href: to.player(ep), on: on === 'player' },
  ]);
}

/** Nothing to show, why, and what to do. */
export const empty = (title, ...text) =>
  h(
    'div',
    { class: 'empty' },
    h('h2', null, title),
    text.map((t) => (t instanceof Node ? t : h('p', null, t))),
  );

/** What went wrong, in the place of a view. */
export function troublePanel(trouble, retry) {
  return h(
    'div',
    { class: 'empty trouble', role: 'alert' },
    h('h1', { tabindex: -1 }, trouble.code === 'not_found' ? 'There is nothing here' : 'This did not work'),
    h('p', null, trouble.message),
    h('p', { class: 'hint' }, trouble.hint ?? ''),
    h(
      'div',
      { class: 'row' },
      button('Try again', retry, { class: 'main' }),
      h('a', { class: 'button', href: '#/' }, 'All shows'),
    ),
  );
}

/** An identity of an episode, as the rest of the page knows it. */
export const clusterOf = (ep, identity) => ({
  cluster_id: `${ep}:${identity.identity_id}`,
  ep_id: ep,
  identity_id: identity.identity_id,
  person_id: identity.person_id ?? null,
  thumb: identity.thumb,
  size: identity.size,
  tracks: (identity.track_ids ?? []).length,
  seconds: identity.seconds,
  cohesion: identity.cohesion,
  min_identity_sim: identity.min_identity_sim,
  low_cohesion: Boolean(identity.low_cohesion),
  outlier_reason: identity.outlier_reason,
});

export const ownerOf = (identity) =>
  identity.person_id ? { person_id: identity.person_id, name: identity.person_name ?? identity.label ?? null } : null;

/** The lowest similarity that the episode was grouped with; undefined when it is not told. */
export const minSim = (episode) => {
  const value = Number(episode?.settings?.min_identity_sim);
  return Number.isFinite(value) ? value : undefined;
};

/** Puts new vitals, tabs and names in the place of the old ones without losing the focus. */
export function swap(before, after) {
  const focused = before.contains(document.activeElement) ? position(before, document.activeElement) : -1;
  before.replaceWith(after);
  if (focused >= 0) after.querySelectorAll('a, button, h1')[focused]?.focus({ preventScroll: true });
  return after;
}

const position = (root, element) => [...root.querySelectorAll('a, button, h1')].indexOf(element);

export { count, fill, nameOf };
