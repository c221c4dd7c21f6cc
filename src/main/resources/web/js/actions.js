// What an editor can do. Each is done at once, said in a toast with a way back, and written into the journal by the engine.

import { api } from './api.js';
import { askText, choose } from './dialog.js';
import { button } from './dom.js';
import { tell } from './events.js';
import { count, nameOf, span } from './format.js';
import { toastDone, toastInfo, toastTrouble } from './toast.js';

/** What the chooser gives for nobody. */
const NOBODY = Symbol('nobody');

/** Does it, says it, and lets the page look again. Gives the change, or null when it did not work. */
async function act(show, doing, work, text) {
  try {
    const change = await work();
    if (change.entry) toastDone(text, show, change.entry);
    else toastInfo('Nothing changed: it was so already.');
    tell({ what: 'people', show_id: show, here: true });
    return change;
  } catch (trouble) {
    toastTrouble(trouble, doing);
    return null;
  }
}

const calledLike = (people, name, but) =>
  people.find((p) => p.person_id !== but && p.name && p.name.toLocaleLowerCase() === name.toLocaleLowerCase());

export async function rename(show, person) {
  const { people } = await api.people(show).catch(() => ({ people: [] }));
  const name = await askText({
    title: person.name ? 'Another name' : 'Who is this?',
    label: `Name of ${person.person_id}`,
    value: person.name ?? '',
    hint: 'Empty takes the name away.',
    note(text, close) {
      const other = text && calledLike(people, text, person.person_id);
      return (
        other && [
          `${other.name} is there already, as ${other.person_id}. `,
          button('Put both together', () => close({ into: other })),
        ]
      );
    },
  });
  if (name === null) return;
  if (name.into) {
    merge(show, person, name.into);
    return;
  }
  if (name === (person.name ?? '')) return;
  await act(
    show,
    'The new name',
    () => api.editPerson(show, person.person_id, { name: name === '' ? null : name }),
    name === '' ? `${nameOf(person)} has no name now` : `${nameOf(person)} is called ${name}`,
  );
}

export const merge = (show, person, into) =>
  act(
    show,
    'Merging',
    () => api.merge(show, person.person_id, into.person_id),
    `${nameOf(person)} is the same as ${nameOf(into)}`,
  );

export const ignore = (show, person, ignored = !person.ignored) =>
  act(
    show,
    ignored ? 'Ignoring' : 'Bringing back',
    () => api.editPerson(show, person.person_id, { ignored }),
    ignored ? `${nameOf(person)} is ignored: in no list and no report` : `${nameOf(person)} is shown again`,
  );

export const remove = (show, person) =>
  act(
    show,
    'Deleting',
    () => api.deletePerson(show, person.person_id),
    `${nameOf(person)} is deleted; their identities are nobody’s`,
  );

export const move = (show, cluster, person) =>
  act(
    show,
    'Moving',
    () => api.moveCluster(show, cluster.cluster_id, person?.person_id ?? null),
    person ? `${cluster.cluster_id} is ${nameOf(person)}` : `${cluster.cluster_id} is nobody`,
  );

export const makePerson = (show, cluster, name = '') =>
  act(
    show,
    'Making a new person',
    () => api.newPerson(show, name, [cluster.cluster_id]),
    `${cluster.cluster_id} is ${name || 'somebody new'}`,
  );

export const never = (show, cluster, person) =>
  act(
    show,
    '“Never”',
    () => api.never(show, cluster.cluster_id, person.person_id),
    `${cluster.cluster_id} is never ${nameOf(person)}`,
  );

/** Where a track goes that belongs to no identity. */
export const UNCLUSTERED = 'unclustered';

/** `identity` is an id, `new` or {@link UNCLUSTERED}; a `person` owns the new one. */
export const moveTrack = (show, ep, track, identity, person = null) =>
  act(
    show,
    'Moving the track',
    () => api.moveTrack(ep, track.track_id, identity, person),
    `Track ${track.track_id} ${person ? `is ${nameOf(person)}` : trackPlace(identity)}`,
  );

function trackPlace(identity) {
  if (identity === UNCLUSTERED) return 'is in no identity: it cannot be told who it is';
  return `is in ${identity === 'new' ? 'an identity of its own' : identity}`;
}

/** The people of a show who have nothing in an episode yet: a track may be the first of theirs. */
export async function peopleWithout(show, identities) {
  const here = new Set(identities.map((i) => i.person_id));
  return (await api.people(show)).people.filter((p) => !p.ignored && !here.has(p.person_id));
}

export const accept = (show, s) =>
  act(show, '“Yes”', () => api.accept(show, s.id), `${s.cluster.cluster_id} is ${nameOf(s.person)}`);

export const dismiss = (show, s) =>
  act(show, '“No”', () => api.dismiss(show, s.id), `${s.cluster.cluster_id} is not ${nameOf(s.person)}`);

const personOption = (person) => ({
  value: person,
  title: nameOf(person),
  picture: person.thumb,
  words: [person.person_id, ...(person.aliases ?? [])].join(' '),
  note: `${person.name ? `${person.person_id} · ` : ''}${span(person.seconds)} · ${count(person.tracks, 'track')}${person.ignored ? ' · ignored' : ''}`,
});

async function peopleOf(show) {
  try {
    return (await api.people(show)).people;
  } catch (trouble) {
    toastTrouble(trouble, 'Looking up the people');
    return null;
  }
}

export async function askMerge(show, person) {
  const people = await peopleOf(show);
  if (!people) return null;
  const into = await choose({
    title: `${nameOf(person)} is the same as\u00A0…`,
    label: 'Search a name or number',
    options: people.filter((p) => p.person_id !== person.person_id).map(personOption),
  });
  return into && merge(show, person, into);
}

export async function askMove(show, cluster) {
  const people = await peopleOf(show);
  if (!people) return null;
  const to = await choose({
    title: `Who is ${cluster.cluster_id}?`,
    label: 'Search a name or number, or type a new name',
    options: people.filter((p) => p.person_id !== cluster.person_id).map(personOption),
    extra: (text) => [
      { value: { fresh: text }, title: text ? `Somebody new, called ${text}` : 'Somebody new', note: 'gets a number' },
      ...(cluster.person_id ? [{ value: NOBODY, title: 'Nobody', note: 'no machine gives it to anyone again' }] : []),
    ],
  });
  if (to === null) return null;
  if (to === NOBODY) return move(show, cluster, null);
  return 'fresh' in to ? makePerson(show, cluster, to.fresh) : move(show, cluster, to);
}

export async function askNever(show, cluster) {
  const people = await peopleOf(show);
  if (!people) return null;
  const owner = people.filter((p) => p.person_id === cluster.person_id);
  const person = await choose({
    title: `${cluster.cluster_id} is never\u00A0…`,
    label: 'Search a name or number',
    options: [...owner, ...people.filter((p) => p.person_id !== cluster.person_id)].map(personOption),
  });
  return person && never(show, cluster, person);
}

export async function askMoveTrack(show, ep, track) {
  let identities;
  let others;
  try {
    ({ identities } = await api.identities(ep));
    others = await peopleWithout(show, identities);
  } catch (trouble) {
    toastTrouble(trouble, 'Looking up the identities');
    return null;
  }
  const to = await choose({
    title: `Track ${track.track_id} belongs to\u00A0…`,
    label: 'Search a name or number',
    empty: 'No identity is called that.',
    options: [
      ...identities
        .filter((i) => i.identity_id !== track.identity_id)
        .map((i) => ({
          value: { identity: i.identity_id },
          title: i.person_name || i.label || i.person_id || i.identity_id,
          picture: i.thumb,
          words: [i.identity_id, i.person_id].join(' '),
          note: `${i.identity_id} · ${count((i.track_ids ?? []).length, 'track')}`,
        })),
      ...others.map((p) => ({ ...personOption(p), value: { identity: 'new', person: p } })),
    ],
    extra: () => [
      { value: { identity: 'new' }, title: 'An identity of its own', note: 'somebody else' },
      ...(track.identity_id
        ? [{ value: { identity: UNCLUSTERED }, title: 'Nobody', note: 'it cannot be told who it is' }]
        : []),
    ],
  });
  return to && moveTrack(show, ep, track, to.identity, to.person);
}
