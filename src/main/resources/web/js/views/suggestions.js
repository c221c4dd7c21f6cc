import * as actions from '../actions.js';
import { api } from '../api.js';
import { button, fill, h, picture, say } from '../dom.js';
import { count, nameOf, percent, span } from '../format.js';
import { to } from '../places.js';
import { empty, masthead, showTabs } from './parts.js';

const PICTURES = 6;

/** One question at a time, in the engine's order: what settles most comes first. */
export function suggestionsView({ show }) {
  let all = [];
  const skipped = new Set();
  let shown = null;
  let busy = false;
  const head = h('div');
  const stage = h('div', { class: 'question' });
  const element = h('div', { class: 'view' }, head, stage);

  async function load() {
    ({ suggestions: all } = await api.suggestions(show));
    draw();
  }

  const waiting = () => all.filter((s) => !skipped.has(s.id));

  function draw() {
    const queue = waiting();
    fill(
      head,
      masthead({
        eyebrow: 'May these be the same, in',
        title: show,
        vitals: [
          ['To decide', String(queue.length)],
          ['Skipped', String(all.length - queue.length)],
        ],
        tabs: showTabs(show, 'suggestions', all.length),
      }),
    );
    if (queue.length === 0) {
      shown = null;
      fill(stage, all.length === 0 ? nothing() : onlySkipped());
    } else if (shown === null || JSON.stringify(shown) !== JSON.stringify(queue[0])) {
      const held = stage.contains(document.activeElement) || document.activeElement === document.body;
      shown = queue[0];
      fill(stage, question(shown));
      if (held) stage.querySelector('h2').focus({ preventScroll: true });
    }
  }

  const nothing = () =>
    empty(
      'Nothing to decide',
      'Whoever is like somebody, but not enough to be sure, is asked about here. There is nobody like that now.',
    );

  const onlySkipped = () =>
    empty(
      'That was all',
      `You skipped ${count(all.length, 'question')}.`,
      button(
        'Ask them again',
        () => {
          skipped.clear();
          draw();
        },
        { class: 'main' },
      ),
    );

  function question(s) {
    const name = nameOf(s.person);
    const strips = [h('div', { class: 'strip' }), h('div', { class: 'strip' })];
    evidence(s, strips);
    return [
      h('h2', { tabindex: -1 }, 'Is this ', h('strong', { dir: 'auto' }, name), '?'),
      h(
        'div',
        { class: 'pair' },
        h(
          'figure',
          null,
          h(
            'a',
            {
              class: 'portrait',
              href: to.identity(s.cluster.ep_id, s.cluster.identity_id),
              'aria-label': `Open ${s.cluster.cluster_id}`,
            },
            picture(s.cluster.thumb),
          ),
          h('figcaption', null, h('strong', null, s.cluster.identity_id), h('span', null, s.cluster.ep_id)),
          strips[0],
        ),
        h(
          'figure',
          null,
          h(
            'a',
            { class: 'portrait', href: to.person(show, s.person.person_id), 'aria-label': `Open ${name}` },
            picture(s.person.thumb),
          ),
          h(
            'figcaption',
            null,
            h('strong', { dir: 'auto' }, name),
            h('span', null, s.person.name ? s.person.person_id : 'no name yet'),
          ),
          strips[1],
        ),
      ),
      h(
        'p',
        { class: 'why' },
        h('strong', null, `${percent(s.similarity)} alike`),
        `. An answer settles ${span(s.settles_seconds)} on screen.`,
      ),
      h(
        'div',
        { class: 'row answers' },
        button('Yes, the same', () => answer('y'), { class: 'main yes', 'aria-keyshortcuts': 'y' }),
        button('No, somebody else', () => answer('n'), { class: 'no', 'aria-keyshortcuts': 'n' }),
        button('Skip', () => answer('s'), { 'aria-keyshortcuts': 's' }),
      ),
      h(
        'p',
        { class: 'hint keys-hint' },
        h('kbd', null, 'y'),
        ' yes  ',
        h('kbd', null, 'n'),
        ' no  ',
        h('kbd', null, 's'),
        ' skip  ',
        h('kbd', null, 'u'),
        ' undo',
      ),
    ];
  }

  /** Some more pictures of both, as they come. */
  async function evidence(s, [left, right]) {
    const pictures = (urls) =>
      urls
        .filter(Boolean)
        .slice(0, PICTURES)
        .map((url) => picture(url));
    const [tracks, person] = await Promise.allSettled([
      api.identityTracks(s.cluster.ep_id, s.cluster.identity_id, 0),
      api.person(show, s.person.person_id),
    ]);
    if (tracks.status === 'fulfilled') fill(left, pictures(tracks.value.items.map((t) => t.thumb)));
    if (person.status === 'fulfilled') fill(right, pictures(person.value.clusters.map((c) => c.thumb)));
  }

  async function answer(key) {
    if (shown === null || busy) return;
    const s = shown;
    if (key === 's') {
      skipped.add(s.id);
      say('skipped');
      draw();
      return;
    }
    busy = true;
    try {
      const change = key === 'y' ? await actions.accept(show, s) : await actions.dismiss(show, s);
      if (change) {
        all = all.filter((other) => other.id !== s.id);
        draw();
      }
    } finally {
      busy = false;
    }
  }

  return {
    element,
    title: `Suggestions – ${show}`,
    crumbs: [
      { text: show, href: to.people(show) },
      { text: 'suggestions', href: to.suggestions(show) },
    ],
    up: to.people(show),
    show,
    load,
    refresh: load,
    keys: { y: () => answer('y'), n: () => answer('n'), s: () => answer('s') },
  };
}
