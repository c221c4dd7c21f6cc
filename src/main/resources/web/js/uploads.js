// A video dropped onto the page goes to the inbox, one after the other.

import { upload } from './api.js';
import { button, fill, h, say } from './dom.js';
import { dragging } from './drag.js';
import { tell } from './events.js';
import { bytes } from './format.js';

const VIDEO = /\.(mp4|mkv|mov|avi|webm|m4v|ts|mpg)$/i;

const queue = [];
let running = null;

const region = () => document.getElementById('uploads');

/** A button that lets choose files, for those who cannot drag. */
export function pickButton() {
  const input = h('input', {
    type: 'file',
    multiple: true,
    accept: 'video/*,.mkv,.ts,.mpg',
    class: 'unseen',
    tabindex: -1,
    'aria-hidden': 'true',
    on: { change: () => add(input.files) },
  });
  return h(
    'span',
    null,
    input,
    button('Add videos', () => input.click(), { icon: 'upload', class: 'main' }),
  );
}

export function startUploads() {
  let depth = 0;
  const files = (event) => !dragging() && [...(event.dataTransfer?.types ?? [])].includes('Files');
  const over = (on) => document.documentElement.classList.toggle('dropping', on);
  addEventListener('dragenter', (event) => {
    if (!files(event)) return;
    event.preventDefault();
    depth++;
    over(true);
  });
  addEventListener('dragleave', (event) => {
    if (files(event) && --depth <= 0) {
      depth = 0;
      over(false);
    }
  });
  addEventListener('dragover', (event) => {
    if (files(event)) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    if (!files(event)) return;
    event.preventDefault();
    depth = 0;
    over(false);
    add(event.dataTransfer.files);
  });
  addEventListener('beforeunload', (event) => {
    if (running) event.preventDefault();
  });
}

function add(files) {
  for (const file of files) {
    const entry = { file, state: 'waiting', share: 0, said: '' };
    if (!VIDEO.test(file.name)) {
      entry.state = 'failed';
      entry.said = 'This is not a video that dropcast takes: mp4, mkv, mov, avi, webm, m4v, ts or mpg.';
    } else if (file.size === 0) {
      entry.state = 'failed';
      entry.said = 'The file is empty.';
    }
    entry.row = h('li');
    queue.push(entry);
  }
  draw();
  next();
}

async function next() {
  const entry = queue.find((e) => e.state === 'waiting');
  if (running || !entry) return;
  running = entry;
  entry.state = 'sending';
  entry.sending = upload(entry.file, (share) => {
    entry.share = share;
    drawRow(entry);
  });
  draw();
  try {
    const answer = await entry.sending.done;
    entry.state = 'done';
    entry.said = answer?.ep_id ? `in the inbox, becomes ${answer.ep_id}` : 'in the inbox';
    tell({ what: 'inbox' });
  } catch (trouble) {
    entry.state = trouble.code === 'canceled' ? 'canceled' : 'failed';
    entry.said = trouble.code === 'canceled' ? 'canceled' : `${trouble.message} ${trouble.hint ?? ''}`;
  }
  running = null;
  say(`${entry.file.name}: ${entry.said}`);
  draw();
  next();
}

function cancel(entry) {
  if (entry.state === 'sending') {
    entry.sending.cancel();
  } else {
    entry.state = 'canceled';
    entry.said = 'canceled';
    draw();
  }
}

function draw() {
  region().hidden = queue.length === 0;
  const open = queue.some((e) => e.state === 'sending' || e.state === 'waiting');
  queue.forEach(drawRow);
  fill(
    region(),
    h(
      'header',
      null,
      h('h2', null, open ? 'Uploading' : 'Uploads'),
      open
        ? null
        : button(
            '',
            () => {
              queue.length = 0;
              draw();
            },
            { icon: 'close', class: 'quiet', 'aria-label': 'Close the list of uploads' },
          ),
    ),
    h(
      'ul',
      null,
      queue.map((e) => e.row),
    ),
  );
}

function drawRow(entry) {
  const { file, state, share, said } = entry;
  const live = state === 'sending' || state === 'waiting';
  if (live && entry.bar && entry.drawn === state) {
    entry.bar.value = share;
    entry.words.textContent = words(entry);
    return;
  }
  entry.drawn = state;
  entry.bar = live ? h('progress', { max: 1, value: share, 'aria-label': `Upload of ${file.name}` }) : null;
  entry.words = h('span', { class: 'note' }, live ? words(entry) : said);
  entry.row.className = state;
  fill(
    entry.row,
    h('span', { class: 'title', dir: 'auto' }, file.name),
    live ? button('Cancel', () => cancel(entry), { class: 'small', 'aria-label': `Cancel the upload of ${file.name}` }) : null,
    entry.bar,
    entry.words,
  );
}

function words({ state, share, file }) {
  return state === 'waiting' ? `waits, ${bytes(file.size)}` : `${Math.floor(share * 100)}% of ${bytes(file.size)}`;
}
