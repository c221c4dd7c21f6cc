// Drag and drop of people, groups and tracks. While something is dragged, a shelf at the side offers everywhere it may go, also what
// is not on the screen.

import * as actions from './actions.js';
import { api } from './api.js';
import { fill, h, picture } from './dom.js';
import { nameOf } from './format.js';
import { itemAt } from './items.js';

let dragged = null;

const shelf = () => document.getElementById('shelf');

/** Makes an element that stands for an item (see items.js) draggable. */
export function draggable(element) {
  element.draggable = true;
  return element;
}

/**
 * Makes an element a place to drop on. `accepts(item)` says whether it may go there, `drop(item)` puts it there. The innermost place
 * wins.
 */
export function dropTarget(element, { accepts, drop }) {
  let depth = 0;
  const may = () => dragged !== null && accepts(dragged);
  element.addEventListener('dragenter', (event) => {
    if (!may()) return;
    event.preventDefault();
    depth++;
    element.classList.add('over');
  });
  element.addEventListener('dragleave', () => {
    if (depth > 0 && --depth === 0) element.classList.remove('over');
  });
  element.addEventListener('dragover', (event) => {
    if (!may()) return;
    event.preventDefault();
    event.stopPropagation();
    event.dataTransfer.dropEffect = 'move';
  });
  element.addEventListener('drop', (event) => {
    depth = 0;
    element.classList.remove('over');
    if (!may()) return;
    event.preventDefault();
    event.stopPropagation();
    const item = dragged;
    end();
    drop(item);
  });
  return element;
}

/** Whom a cluster or a person may be dropped on. */
export function personTarget(element, show, person) {
  return dropTarget(element, {
    accepts: (item) =>
      item.show === show &&
      ((item.type === 'cluster' && item.cluster.person_id !== person.person_id) ||
        (item.type === 'person' && item.person.person_id !== person.person_id)),
    drop: (item) =>
      item.type === 'cluster' ? actions.move(show, item.cluster, person) : actions.merge(show, item.person, person),
  });
}

/** Where a track may be dropped; a `person` owns the identity that is made for it. */
export function identityTarget(element, show, ep, identity, person = null) {
  return dropTarget(element, {
    accepts: (item) => item.type === 'track' && item.ep === ep && item.track.identity_id !== identity,
    drop: (item) => actions.moveTrack(show, ep, item.track, identity, person),
  });
}

/** Where a track is dropped of which it cannot be told who it is. */
export function untoldTarget(element, show, ep) {
  return dropTarget(element, {
    accepts: (item) => item.type === 'track' && item.ep === ep && Boolean(item.track.identity_id),
    drop: (item) => actions.moveTrack(show, ep, item.track, actions.UNCLUSTERED),
  });
}

export function nobodyTarget(element, show) {
  return dropTarget(element, {
    accepts: (item) => item.type === 'cluster' && item.show === show && item.cluster.person_id !== null,
    drop: (item) => actions.move(show, item.cluster, null),
  });
}

export function newPersonTarget(element, show) {
  return dropTarget(element, {
    accepts: (item) => item.type === 'cluster' && item.show === show,
    drop: (item) => actions.makePerson(show, item.cluster),
  });
}

function end() {
  dragged = null;
  document.documentElement.classList.remove('dragging');
  for (const marked of document.querySelectorAll('.over, .held')) marked.classList.remove('over', 'held');
  shelf().hidden = true;
}

const place = (image, title, note) =>
  h(
    'li',
    { class: image === undefined ? 'place special' : 'place' },
    image === undefined ? null : picture(image),
    h(
      'span',
      { class: 'words' },
      h('span', { class: 'title', dir: 'auto' }, title),
      note ? h('span', { class: 'note' }, note) : null,
    ),
  );

async function offer(item) {
  const places = item.type === 'track' ? await groups(item) : await people(item);
  if (dragged !== item) return;
  fill(shelf(), h('h2', null, item.type === 'track' ? 'Put the track into' : 'Drop on'), h('ul', null, places));
  shelf().hidden = false;
}

async function people(item) {
  const all = (await api.people(item.show)).people.filter((p) => p.person_id !== (item.person ?? item.cluster).person_id);
  const places = all.map((p) => personTarget(place(p.thumb, nameOf(p), p.name ? p.person_id : ''), item.show, p));
  if (item.type === 'cluster') {
    places.unshift(newPersonTarget(place(undefined, 'Somebody new'), item.show));
    if (item.cluster.person_id) places.splice(1, 0, nobodyTarget(place(undefined, 'Nobody'), item.show));
  }
  return places;
}

async function groups(item) {
  const { identities } = await api.identities(item.ep);
  const others = await actions.peopleWithout(item.show, identities);
  return [
    identityTarget(place(undefined, 'An identity of its own'), item.show, item.ep, 'new'),
    ...(item.track.identity_id ? [untoldTarget(place(undefined, 'Nobody: it cannot be told'), item.show, item.ep)] : []),
    ...identities
      .filter((i) => i.identity_id !== item.track.identity_id)
      .map((i) =>
        identityTarget(
          place(i.thumb, i.person_name || i.person_id || i.identity_id, i.identity_id),
          item.show,
          item.ep,
          i.identity_id,
        ),
      ),
    ...others.map((p) =>
      identityTarget(place(p.thumb, nameOf(p), 'not in this episode yet'), item.show, item.ep, 'new', p),
    ),
  ];
}

export function startDragging() {
  document.addEventListener('dragstart', (event) => {
    const item = itemAt(event.target);
    if (!item || !event.target.draggable) return;
    dragged = item;
    event.target.classList.add('held');
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', item.label ?? '');
    // Chrome gives up a drag when the page changes under it while it begins
    setTimeout(() => {
      if (dragged !== item) return;
      document.documentElement.classList.add('dragging');
      offer(item).catch(() => {});
    });
  });
  document.addEventListener('dragend', end);
  // there is no dragend when the card was drawn anew meanwhile; but while something is dragged the mouse is silent
  document.addEventListener('mousemove', (event) => {
    if (dragged && event.buttons === 0) end();
  });
}

export const dragging = () => dragged !== null;
