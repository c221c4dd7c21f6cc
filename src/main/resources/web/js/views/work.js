import { api } from '../api.js';
import { button, h } from '../dom.js';
import { bytes, date, span } from '../format.js';
import { to } from '../places.js';
import { toastTrouble } from '../toast.js';
import { pickButton } from '../uploads.js';
import { masthead } from './parts.js';

const STAGES = {
  detect: 'looking for faces',
  track: 'following faces',
  embed: 'comparing faces',
  cluster: 'grouping',
  reps: 'choosing pictures',
  people: 'finding people again',
  publish: 'writing the results',
};
const KINDS = {
  cluster: 'Group again',
  cluster_async: 'Group again',
  episode_cleanup: 'Clean up',
  episode_cleanup_async: 'Clean up',
  detect_track: 'Process',
  detect_track_async: 'Process',
};

/** Inbox and jobs: what waits, what is worked on, what went wrong. */
export function workView() {
  const element = h('div', { class: 'view' });

  async function load() {
    const [inbox, jobs] = await Promise.all([api.inbox(), api.jobs()]);
    const list = Array.isArray(jobs) ? jobs : (jobs.jobs ?? jobs.items ?? []);
    const focused = document.activeElement?.dataset?.focus;
    element.replaceChildren(
      masthead({
        eyebrow: 'What the engine does',
        title: 'Inbox and jobs',
        vitals: [
          ['Worked on', String(inbox.working.length)],
          ['Waiting', String(inbox.waiting.length)],
          ['Failed', String(inbox.failed.length)],
        ],
        tools: [pickButton()],
      }),
      section('Worked on', inbox.working.map(working), 'Nothing is worked on now.'),
      section('Waiting', inbox.waiting.map(waiting), 'The inbox is empty. Drop a video anywhere on this page.'),
      ...(inbox.failed.length > 0 ? [section('Failed', inbox.failed.map(failed))] : []),
      section('Jobs', list.map(job), 'There were no jobs yet.'),
    );
    if (focused) element.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  const section = (title, rows, none) =>
    h(
      'section',
      null,
      h('h2', { class: 'section' }, title),
      rows.length === 0 ? h('p', { class: 'hint' }, none) : h('ul', { class: 'rows work' }, rows),
    );

  const waiting = (w) => h('li', null, h('h3', { dir: 'auto' }, w.name), h('p', { class: 'facts' }, bytes(w.size)));

  const working = (w) =>
    h(
      'li',
      null,
      h('h3', { dir: 'auto' }, w.ep_id ? h('a', { href: to.episode(w.ep_id) }, w.name) : w.name),
      progress(w.progress ?? {}, w.name),
    );

  const failed = (f) =>
    h(
      'li',
      { class: 'bad' },
      h('h3', { dir: 'auto' }, f.name),
      h('p', null, [f.error?.what, f.error?.why].filter(Boolean).join(': ')),
      f.error?.what_to_do ? h('p', { class: 'hint' }, `What to do: ${f.error.what_to_do}.`) : null,
    );

  function progress(p, what) {
    const known = p.total > 0;
    const share = known ? Math.min(1, p.done / p.total) : 0;
    const words = [
      STAGES[p.stage] ?? p.stage ?? 'starting',
      known ? `${Math.floor(share * 100)}%` : null,
      p.fps > 0 ? `${Math.round(p.fps)} frames a second` : null,
      p.eta_seconds > 0 ? `about ${span(p.eta_seconds)} left` : null,
    ];
    return h(
      'div',
      { class: 'progress' },
      h('progress', { max: 1, ...(known ? { value: share } : {}), 'aria-label': `Progress of ${what}` }),
      h('p', { class: 'facts' }, words.filter(Boolean).join(' · ')),
    );
  }

  function job(j) {
    const open = j.state === 'queued' || j.state === 'running';
    const error = typeof j.error === 'string' ? { why: j.error } : j.error;
    return h(
      'li',
      { class: j.state === 'failed' ? 'bad' : null },
      h('h3', null, `${KINDS[j.kind] ?? j.kind} `, h('a', { href: to.episode(j.ep_id) }, j.ep_id)),
      h('p', { class: 'facts' }, h('span', { class: `state ${j.state}` }, j.state), ` · ${j.job_id} · ${date(j.created_at)}`),
      open && j.progress ? progress(j.progress, j.job_id) : null,
      error ? h('p', null, [error.what, error.why ?? error.message].filter(Boolean).join(': ')) : null,
      error?.what_to_do ? h('p', { class: 'hint' }, `What to do: ${error.what_to_do}.`) : null,
      open
        ? button(
            'Cancel',
            () =>
              api
                .cancelJob(j.job_id)
                .then(load)
                .catch((trouble) => toastTrouble(trouble, 'Canceling')),
            { class: 'small', 'data-focus': j.job_id, 'aria-label': `Cancel ${j.job_id}` },
          )
        : null,
    );
  }

  return {
    element,
    title: 'Inbox and jobs',
    crumbs: [{ text: 'inbox and jobs', href: to.work() }],
    up: to.shows(),
    load,
    refresh: load,
    any: true,
  };
}
