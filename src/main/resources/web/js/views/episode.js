import { api } from '../api.js';
import { identityCard, trackCard } from '../cards.js';
import { askText } from '../dialog.js';
import { button, fill, h } from '../dom.js';
import { untoldTarget } from '../drag.js';
import { count, span } from '../format.js';
import { to } from '../places.js';
import { toastInfo, toastTrouble } from '../toast.js';
import { CardList } from '../window.js';
import { clusterOf, episodeTabs, masthead, minSim, ownerOf, swap } from './parts.js';

/** The identities of an episode. */
export function episodeView({ ep }) {
  let episode = null;
  let identities = [];
  let shown = [];
  let unclustered = { seconds: 0, tracks: [] };
  let thresh;
  let head = h('header');
  const search = h('input', {
    type: 'search',
    placeholder: 'Name or number',
    'aria-label': 'Search identities',
    'aria-keyshortcuts': '/',
    on: { input: () => draw() },
  });
  const doubts = h('input', { type: 'checkbox', on: { change: () => draw() } });
  const doubtsWords = h('span', null, 'only what to check');
  const said = h('p', { class: 'hint', 'aria-live': 'polite' });
  const list = new CardList({
    label: 'Identities',
    width: 20,
    height: 11.2,
    item: (index) => shown[index],
    render: (identity) => identityCard(episode.show_id, ep, identity, clusterOf(ep, identity), ownerOf(identity), thresh),
  });
  const alone = new CardList({
    label: 'Tracks that could not be told',
    width: 9.2,
    height: 15,
    gap: 0.8,
    item: (index) => unclustered.tracks[index],
    render: (track) => trackCard(episode.show_id, ep, track),
  });
  const aloneTitle = h('h2', { class: 'section' });
  const group = h(
    'details',
    { class: 'untold' },
    h('summary', null, aloneTitle),
    h(
      'p',
      { class: 'hint' },
      'In these the face is too poor to say whose it is. They are in nobody’s time on screen and in no list. Do you know who it is? Drag one onto an identity, or press m on it.',
    ),
    alone.element,
  );
  const zone = h('div', { class: 'untold-zone', hidden: true }, group);
  const element = h(
    'div',
    { class: 'view' },
    head,
    h('div', { class: 'row filters' }, search, h('label', { class: 'check' }, doubts, doubtsWords)),
    said,
    list.element,
    zone,
  );
  const doubtful = (i) => i.low_cohesion || Boolean(i.outlier_reason);

  async function load() {
    let answer;
    [episode, answer] = await Promise.all([api.episode(ep), api.identities(ep)]);
    identities = [...answer.identities].sort((a, b) => b.seconds - a.seconds || a.identity_id.localeCompare(b.identity_id));
    unclustered = answer.unclustered;
    thresh = minSim(episode) ?? answer.config?.min_identity_sim;
    if (!view.show) untoldTarget(zone, episode.show_id, ep);
    view.show = episode.show_id;
    view.up = to.people(episode.show_id);
    view.crumbs = [
      { text: episode.show_id, href: to.people(episode.show_id) },
      { text: ep, href: to.episode(ep) },
    ];
    const tracks = identities.reduce((sum, i) => sum + (i.track_ids ?? []).length, unclustered.tracks.length);
    head = swap(
      head,
      masthead({
        eyebrow: 'The identities in',
        title: ep,
        vitals: [
          ['Length', span(episode.seconds)],
          ['Identities', String(identities.length)],
          ['Tracks', tracks.toLocaleString('en')],
          ['Shots', (episode.shots ?? []).length.toLocaleString('en')],
          ['To check', String(identities.filter(doubtful).length)],
          unclustered.tracks.length > 0 ? ['Could not be told', count(unclustered.tracks.length, 'track')] : null,
        ],
        tools: [button('Group again …', regroup)],
        tabs: episodeTabs(ep, 'identities'),
      }),
    );
    draw();
  }

  function draw() {
    const words = search.value.trim().toLocaleLowerCase().split(/\s+/);
    shown = identities.filter((i) => {
      const text = [i.identity_id, i.person_id, i.person_name, i.label].join(' ').toLocaleLowerCase();
      return (!doubts.checked || doubtful(i)) && words.every((word) => text.includes(word));
    });
    doubtsWords.textContent = `only what to check (${identities.filter(doubtful).length})`;
    said.textContent =
      shown.length === identities.length
        ? identities.length === 0
          ? unclustered.tracks.length === 0
            ? 'No face was found in this episode.'
            : 'No face in this episode is good enough to say whose it is.'
          : ''
        : `${count(shown.length, 'identity', 'identities')} of ${identities.length}`;
    list.update(shown.length);
    const untold = unclustered.tracks.length;
    zone.hidden = untold === 0;
    fill(aloneTitle, `Could not be told (${count(untold, 'track')}, ${span(unclustered.seconds)})`);
    alone.update(untold);
  }

  /** What is grouped again keeps what a person decided. */
  async function regroup() {
    const answer = await askText({
      title: 'Group the tracks again',
      label: 'How alike must two groups of tracks be to become one? “auto”, or a number below 1',
      value: String(episode.settings?.cluster_thresh ?? 'auto'),
      hint: 'Higher: more identities, fewer mixed up. What you decided stays.',
      ok: 'Group again',
    });
    if (answer === null) return;
    const thresh = answer === '' || answer === 'auto' ? 'auto' : Number(answer.replace(',', '.'));
    if (Number.isNaN(thresh)) {
      toastInfo(`“${answer}” is not “auto” and not a number. Nothing was done.`);
      return;
    }
    try {
      const job = await api.recluster(ep, { cluster_thresh: thresh });
      toastInfo(`${ep} is being grouped again (${job.job_id}); this list follows by itself.`);
    } catch (trouble) {
      toastTrouble(trouble, 'Grouping again');
    }
  }

  const view = { element, title: ep, crumbs: [], up: to.shows(), load, refresh: load, destroy };
  function destroy() {
    list.destroy();
    alone.destroy();
  }
  return view;
}
