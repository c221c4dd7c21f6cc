// Numbers and ids in words. The thresholds are those of the report.

const NBSP = '\u00A0';

export const IDENTITY = { strong: 0.75, good: 0.6 };
export const TRACK = { strong: 0.85, good: 0.7 };
export const FRAME = { strong: 0.8, good: 0.65 };
const QUALITY = { green: 0.7, orange: 0.4 };

/** `1:02:03`, `4:05`, and `4:05.2` with tenths. */
export function clock(seconds, tenths = false) {
  const whole = tenths ? Math.floor(seconds * 10 + 1e-6) / 10 : Math.floor(seconds + 1e-6);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = whole % 60;
  const secs = tenths ? rest.toFixed(1).padStart(4, '0') : String(Math.floor(rest)).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${secs}` : `${minutes}:${secs}`;
}

/** `12 s`, `4 min 5 s`, `1 h 2 min`. */
export function span(seconds) {
  if (seconds < 60) return `${seconds < 10 ? cut(seconds, 1) : Math.floor(seconds)}${NBSP}s`;
  if (seconds < 3600) {
    const rest = Math.floor(seconds % 60);
    return `${Math.floor(seconds / 60)}${NBSP}min${rest > 0 ? ` ${rest}${NBSP}s` : ''}`;
  }
  return `${Math.floor(seconds / 3600)}${NBSP}h ${Math.floor((seconds % 3600) / 60)}${NBSP}min`;
}

/** Cut off, not rounded: 0.849 must not look like a 0.85 that was judged wrongly. */
export function cut(value, places) {
  const factor = 10 ** places;
  return (Math.floor(value * factor + 1e-9) / factor).toFixed(places);
}

export function percent(value) {
  return `${Math.floor(value * 100 + 1e-9)}%`;
}

/** `strong`, `good` or `weak`. */
export function likeness(value, scale) {
  if (value >= scale.strong) return 'strong';
  return value >= scale.good ? 'good' : 'weak';
}

/** `green`, `orange` or `red`. */
export function quality(value) {
  if (value >= QUALITY.green) return 'green';
  return value >= QUALITY.orange ? 'orange' : 'red';
}

export const QUALITY_WORDS = { green: 'clear', orange: 'usable', red: 'poor' };

export function count(n, one, many = `${one}s`) {
  return `${n.toLocaleString('en')}${NBSP}${n === 1 ? one : many}`;
}

export function bytes(n) {
  if (n < 1e6) return `${Math.max(1, Math.round(n / 1e3))}${NBSP}KB`;
  return n < 1e9 ? `${(n / 1e6).toFixed(0)}${NBSP}MB` : `${(n / 1e9).toFixed(1)}${NBSP}GB`;
}

/** `22 Nov 2026, 18:11`, in the reader's time. */
export function date(iso) {
  const when = new Date(iso);
  return Number.isNaN(when.getTime())
    ? String(iso ?? '')
    : when.toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
}

/** Why a track was taken out of its identity, in words. */
export function outlier(reason) {
  const low = /^low_identity_similarity_(\d(?:\.\d+)?)$/.exec(reason ?? '');
  return low ? `taken out of its identity: only ${percent(Number(low[1]))} like the rest of it` : String(reason ?? '');
}

const UNTOLD = {
  clipped: 'cut off by the edge',
  low_confidence: 'hard to make out',
  low_contrast: 'without contrast',
  implausible_landmarks: 'turned away or covered',
  no_crop: 'no picture was kept',
  no_vector: 'no clear picture',
  turned: 'turned away in all pictures',
  poor_pictures: 'too small, blurred or turned away',
  doubtful_face: 'perhaps no face',
  by_hand: 'put here by hand',
};

/** Why it cannot be told who is in a track, in words; those of the report. */
export function untold(reason) {
  const why = String(reason).replace(/^no_vector_/, '');
  return UNTOLD[why] ?? why.replaceAll('_', ' ');
}

const SKIPS = {
  not_sampled: 'not compared: enough other pictures of this track were',
};

export function skipped(reason) {
  return SKIPS[reason] ?? `not compared: ${String(reason).replaceAll('_', ' ')}`;
}

/** What somebody is called: the name, else the number. */
export function nameOf(person) {
  return person.name || person.person_id;
}
