// Where the faces of an episode are at a moment, fetched piece by piece.

/** Seconds that are fetched at once; the engine gives at most 120. */
const PIECE = 30;

/** Pieces kept in memory; the oldest goes first. */
const KEPT = 12;

/** Seconds a box stays after the last look, or stands before the first one. */
const LINGER = 0.2;

export class Boxes {
  /** `fetchBoxes(from, to)` asks the engine; `onMore()` is called when a piece has come. */
  constructor(fetchBoxes, onMore) {
    this.fetchBoxes = fetchBoxes;
    this.onMore = onMore;
    this.pieces = new Map();
  }

  clear() {
    this.pieces.clear();
  }

  /** `{track_id, identity_id (null: in none), person_id, name, box: [x1, y1, x2, y2]}` of all faces at a moment, as far as they are known. */
  at(seconds) {
    const number = Math.floor(seconds / PIECE);
    const tracks = this.piece(number);
    if (seconds - number * PIECE > PIECE / 2) this.piece(number + 1);
    return tracks.map((track) => ({ ...track, box: boxAt(track.points, seconds) })).filter((face) => face.box !== null);
  }

  piece(number) {
    const there = this.pieces.get(number);
    if (there) return there;
    const piece = [];
    this.pieces.set(number, piece);
    if (this.pieces.size > KEPT) this.pieces.delete(this.pieces.keys().next().value);
    this.fetchBoxes(number * PIECE, (number + 1) * PIECE).then(
      ({ boxes }) => {
        piece.push(...boxes);
        this.onMore();
      },
      // asked again when the moment is looked at again
      () => this.pieces.delete(number),
    );
    return piece;
  }
}

/** Between two looks a face moves in a straight line. */
export function boxAt(points, seconds) {
  if (points.length === 0 || seconds < points[0][0] - LINGER || seconds > points.at(-1)[0] + LINGER) return null;
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (points[middle][0] <= seconds) low = middle;
    else high = middle - 1;
  }
  const before = points[low];
  const after = points[Math.min(low + 1, points.length - 1)];
  const length = after[0] - before[0];
  const share = length > 0 ? Math.max(0, Math.min(1, (seconds - before[0]) / length)) : 0;
  return [1, 2, 3, 4].map((i) => before[i] + (after[i] - before[i]) * share);
}
