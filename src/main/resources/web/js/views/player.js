import { api } from '../api.js';
import { Boxes } from '../boxes.js';
import { button, fill, h, icon, picture, svg } from '../dom.js';
import { clock, count, span } from '../format.js';
import { standsFor } from '../items.js';
import { to } from '../places.js';
import { episodeTabs, masthead, swap } from './parts.js';

const ROWS_AT_ONCE = 40;
const SPEEDS = [0.5, 1, 1.5, 2, 4];

/** A click this near to a span means the span. In pixels. */
const NEAR = 5;

/** The video with everybody's name on it, and the timeline. Without the video, the timeline and who is on screen. */
export function playerView({ ep, at }) {
  let episode = null;
  let rows = [];
  let now = at;
  let shownNames = '';
  let allRows = false;
  let frameCallback = 0;
  let head = h('header');

  const boxes = new Boxes(
    (from, end) => api.boxes(ep, from, Math.min(end, episode.seconds)),
    () => draw(),
  );
  const video = h('video', { preload: 'metadata', playsinline: true, 'aria-label': `Video of ${ep}` });
  const canvas = h('canvas', { class: 'overlay', 'aria-hidden': 'true' });
  const stage = h('div', { class: 'stage' });
  const present = h('ul', { class: 'present', 'aria-label': 'On screen now' });
  const time = h('output', { class: 'clock' });
  const scrub = h('input', {
    type: 'range',
    class: 'scrub',
    min: 0,
    step: 0.04,
    'aria-label': 'Moment',
    on: { input: () => seek(Number(scrub.value)) },
  });
  const play = button('', () => toggle(), { icon: 'play', class: 'main', 'aria-label': 'Play', 'aria-keyshortcuts': 'Space' });
  const mute = h('input', { type: 'checkbox', on: { change: () => (video.muted = mute.checked) } });
  const speed = h(
    'select',
    { 'aria-label': 'Speed', on: { change: () => (video.playbackRate = Number(speed.value)) } },
    SPEEDS.map((s) => h('option', { value: s, selected: s === 1 }, `${s}×`)),
  );
  const videoTools = h('span', { class: 'row' }, speed, h('label', { class: 'check' }, mute, h('span', null, 'mute')));
  const controls = h(
    'div',
    { class: 'controls row', role: 'group', 'aria-label': 'Player' },
    play,
    button('', () => appearance(-1), {
      icon: 'back',
      'aria-label': 'To the appearance before',
      title: 'To the appearance before ([)',
    }),
    button('', () => appearance(1), {
      icon: 'next',
      'aria-label': 'To the next appearance',
      title: 'To the next appearance (])',
    }),
    time,
    scrub,
    videoTools,
  );
  const plot = h('div', { class: 'plot' });
  const heading = h('h2', { class: 'section' }, 'Who is on screen when');
  const element = h(
    'div',
    { class: 'view player' },
    head,
    h(
      'div',
      { class: 'watch' },
      h('div', null, stage, controls),
      h('section', { class: 'side', 'aria-label': 'On screen now' }, h('h2', { class: 'section' }, 'On screen now'), present),
    ),
    heading,
    h('p', { class: 'hint' }, 'Click a name to jump to the next appearance, a bar to jump to its start.'),
    plot,
  );
  const playhead = h('div', { class: 'playhead', 'aria-hidden': 'true' });

  async function load() {
    let answer;
    [episode, answer] = await Promise.all([api.episode(ep), api.timeline(ep)]);
    const length = (row) => row.spans.reduce((sum, [a, b]) => sum + b - a, 0);
    rows = answer.rows
      .map((row) => ({ ...row, length: length(row) }))
      .sort((a, b) => b.length - a.length || key(a).localeCompare(key(b)));
    view.show = episode.show_id;
    view.crumbs = [
      { text: episode.show_id, href: to.people(episode.show_id) },
      { text: ep, href: to.episode(ep) },
      { text: 'player', href: to.player(ep) },
    ];
    boxes.clear();
    head = swap(head, masthead({ eyebrow: 'Watch', title: ep, tabs: episodeTabs(ep, 'player') }));
    if (stage.firstChild === null) setStage();
    scrub.max = episode.seconds;
    drawPlot();
    shownNames = '';
    seek(now);
  }

  const key = (row) => row.person_id ?? row.identity_id ?? row.name;

  function setStage() {
    if (!episode.has_video) {
      noVideo('The video is not here any more.');
      return;
    }
    stage.style.setProperty('aspect-ratio', `${episode.width} / ${episode.height}`);
    stage.style.setProperty('--shape', String(episode.width / episode.height));
    video.src = api.videoUrl(ep);
    video.addEventListener('loadedmetadata', () => (video.currentTime = now), { once: true });
    video.addEventListener('error', () => noVideo('This browser cannot play the video.'));
    for (const type of ['play', 'pause', 'ended']) video.addEventListener(type, played);
    video.addEventListener('seeked', () => tick(video.currentTime));
    video.addEventListener('timeupdate', () => tick(video.currentTime));
    fill(stage, video, canvas);
    canvas.addEventListener('click', hit);
    sizes.observe(stage);
  }

  function noVideo(why) {
    episode.has_video = false;
    video.removeAttribute('src');
    stage.classList.add('gone');
    stage.style.removeProperty('aspect-ratio');
    fill(
      stage,
      h(
        'div',
        { class: 'notice', role: 'note' },
        h('p', null, h('strong', null, why)),
        h(
          'p',
          null,
          'dropcast plays it while the original file lies in the inbox’s folder .done, in a format that the browser knows (mp4 with H.264, webm). Everything else here works without it: choose a moment, and see who is on screen.',
        ),
      ),
    );
    play.hidden = true;
    videoTools.hidden = true;
  }

  function played() {
    const going = !video.paused && !video.ended;
    fill(play, icon(going ? 'pause' : 'play'));
    play.setAttribute('aria-label', going ? 'Pause' : 'Play');
    present.setAttribute('aria-live', going ? 'off' : 'polite');
    if (going) follow();
  }

  /** As long as it plays, each frame that the video shows is drawn over. */
  function follow() {
    if (video.requestVideoFrameCallback) {
      frameCallback = video.requestVideoFrameCallback((_, { mediaTime }) => {
        tick(mediaTime);
        if (!video.paused) follow();
      });
    } else {
      frameCallback = requestAnimationFrame(() => {
        tick(video.currentTime);
        if (!video.paused) follow();
      });
    }
  }

  function toggle() {
    if (!episode?.has_video) return;
    if (video.paused) video.play().catch(() => noVideo('This browser cannot play the video.'));
    else video.pause();
  }

  function seek(seconds) {
    const moment = Math.max(0, Math.min(episode.seconds, seconds));
    if (episode.has_video) video.currentTime = moment;
    tick(moment);
  }

  function tick(seconds) {
    now = seconds;
    draw();
  }

  function draw() {
    if (!episode) return;
    const faces = boxes.at(now);
    time.textContent = `${clock(now, true)} / ${clock(episode.seconds)}`;
    scrub.value = String(now);
    scrub.setAttribute('aria-valuetext', clock(now, true));
    playhead.style.setProperty('--at', String(now / episode.seconds));
    drawNames(faces);
    if (episode.has_video) drawBoxes(faces);
  }

  function drawNames(faces) {
    const sorted = [...faces].sort((a, b) => a.box[0] - b.box[0] || a.track_id - b.track_id);
    const names = JSON.stringify(sorted.map((f) => [f.track_id, f.name]));
    if (names === shownNames) return;
    shownNames = names;
    fill(present, sorted.length === 0 ? h('li', { class: 'hint' }, 'Nobody whose face was found.') : sorted.map(chip));
  }

  function chip(face) {
    if (!face.identity_id) return untoldChip(face);
    const owner = face.person_id ? { person_id: face.person_id, name: face.name === face.person_id ? null : face.name } : null;
    const id = `${ep}:${face.identity_id}`;
    const cluster = { cluster_id: id, ep_id: ep, identity_id: face.identity_id, person_id: face.person_id ?? null };
    const li = h(
      'li',
      { dataset: { track: face.track_id } },
      picture(`/episodes/${encodeURIComponent(ep)}/identities/${encodeURIComponent(face.identity_id)}/rep.jpg`),
      h(
        'span',
        { class: 'words' },
        h(
          'a',
          {
            class: 'title',
            dir: 'auto',
            href: owner ? to.person(episode.show_id, owner.person_id) : to.identity(ep, face.identity_id),
          },
          face.name,
        ),
        h(
          'span',
          { class: 'note' },
          h('a', { href: to.identity(ep, face.identity_id) }, face.identity_id),
          ' · ',
          h('a', { href: to.track(ep, face.track_id) }, `track ${face.track_id}`),
        ),
      ),
    );
    return standsFor(li, { type: 'cluster', show: episode.show_id, cluster, owner });
  }

  /** A face that is in no identity. */
  function untoldChip(face) {
    const li = h(
      'li',
      { dataset: { track: face.track_id } },
      picture(null),
      h(
        'span',
        { class: 'words' },
        h('a', { class: 'title', href: to.track(ep, face.track_id) }, face.name),
        h('span', { class: 'note' }, `track ${face.track_id}`),
      ),
    );
    const track = { track_id: face.track_id, identity_id: null };
    return standsFor(li, { type: 'track', show: episode.show_id, ep, track, label: `track ${face.track_id}` });
  }

  /** One colour a person, the same each time; one for all who could not be told. */
  function hue(face) {
    const text = face.person_id ?? face.identity_id ?? face.name;
    let sum = 0;
    for (const c of text) sum = (sum * 31 + c.codePointAt(0)) % 360;
    return (sum * 47) % 360;
  }

  function drawBoxes(faces) {
    const sharp = devicePixelRatio || 1;
    const wide = stage.clientWidth;
    const high = stage.clientHeight;
    if (canvas.width !== Math.round(wide * sharp) || canvas.height !== Math.round(high * sharp)) {
      canvas.width = Math.round(wide * sharp);
      canvas.height = Math.round(high * sharp);
    }
    const g = canvas.getContext('2d');
    g.setTransform(sharp, 0, 0, sharp, 0, 0);
    g.clearRect(0, 0, wide, high);
    const size = Math.max(12, Math.min(22, wide / 55));
    g.font = `600 ${size}px ${getComputedStyle(document.body).fontFamily}`;
    g.textBaseline = 'middle';
    for (const face of faces) drawBox(g, face, scaled(face.box), size, wide);
  }

  const scaled = ([x1, y1, x2, y2]) => {
    const x = stage.clientWidth / episode.width;
    const y = stage.clientHeight / episode.height;
    return [x1 * x, y1 * y, x2 * x, y2 * y];
  };

  function drawBox(g, face, [x1, y1, x2, y2], size, wide) {
    const colour = `hsl(${hue(face)} 80% 66%)`;
    g.lineWidth = 4;
    g.strokeStyle = 'rgb(0 0 0 / 0.5)';
    g.strokeRect(x1, y1, x2 - x1, y2 - y1);
    g.lineWidth = 2;
    g.strokeStyle = colour;
    g.strokeRect(x1, y1, x2 - x1, y2 - y1);
    let text = face.name;
    while (g.measureText(text).width > wide * 0.45 && text.length > 4) text = `${text.slice(0, -3).trimEnd()}…`;
    const pad = size * 0.4;
    const width = g.measureText(text).width + 2 * pad;
    const left = Math.max(0, Math.min(wide - width, x1 - 1));
    const top = y1 - size * 1.5 >= 0 ? y1 - size * 1.5 : y2;
    g.fillStyle = colour;
    g.fillRect(left, top, width, size * 1.5);
    g.fillStyle = '#14110e';
    g.fillText(text, left + pad, top + size * 0.78);
  }

  /** A click on a face stops and takes the focus to its name; elsewhere it plays or pauses. */
  function hit(event) {
    const face = boxes.at(now).find((f) => {
      const [x1, y1, x2, y2] = scaled(f.box);
      return event.offsetX >= x1 && event.offsetX <= x2 && event.offsetY >= y1 && event.offsetY <= y2;
    });
    if (!face) {
      toggle();
      return;
    }
    video.pause();
    present.querySelector(`[data-track="${face.track_id}"] a`)?.focus();
  }

  function drawPlot() {
    const shown = allRows ? rows : rows.slice(0, ROWS_AT_ONCE);
    const rest = rows.length - shown.length;
    fill(
      plot,
      h('div', { class: 'lanes' }, shown.map(lane), cuts(), playhead),
      axis(),
      rest > 0
        ? button(`Show ${count(rest, 'more person', 'more people')}`, () => {
            allRows = true;
            drawPlot();
          })
        : '',
    );
  }

  function lane(row) {
    const bars = svg(
      'svg',
      { class: 'bars', viewBox: `0 0 ${episode.seconds} 10`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      svg('path', { d: row.spans.map(([a, b]) => `M${a} 5H${Math.max(b, a + 0.04)}`).join('') }),
    );
    bars.addEventListener('click', (event) => jumpTo(row, event));
    const owner = row.person_id ? { person_id: row.person_id, name: row.name === row.person_id ? null : row.name } : null;
    const label = h(
      'button',
      {
        type: 'button',
        class: `label ${owner?.name ? '' : 'unnamed'}`,
        dir: 'auto',
        title: `${row.name}: ${span(row.length)}, ${count(row.spans.length, 'appearance')}`,
        'aria-label': `${row.name}, ${span(row.length)} on screen. Jump to the next appearance`,
        on: { click: () => nextOf(row) },
      },
      row.name,
    );
    const div = h('div', { class: 'lane' }, label, bars);
    return owner
      ? standsFor(div, {
          type: 'person',
          show: episode.show_id,
          person: { ...owner, seconds: row.length, tracks: row.spans.length },
        })
      : div;
  }

  function nextOf(row) {
    const next = row.spans.find(([a]) => a > now + 0.05) ?? row.spans[0];
    if (next) seek(next[0]);
  }

  function jumpTo(row, event) {
    const box = event.currentTarget.getBoundingClientRect();
    const perPixel = episode.seconds / box.width;
    const moment = (event.clientX - box.left) * perPixel;
    const slack = NEAR * perPixel;
    const hitSpan = row.spans.find(([a, b]) => moment >= a - slack && moment <= b + slack);
    seek(hitSpan ? hitSpan[0] : moment);
  }

  /** To the start of the next span of anybody, or of the one before. */
  function appearance(step) {
    const starts = [...new Set(rows.flatMap((row) => row.spans.map(([a]) => a)))].sort((a, b) => a - b);
    const start = step > 0 ? starts.find((a) => a > now + 0.05) : starts.filter((a) => a < now - 0.05).at(-1);
    if (start !== undefined) seek(start);
  }

  function cuts() {
    const shots = episode.shots ?? [];
    const dense = shots.length > 200;
    return svg(
      'svg',
      {
        class: `cuts ${dense ? 'dense' : ''}`,
        viewBox: `0 0 ${episode.seconds} 10`,
        preserveAspectRatio: 'none',
        'aria-hidden': 'true',
      },
      svg('path', { d: shots.map((s) => `M${s} 0V10`).join('') }),
    );
  }

  function axis() {
    const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];
    const step = steps.find((s) => episode.seconds / s <= 8) ?? 7200;
    const marks = [];
    for (let s = 0; s <= episode.seconds; s += step)
      marks.push(h('span', { style: { left: `${(100 * s) / episode.seconds}%` } }, clock(s)));
    return h('div', { class: 'axis', 'aria-hidden': 'true' }, marks);
  }

  const sizes = new ResizeObserver(() => draw());

  const view = {
    element,
    title: `Player – ${ep}`,
    crumbs: [],
    up: to.episode(ep),
    load,
    refresh: load,
    /** Another moment of the same episode needs no new player. */
    moveTo({ parts, query }) {
      const same = parts[0] === 'episodes' && parts[1] === ep && parts[2] === 'player';
      if (same && query.has('t')) seek(Number(query.get('t')) || 0);
      return same;
    },
    keys: {
      ' ': (event) => (event.target.matches('button, a, summary') ? false : toggle()),
      ArrowLeft: (event) => (event.target.matches('input') ? false : seek(now - (event.shiftKey ? 1 / episode.fps : 1))),
      ArrowRight: (event) => (event.target.matches('input') ? false : seek(now + (event.shiftKey ? 1 / episode.fps : 1))),
      '[': () => appearance(-1),
      ']': () => appearance(1),
    },
    destroy() {
      sizes.disconnect();
      video.pause();
      if (video.cancelVideoFrameCallback) video.cancelVideoFrameCallback(frameCallback);
      video.removeAttribute('src');
      video.load();
    },
  };
  return view;
}
