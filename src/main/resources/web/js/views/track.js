import * as actions from '../actions.js';
import { PAGE_SIZE, api } from '../api.js';
import { frameCard, qualityBadge } from '../cards.js';
import { button, h, picture } from '../dom.js';
import { TRACK, clock, cut, likeness, outlier, percent, untold } from '../format.js';
import { to } from '../places.js';
import { CardList, Pages } from '../window.js';
import { masthead, swap } from './parts.js';

/** One track: its best picture first, then all in the order of time. */
export function trackView({ ep, id }) {
  let episode = null;
  let track = null;
  let best = { index: -1, frame: null };
  let head = h('header');
  const pages = new Pages((number) => api.frames(ep, id, number), PAGE_SIZE);
  const list = new CardList({
    label: 'Pictures of this track, the best one first',
    width: 10,
    height: 16.2,
    gap: 0.8,
    item: (index) => {
      if (best.frame === null) return pages.item(index);
      if (index === 0) return best.frame;
      return pages.item(index <= best.index ? index - 1 : index);
    },
    render: (frame, index) => frameCard(ep, frame, index === 0 && best.frame !== null, episode.has_video),
  });
  const element = h('div', { class: 'view' }, head, h('h2', { class: 'section' }, 'Pictures'), list.element);

  async function load() {
    let first;
    [episode, first, track] = await Promise.all([api.episode(ep), pages.start(), findTrack()]);
    best = await findBest(first.best_frame_idx);
    const show = episode.show_id;
    view.show = show;
    view.crumbs = [
      { text: show, href: to.people(show) },
      { text: ep, href: to.episode(ep) },
      ...(track?.identity_id ? [{ text: track.identity_id, href: to.identity(ep, track.identity_id) }] : []),
      { text: `track ${id}`, href: to.track(ep, id) },
    ];
    view.up = track?.identity_id ? to.identity(ep, track.identity_id) : to.episode(ep);
    head = swap(head, heading(show));
    list.update(pages.total);
  }

  function heading(show) {
    const from = track?.first_ts ?? best.frame?.ts ?? 0;
    const sim = track?.sim_to_identity;
    const reason = track?.unclustered_reason
      ? `In no identity: ${untold(track.unclustered_reason)}`
      : track?.outlier_reason && outlier(track.outlier_reason);
    return masthead({
      eyebrow: track?.identity_id
        ? ['A face of ', h('a', { href: to.identity(ep, track.identity_id) }, track.identity_id), ` in ${ep}`]
        : `A face in ${ep}`,
      title: `Track ${id}`,
      portrait: picture(track?.thumb ?? best.frame?.crop),
      under: reason ? h('span', { class: 'reason' }, reason) : null,
      vitals: [
        track ? ['Time', `${clock(track.first_ts, true)}–${clock(track.last_ts, true)}`] : null,
        ['Pictures', pages.total.toLocaleString('en')],
        typeof sim === 'number'
          ? ['Like its identity', h('span', { class: `badge ${likeness(sim, TRACK)}`, title: cut(sim, 4) }, percent(sim))]
          : null,
        typeof track?.quality === 'number' ? ['Best picture', qualityBadge(track.quality)] : null,
      ],
      tools: [
        track ? button('Move …', () => actions.askMoveTrack(show, ep, track), { class: 'main', 'aria-keyshortcuts': 'm' }) : null,
        h('a', { class: 'button', href: to.player(ep, from) }, episode.has_video ? 'Play from here' : 'In the timeline'),
      ].filter(Boolean),
    });
  }

  /** The track itself, which only lists have. They are in the order of the numbers, but a number may be missing. */
  async function findTrack() {
    const wanted = Number(id);
    return search(
      (number) => api.tracks(ep, number),
      (t) => t.track_id,
      wanted,
    ).then((found) => found.item);
  }

  /** Frames are in the order of time, so that the best one is found in a few looks however long the track is. */
  async function findBest(frame) {
    if (frame === null || frame === undefined) return { index: -1, frame: null };
    const found = await search(
      (number) => pages.page(number),
      (f) => f.frame_idx,
      frame,
    );
    return { index: found.index, frame: found.item };
  }

  /** Looks for a key in pages that are sorted by it. */
  async function search(fetchPage, key, wanted) {
    let low = 0;
    let high = Infinity;
    let number = 0;
    for (;;) {
      const { items, total } = await fetchPage(number);
      high = Math.min(high, Math.ceil(total / PAGE_SIZE) - 1);
      const at = items.findIndex((item) => key(item) === wanted);
      if (at >= 0) return { index: number * PAGE_SIZE + at, item: items[at] };
      if (items.length === 0) return { index: -1, item: null };
      if (key(items[0]) > wanted) high = number - 1;
      else low = number + 1;
      if (low > high) return { index: -1, item: null };
      number = (low + high) >> 1;
    }
  }

  const view = {
    element,
    title: `Track ${id} – ${ep}`,
    crumbs: [],
    up: to.episode(ep),
    load,
    refresh: load,
    subject: () => track && { type: 'track', show: episode.show_id, ep, track },
    destroy: () => list.destroy(),
  };
  return view;
}
