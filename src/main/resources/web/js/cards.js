// Cards: what a person, an identity, a track and a frame look like in a list.

import * as actions from './actions.js';
import { button, h, nobody, picture } from './dom.js';
import { draggable, identityTarget, nobodyTarget, personTarget } from './drag.js';
import {
  FRAME,
  IDENTITY,
  QUALITY_WORDS,
  TRACK,
  clock,
  count,
  cut,
  likeness,
  nameOf,
  outlier,
  percent,
  quality,
  skipped,
  span,
  untold,
} from './format.js';
import { standsFor } from './items.js';
import { to } from './places.js';

/** Name or number, with the direction of its own script. */
export function name(person, tag = 'span', props = {}) {
  return h(tag, { dir: 'auto', ...props, class: `name ${person.name ? '' : 'unnamed'} ${props.class ?? ''}` }, nameOf(person));
}

/** `0.83 strong`, coloured. */
export function similarity(value, scale, what) {
  const word = likeness(value, scale);
  return h('span', { class: `badge ${word}`, title: `${what}: ${cut(value, 4)}, ${word}` }, `${what} ${cut(value, 2)}`);
}

export function qualityBadge(score) {
  const colour = quality(score);
  return h(
    'span',
    { class: `badge ${colour}`, title: `Quality of the picture: ${percent(score)}, ${QUALITY_WORDS[colour]}` },
    `Q: ${percent(score)}`,
  );
}

/** The exclamation mark on a picture that is not to be trusted. */
function alarm(why) {
  return h('span', { class: 'alarm', title: why, role: 'img', 'aria-label': why }, '!');
}

/** The red pill of an identity; `short` where there is little room. */
export function lowCohesion(thresh, short = false) {
  const words = typeof thresh === 'number' ? `Low identity cohesion (min sim < ${cut(thresh, 2)})` : 'Low identity cohesion';
  const title = `${words}: its tracks are less alike than those of one person should be. Look whether somebody else is in it.`;
  return h('span', { class: 'pill', title }, short ? 'Low cohesion' : words);
}

const tool = (text, key, work, label) =>
  button(
    text,
    (event) => {
      event.preventDefault();
      work();
    },
    { 'aria-label': label, 'aria-keyshortcuts': key, title: `${label} (${key})` },
  );

export function personTools(show, person) {
  const who = nameOf(person);
  return h(
    'div',
    { class: 'card-tools' },
    tool(person.name ? 'Rename' : 'Name', 'r', () => actions.rename(show, person), `Give ${who} a name`),
    tool('Merge', 'g', () => actions.askMerge(show, person), `Put ${who} together with somebody else`),
    tool(
      person.ignored ? 'Show' : 'Ignore',
      'i',
      () => actions.ignore(show, person),
      person.ignored ? `Show ${who} again` : `Ignore ${who}`,
    ),
  );
}

export function clusterTools(show, cluster) {
  return h(
    'div',
    { class: 'card-tools' },
    tool('Move', 'm', () => actions.askMove(show, cluster), `Move ${cluster.cluster_id} to another person`),
    tool('Never', 'x', () => actions.askNever(show, cluster), `Say whom ${cluster.cluster_id} never is`),
  );
}

/** Identities that a person's card has room for. */
const THUMBS = 5;

/** A person among people. `share` is of the longest on screen, 0..1. */
export function personCard(show, person, share) {
  const item = { type: 'person', show, person, label: nameOf(person) };
  const seen = person.episodes.length;
  const facts = [count(seen, 'episode'), count(person.tracks, 'track')].join(' · ');
  const clusters = person.cluster_ids;
  const strip = clusters.slice(0, THUMBS).map((id) => clusterThumb(show, id, person));
  const rest = clusters.length - strip.length;
  const card = h(
    'article',
    { class: `card person ${person.ignored ? 'is-ignored' : ''}` },
    h(
      'a',
      {
        class: 'card-link',
        href: to.person(show, person.person_id),
        draggable: 'false',
        'aria-label': `${nameOf(person)}, ${span(person.seconds)} on screen, ${facts.replace(' · ', ', ')}, ${count(clusters.length, 'identity', 'identities')}${person.ignored ? ', ignored' : ''}`,
      },
      h('span', { class: 'portrait' }, picture(person.thumb)),
      h(
        'span',
        { class: 'who' },
        name(person),
        h('span', { class: 'id' }, person.name ? person.person_id : 'no name yet'),
        h('span', { class: 'time' }, h('strong', null, span(person.seconds)), ' on screen'),
        h('span', { class: 'share', 'aria-hidden': 'true' }, h('span', { style: { width: `${Math.max(1, share * 100)}%` } })),
        h('span', { class: 'facts' }, facts),
      ),
    ),
    h(
      'div',
      { class: 'film', role: 'group', 'aria-label': 'Identities' },
      h('span', { class: 'number', dataset: { count: clusters.length } }, count(clusters.length, 'identity', 'identities')),
      h(
        'span',
        { class: 'strip' },
        strip,
        rest > 0 ? h('a', { class: 'rest', href: to.person(show, person.person_id) }, `+${rest}`) : null,
      ),
    ),
    personTools(show, person),
  );
  return personTarget(draggable(standsFor(card, item)), show, person);
}

const clusterWords = (c) =>
  `${c.cluster_id}: ${count(c.tracks, 'track')}, ${span(c.seconds)}${c.low_cohesion ? '; low identity cohesion' : ''}${c.outlier_reason ? `; ${outlier(c.outlier_reason)}` : ''}`;

/** A small picture of an identity, to take hold of. */
function clusterThumb(show, id, owner) {
  const [ep, identity] = id.split(':');
  const url = `/episodes/${encodeURIComponent(ep)}/identities/${encodeURIComponent(identity)}/rep.jpg`;
  const cluster = { cluster_id: id, ep_id: ep, identity_id: identity, person_id: owner.person_id, thumb: url };
  const thumb = h(
    'a',
    { class: 'thumb', href: to.identity(ep, identity), title: id, 'aria-label': id, dataset: { cluster: id } },
    picture(url),
  );
  return draggable(standsFor(thumb, { type: 'cluster', show, cluster, owner, label: id }));
}

/** An identity, in the list of a person or of those that nobody owns. */
export function clusterCard(show, cluster, owner, thresh) {
  const item = { type: 'cluster', show, cluster, owner, label: cluster.cluster_id };
  const card = h(
    'article',
    {
      class: `card identity ${cluster.outlier_reason ? 'outlier' : ''}`,
      title: cluster.outlier_reason ? outlier(cluster.outlier_reason) : null,
      dataset: { cluster: cluster.cluster_id },
    },
    h(
      'a',
      {
        class: 'card-link',
        href: to.identity(cluster.ep_id, cluster.identity_id),
        draggable: 'false',
        'aria-label': clusterWords(cluster),
      },
      h('span', { class: 'portrait' }, picture(cluster.thumb)),
      h(
        'span',
        { class: 'who' },
        h('span', { class: 'name plain' }, cluster.identity_id),
        h('span', { class: 'id' }, cluster.ep_id),
        h('span', { class: 'time' }, h('strong', null, span(cluster.seconds)), ' on screen'),
        h('span', { class: 'facts' }, count(cluster.tracks, 'track')),
        badges(cluster, thresh),
      ),
    ),
    clusterTools(show, cluster),
  );
  return draggable(standsFor(card, item));
}

function badges(identity, thresh) {
  return h(
    'span',
    { class: 'badges' },
    identity.cohesion === undefined || identity.cohesion === null ? null : similarity(identity.cohesion, IDENTITY, 'cohesion'),
    identity.low_cohesion ? lowCohesion(thresh, true) : null,
    identity.outlier_reason ? h('span', { class: 'reason' }, outlier(identity.outlier_reason)) : null,
  );
}

/** An identity of an episode, with whose it is. */
export function identityCard(show, ep, identity, cluster, owner, thresh) {
  const person = owner ?? (identity.person_id ? { person_id: identity.person_id, name: identity.person_name } : null);
  const item = { type: 'cluster', show, cluster, owner: person, label: cluster.cluster_id };
  const card = h(
    'article',
    {
      class: `card identity ${identity.outlier_reason ? 'outlier' : ''}`,
      title: identity.outlier_reason ? outlier(identity.outlier_reason) : null,
      dataset: { cluster: cluster.cluster_id },
    },
    h(
      'a',
      {
        class: 'card-link',
        href: to.identity(ep, identity.identity_id),
        draggable: 'false',
        'aria-label': `${person ? nameOf(person) : 'nobody'}, ${clusterWords(cluster)}`,
      },
      h('span', { class: 'portrait' }, picture(identity.thumb)),
      h(
        'span',
        { class: 'who' },
        person ? name(person) : h('span', { class: 'name unnamed' }, 'nobody'),
        h('span', { class: 'id' }, identity.identity_id),
        h('span', { class: 'time' }, h('strong', null, span(identity.seconds)), ` · ${count(cluster.tracks, 'track')}`),
        badges(identity, thresh),
      ),
    ),
    clusterTools(show, cluster),
  );
  return identityTarget(draggable(standsFor(card, item)), show, ep, identity.identity_id);
}

const numberOf = (value) => (typeof value === 'number' ? value : null);

const NOT_SURE = 'Not to be trusted: no picture of this track is both good and typical';

/** A track among tracks. */
export function trackCard(show, ep, track) {
  const item = { type: 'track', show, ep, track, label: `track ${track.track_id}` };
  const sim = numberOf(track.sim_to_identity);
  const own = numberOf(track.sim_to_centroid);
  const doubt = `${NOT_SURE}${own === null ? '' : `. Similarity: ${percent(own)}`}`;
  const why = track.unclustered_reason ? untold(track.unclustered_reason) : null;
  const card = h(
    'article',
    {
      class: `card track ${track.outlier_reason ? 'outlier' : ''}`,
      title: track.outlier_reason ? outlier(track.outlier_reason) : why,
      dataset: { track: track.track_id },
    },
    h(
      'a',
      {
        class: 'card-link',
        href: to.track(ep, track.track_id),
        draggable: 'false',
        'aria-label': [
          `Track ${track.track_id}, ${clock(track.first_ts, true)} to ${clock(track.last_ts, true)}`,
          sim === null ? null : `similarity ${percent(sim)}`,
          track.low_confidence ? 'not to be trusted' : null,
          why === null ? null : `could not be told: ${why}`,
          track.outlier_reason ? outlier(track.outlier_reason) : null,
        ]
          .filter(Boolean)
          .join(', '),
      },
      h('span', { class: 'portrait' }, picture(track.thumb), track.low_confidence ? alarm(doubt) : null),
      h(
        'span',
        { class: 'line' },
        h('span', { class: 'when' }, clock(track.first_ts, true)),
        h('span', { class: 'id' }, `track ${track.track_id}`),
      ),
      h(
        'span',
        { class: 'line' },
        sim === null
          ? h('span', { class: 'soft why' }, why ?? '–')
          : h(
              'span',
              {
                class: `badge ${likeness(sim, TRACK)}`,
                title: `Similarity to the identity: ${cut(sim, 4)}, ${likeness(sim, TRACK)}`,
              },
              percent(sim),
            ),
        typeof track.quality === 'number' && why === null ? qualityBadge(track.quality) : null,
      ),
    ),
    h(
      'div',
      { class: 'card-tools' },
      tool('Move', 'm', () => actions.askMoveTrack(show, ep, track), `Move track ${track.track_id} to another identity`),
    ),
  );
  return draggable(standsFor(card, item));
}

/** A picture of a track. The best one says so. */
export function frameCard(ep, frame, best, hasVideo) {
  const sim = numberOf(frame.similarity);
  const score = frame.quality?.score;
  const words = [
    `${clock(frame.ts, true)}`,
    best ? 'best quality' : null,
    sim === null ? null : `similarity ${percent(sim)}`,
    typeof score === 'number' ? `quality ${percent(score)}` : null,
  ]
    .filter(Boolean)
    .join(', ');
  return h(
    'article',
    { class: `card frame ${best ? 'best' : ''}`, dataset: { frame: frame.frame_idx } },
    h(
      'a',
      {
        class: 'card-link',
        href: to.player(ep, frame.ts),
        'aria-label': `${words}. ${hasVideo ? 'Play from here' : 'Show in the timeline'}`,
      },
      h(
        'span',
        { class: 'portrait' },
        frame.crop
          ? picture(frame.crop)
          : h('span', { class: 'pic blank', title: 'No picture of this moment was kept' }, nobody(), h('span', null, 'not kept')),
      ),
      best ? h('span', { class: 'star' }, '★ BEST QUALITY') : null,
      h(
        'span',
        { class: 'line' },
        h('span', { class: 'when' }, clock(frame.ts, true)),
        h('span', { class: 'id' }, `#${frame.frame_idx}`),
      ),
      h(
        'span',
        { class: 'marks' },
        sim === null
          ? h('span', { class: 'soft', title: frame.skip ? skipped(frame.skip) : null }, 'Similarity: –')
          : h(
              'span',
              {
                class: `badge ${likeness(sim, FRAME)}`,
                title: `Similarity to the track: ${cut(sim, 4)}, ${likeness(sim, FRAME)}`,
              },
              `Similarity: ${percent(sim)}`,
            ),
        typeof score === 'number' ? qualityBadge(score) : null,
      ),
    ),
  );
}

/** Where identities that nobody owns are, and where one is put to be nobody's. */
export function nobodyZone(show, ...content) {
  return nobodyTarget(h('div', { class: 'nobody-zone' }, ...content), show);
}
