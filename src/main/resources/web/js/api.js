// The engine's REST interface. Every call gives its JSON or throws a Trouble, whose text a person can read.

export const FIRST_PAGE = 1;
export const PAGE_SIZE = 100;

const HINTS = {
  bad_request: 'Check what you entered and try again.',
  unauthorized: 'Sign in again.',
  not_found: 'It may have been changed or removed meanwhile. Go back and look again.',
  conflict: 'Somebody or something else changed it first. Look at it again, then decide.',
  too_large: 'Choose something smaller, or copy the file into the inbox folder.',
  unsupported: 'Choose a video: mp4, mkv, mov, avi, webm, m4v, ts or mpg.',
  unavailable: 'The engine is busy or stopping. Wait a moment and try again.',
  internal: 'This is a fault of the engine. Its log says more; try again in a moment.',
  offline: 'Is `dropcast run` still running? The page goes on by itself when it is back.',
};

/** What went wrong: `code`, `message` (one sentence) and `hint` (what to do). */
export class Trouble extends Error {
  constructor(code, message, details = {}, status = 0) {
    super(message);
    this.code = code;
    this.details = details;
    this.status = status;
  }

  get hint() {
    const said = this.details?.what_to_do;
    return typeof said === 'string' && said !== '' ? said : (HINTS[this.code] ?? HINTS.internal);
  }
}

/** Called when the engine wants a token. */
let onUnauthorized = () => {};

export function whenUnauthorized(listener) {
  onUnauthorized = listener;
}

async function call(method, path, body, signal) {
  let response;
  try {
    response = await fetch(path, {
      method,
      signal,
      credentials: 'same-origin',
      headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Trouble('offline', 'The engine does not answer.');
  }
  return read(response.status, await response.text());
}

function read(status, text) {
  let json = null;
  try {
    json = text === '' ? null : JSON.parse(text);
  } catch {
    // not from our interface; said below
  }
  if (status >= 200 && status < 300) return json;
  const trouble = new Trouble(
    json?.code ?? (status === 401 ? 'unauthorized' : 'internal'),
    sentence(json?.message) ?? `The engine answered with error ${status}.`,
    json?.details ?? {},
    status,
  );
  if (status === 401) onUnauthorized();
  throw trouble;
}

function sentence(text) {
  if (typeof text !== 'string' || text === '') return null;
  const upper = text[0].toUpperCase() + text.slice(1);
  return /[.!?]$/.test(upper) ? upper : `${upper}.`;
}

const get = (path, signal) => call('GET', path, undefined, signal);
const post = (path, body = {}) => call('POST', path, body);
const patch = (path, body) => call('PATCH', path, body);
const del = (path) => call('DELETE', path);
const e = encodeURIComponent;
const page = (number) => `page=${number + FIRST_PAGE}&page_size=${PAGE_SIZE}`;

export const api = {
  session: () => get('/session'),
  signIn: (token) => post('/session', { token }),
  signOut: () => del('/session'),

  shows: () => get('/shows'),
  show: (show) => get(`/shows/${e(show)}`),
  people: (show) => get(`/shows/${e(show)}/people`),
  person: (show, person) => get(`/shows/${e(show)}/people/${e(person)}`),
  editPerson: (show, person, change) => patch(`/shows/${e(show)}/people/${e(person)}`, change),
  newPerson: (show, name, clusters) => post(`/shows/${e(show)}/people`, { ...(name ? { name } : {}), cluster_ids: clusters }),
  deletePerson: (show, person) => del(`/shows/${e(show)}/people/${e(person)}`),
  merge: (show, person, into) => post(`/shows/${e(show)}/people/${e(person)}/merge`, { into }),
  moveCluster: (show, cluster, person) => post(`/shows/${e(show)}/clusters/${e(cluster)}/move`, { person_id: person }),
  never: (show, cluster, person) => post(`/shows/${e(show)}/clusters/${e(cluster)}/never`, { person_id: person }),
  journal: (show, limit = 200) => get(`/shows/${e(show)}/journal?limit=${limit}`),
  undo: (show, entry) => post(`/shows/${e(show)}/journal/${e(entry)}/undo`),
  suggestions: (show) => get(`/shows/${e(show)}/suggestions`),
  accept: (show, id) => post(`/shows/${e(show)}/suggestions/${e(id)}/accept`),
  dismiss: (show, id) => post(`/shows/${e(show)}/suggestions/${e(id)}/dismiss`),

  episode: (ep) => get(`/episodes/${e(ep)}`),
  identities: (ep) => get(`/episodes/${e(ep)}/identities`),
  identityTracks: (ep, identity, number) => get(`/episodes/${e(ep)}/identities/${e(identity)}/tracks?${page(number)}`),
  tracks: (ep, number) => get(`/episodes/${e(ep)}/tracks?${page(number)}`),
  frames: (ep, track, number, size = PAGE_SIZE) =>
    get(`/episodes/${e(ep)}/tracks/${e(track)}/frames?page=${number + FIRST_PAGE}&page_size=${size}`),
  moveTrack: (ep, track, identity, person) =>
    post(`/episodes/${e(ep)}/tracks/${e(track)}/move`, {
      identity_id: identity,
      ...(person ? { person_id: person.person_id } : {}),
    }),
  timeline: (ep) => get(`/episodes/${e(ep)}/timeline`),
  boxes: (ep, from, to, signal) => get(`/episodes/${e(ep)}/boxes?from=${from}&to=${to}`, signal),
  videoUrl: (ep) => `/episodes/${e(ep)}/video`,

  jobs: () => get('/jobs'),
  cancelJob: (id) => post(`/jobs/${e(id)}/cancel`),
  recluster: (ep, settings) => post('/jobs/cluster_async', { ep_id: ep, ...settings }),
  inbox: () => get('/inbox'),
};

/**
 * Sends a file to the inbox. `fetch` cannot tell how much was sent, so this is the older way.
 * Gives `{done: Promise, cancel()}`; `progress` is called with 0..1.
 */
export function upload(file, progress) {
  const request = new XMLHttpRequest();
  const done = new Promise((resolve, reject) => {
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      try {
        resolve(read(request.status, request.responseText));
      } catch (trouble) {
        reject(trouble);
      }
    });
    request.addEventListener('error', () => reject(new Trouble('offline', 'The engine stopped taking the file.')));
    request.addEventListener('abort', () => reject(new Trouble('canceled', 'The upload was canceled.')));
    request.open('POST', '/uploads');
    request.setRequestHeader('Accept', 'application/json');
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
  return { done, cancel: () => request.abort() };
}
