// Starts the page: who may see it, which view, keys, drag and drop, and what the engine tells.

import { api, whenUnauthorized } from './api.js';
import { closeDialogs, dialogOpen } from './dialog.js';
import { button, fill, h, icon, say } from './dom.js';
import { startDragging } from './drag.js';
import { connect, disconnect, onChange } from './events.js';
import { help, startKeys } from './keys.js';
import { parse, to } from './places.js';
import { toastTrouble } from './toast.js';
import { startUploads } from './uploads.js';
import { episodeView } from './views/episode.js';
import { episodesView } from './views/episodes.js';
import { journalView } from './views/journal.js';
import { loginView } from './views/login.js';
import { troublePanel } from './views/parts.js';
import { peopleView } from './views/people.js';
import { personView } from './views/person.js';
import { playerView } from './views/player.js';
import { showsView } from './views/shows.js';
import { suggestionsView } from './views/suggestions.js';
import { trackView } from './views/track.js';
import { identityView, tracksView } from './views/tracks.js';
import { workView } from './views/work.js';

/** What the engine tells in bursts is looked at once. */
const CALM_MILLIS = 250;

const main = document.getElementById('main');
let view = null;
let session = { auth: 'none', ok: true };
let visit = 0;

const leave = (hash) => location.replace(hash);

function viewOf({ parts, query }) {
  const [kind, id, sub, subId] = parts;
  if (kind === undefined) return showsView();
  if (kind === 'work') return workView();
  if (kind === 'shows' && id) {
    const show = id;
    switch (sub) {
      case undefined:
        return peopleView({ show });
      case 'people':
        return subId ? personView({ show, id: subId, leave }) : peopleView({ show });
      case 'suggestions':
        return suggestionsView({ show });
      case 'episodes':
        return episodesView({ show });
      case 'journal':
        return journalView({ show });
    }
  }
  if (kind === 'episodes' && id) {
    const ep = id;
    switch (sub) {
      case undefined:
        return episodeView({ ep });
      case 'tracks':
        return subId ? trackView({ ep, id: subId }) : tracksView({ ep });
      case 'identities':
        return subId ? identityView({ ep, id: subId }) : episodeView({ ep });
      case 'player':
        return playerView({ ep, at: Number(query.get('t')) || 0 });
    }
  }
  return null;
}

async function navigate() {
  closeDialogs();
  const place = parse(location.hash);
  if (view?.moveTo?.(place)) return;
  const next = session.ok ? viewOf(place) : loginView(signedIn);
  if (next === null) {
    leave(to.shows());
    return;
  }
  await open(next);
}

async function open(next) {
  const mine = ++visit;
  const first = view === null;
  main.setAttribute('aria-busy', 'true');
  let trouble = null;
  try {
    await next.load();
  } catch (error) {
    trouble = error;
  }
  if (mine !== visit) {
    next.destroy?.();
    return;
  }
  view?.destroy?.();
  view = next;
  fill(main, trouble ? troublePanel(trouble, navigate) : next.element);
  main.removeAttribute('aria-busy');
  if (trouble && !trouble.code) throw trouble;
  dress();
  scrollTo(0, 0);
  if (next.focus) next.focus();
  else if (!first) main.querySelector('h1')?.focus({ preventScroll: true });
  say(document.title);
}

function dress() {
  document.title = view.title === 'Shows' ? 'dropcast' : `${view.title} – dropcast`;
  const crumbs = view.crumbs;
  fill(
    document.getElementById('crumbs'),
    h(
      'ol',
      null,
      crumbs.map(({ text, href }, index) =>
        h('li', null, h('a', { href, dir: 'auto', 'aria-current': index === crumbs.length - 1 ? 'page' : null }, text)),
      ),
    ),
  );
}

let calm = 0;
let looking = false;
let again = false;

/** Looks again at what is shown. Never twice at once; what changes meanwhile is looked at afterwards. */
async function refresh() {
  if (looking) {
    again = true;
    return;
  }
  looking = true;
  const mine = view;
  try {
    await mine.refresh();
    if (mine === view) dress();
  } catch (trouble) {
    if (mine === view && trouble.code !== 'unauthorized') toastTrouble(trouble, 'Looking again');
  } finally {
    looking = false;
    if (again) {
      again = false;
      refresh();
    }
  }
}

function changed(change) {
  if (change.what === 'inbox' || change.what === 'job' || change.what === 'episode' || change.what === 'all') look();
  if (!view) return;
  const about = view.any || change.what === 'all' || !change.show_id || !view.show || change.show_id === view.show;
  const idle = !view.any && (change.what === 'inbox' || change.what === 'job');
  if (!about || idle) return;
  clearTimeout(calm);
  if (change.here) refresh();
  else calm = setTimeout(refresh, CALM_MILLIS);
}

const work = h('a', { class: 'button quiet work-chip', href: to.work() }, icon('inbox'), h('span', { class: 'words' }, 'Inbox'));

/** How much the engine has to do, in the bar at the top. */
async function look() {
  try {
    const { waiting, working, failed } = await api.inbox();
    const now = working[0];
    const far = now?.progress;
    const share = far?.total > 0 ? ` ${Math.floor((100 * far.done) / far.total)}%` : '';
    const words = now
      ? `Working${share}${waiting.length > 0 ? `, ${waiting.length} waiting` : ''}`
      : waiting.length > 0
        ? `${waiting.length} waiting`
        : 'Inbox';
    fill(
      work,
      icon('inbox'),
      h('span', { class: 'words' }, words),
      failed.length > 0 ? h('span', { class: 'chip bad', title: `${failed.length} failed` }, String(failed.length)) : null,
    );
    work.setAttribute('aria-label', `Inbox and jobs: ${words}${failed.length > 0 ? `, ${failed.length} failed` : ''}`);
    work.classList.toggle('busy', Boolean(now));
  } catch {
    // the views say it when the engine is away
  }
}

function tools() {
  const theme = button('', () => window.dropcastTheme.toggle(), { class: 'quiet', 'aria-keyshortcuts': 't' });
  const dress = () => {
    const dark = window.dropcastTheme.dark();
    fill(theme, icon(dark ? 'sun' : 'moon'));
    theme.setAttribute('aria-label', dark ? 'Light colours' : 'Dark colours');
    theme.title = `${dark ? 'Light' : 'Dark'} colours (t)`;
  };
  addEventListener('theme', dress);
  dress();
  fill(
    document.getElementById('tools'),
    session.ok ? work : null,
    theme,
    button('?', help, { class: 'quiet', 'aria-label': 'Keys', title: 'Keys (?)' }),
    session.auth === 'token' && session.ok ? button('Sign out', signOut, { class: 'quiet', icon: 'door' }) : null,
  );
}

async function signOut() {
  await api.signOut().catch(() => {});
  signedOut();
}

function signedOut() {
  if (!session.ok) return;
  disconnect();
  session = { ...session, auth: 'token', ok: false };
  tools();
  navigate();
}

function signedIn() {
  session = { ...session, ok: true };
  tools();
  connect();
  look();
  navigate();
}

async function start() {
  whenUnauthorized(signedOut);
  startKeys(() => view, {
    up() {
      if (!dialogOpen() && view?.up) location.hash = view.up;
    },
  });
  startDragging();
  startUploads();
  onChange(changed);
  addEventListener('hashchange', navigate);
  try {
    session = await api.session();
  } catch (trouble) {
    if (trouble.code !== 'unauthorized') {
      fill(
        main,
        troublePanel(trouble, () => location.reload()),
      );
      main.removeAttribute('aria-busy');
      return;
    }
    session = { auth: 'token', ok: false };
  }
  tools();
  if (session.ok) {
    connect();
    look();
  }
  await navigate();
}

start();
