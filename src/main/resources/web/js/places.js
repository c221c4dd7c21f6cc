// Addresses of the page's views: what stands behind the `#`.

const part = encodeURIComponent;

export const to = {
  shows: () => '#/',
  work: () => '#/work',
  people: (show) => `#/shows/${part(show)}`,
  suggestions: (show) => `#/shows/${part(show)}/suggestions`,
  episodes: (show) => `#/shows/${part(show)}/episodes`,
  journal: (show) => `#/shows/${part(show)}/journal`,
  person: (show, person) => `#/shows/${part(show)}/people/${part(person)}`,
  episode: (ep) => `#/episodes/${part(ep)}`,
  tracks: (ep) => `#/episodes/${part(ep)}/tracks`,
  identity: (ep, identity) => `#/episodes/${part(ep)}/identities/${part(identity)}`,
  track: (ep, track) => `#/episodes/${part(ep)}/tracks/${part(track)}`,
  player: (ep, seconds) => `#/episodes/${part(ep)}/player${seconds === undefined ? '' : `?t=${seconds.toFixed(2)}`}`,
};

/** What a hash names: its parts, and what stands behind a `?`. */
export function parse(hash) {
  const [path, query = ''] = hash.replace(/^#?\/?/, '').split('?');
  const parts = path
    .split('/')
    .filter((p) => p !== '')
    .map((p) => {
      try {
        return decodeURIComponent(p);
      } catch {
        return p;
      }
    });
  return { parts, query: new URLSearchParams(query) };
}
