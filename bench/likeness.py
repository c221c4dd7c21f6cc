#!/usr/bin/env python3
"""How alike strangers are, and one person, by the norm of the vectors: the curves `likeness.faces` of a model pack.

  bench/likeness.py [--without CLIP] MANIFEST_DIR=TRUTH.json ...

MANIFEST_DIR is data/manifests/EPISODE of a run with the pack. TRUTH.json says who is who, either face by face
({"fps", "faces": [[frame, x1, y1, x2, y2, who]]}; who "?", "-" and "~" are left out) or by regions
({"fps", "shots": [{"first", "last", "faces": [{"who", "box": [left, top, width, height]}]}]}).
--without leaves out what has this in its name, so that the curves can be tried on it. Each clip counts the same, and so do strangers and
one person within it. Prints the points as JSON. Needs NumPy and SciPy. The maximum-likelihood fit starts from fixed values: the same input
gives the same curves.
"""
import array
import json
import os
import sys
from collections import Counter, defaultdict

import numpy as np
from scipy.optimize import minimize

NORMS = (1.4, 1.6, 1.8, 2.0, 2.2, 2.4, 2.6, 2.8, 3.0, 3.25, 3.5, 4.0)
# same: height, middle and slope of the rise; strangers: height, middle and slope of the fall; spreads; look-alikes: log odds and their slope
START = np.array([0.7, 2.5, 3.5, 0.6, 1.6, 2.5, 0.15, 0.09, 0.3, -4.0, 1.0])
HOLD = 0.02
MOST_STRANGERS = 800
ENOUGH = 300


def lines(path):
    with open(path, encoding='utf-8') as file:
        return [json.loads(line) for line in file if line.strip()]


def iou(a, b):
    w = min(a[2], b[2]) - max(a[0], b[0])
    h = min(a[3], b[3]) - max(a[1], b[1])
    if w <= 0 or h <= 0:
        return 0.0
    return w * h / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - w * h)


def owners(tracks, truth):
    """track id to who it mostly is"""
    votes = defaultdict(Counter)
    faces = defaultdict(list)
    for frame, x1, y1, x2, y2, who in truth.get('faces', ()):
        faces[frame].append(((x1, y1, x2, y2), who))
    for track in tracks:
        for seen in track['bboxes_sampled']:
            frame, box = seen['frame_idx'], seen['bbox_xyxy']
            for other, who in faces.get(frame, ()):
                if who not in '?-~' and iou(box, other) >= 0.3:
                    votes[track['track_id']][who] += 1
            x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
            for shot in truth.get('shots', ()):
                if shot['first'] <= frame <= shot['last']:
                    for face in shot['faces']:
                        left, top, width, height = face['box']
                        if left <= x <= left + width and top <= y <= top + height:
                            votes[track['track_id']][face['who']] += 1
    return {track: count.most_common(1)[0][0] for track, count in votes.items()}


def at_once(tracks):
    frames = defaultdict(list)
    for track in tracks:
        for seen in track['bboxes_sampled']:
            frames[seen['frame_idx']].append((track['track_id'], seen['bbox_xyxy']))
    return {(a, b) for seen in frames.values() for a, p in seen for b, q in seen if a < b and iou(p, q) < 0.3}


def pairs(folder, truth):
    """similarity and norm of the pairs of one person, and of those of two"""
    tracks = lines(os.path.join(folder, 'tracks.jsonl'))
    index = json.load(open(os.path.join(folder, 'vectors.json'), encoding='utf-8'))
    flat = array.array('f', open(os.path.join(folder, 'tracks.f32'), 'rb').read())
    vectors = dict(zip(index['track_ids'], np.array(flat).reshape(-1, index['dimensions'])))
    squares, cubes = Counter(), Counter()
    for face in lines(os.path.join(folder, 'faces.jsonl')):
        squares[face['track_id']] += face.get('norm', 0) ** 2
        cubes[face['track_id']] += face.get('norm', 0) ** 3
    who, apart = owners(tracks, truth), at_once(tracks)
    ids = sorted(t for t in vectors if t in who and squares[t])
    same, strangers = [], []
    for i, a in enumerate(ids):
        for b in ids[i + 1:]:
            row = (float(vectors[a] @ vectors[b]), (cubes[a] / squares[a] * cubes[b] / squares[b]) ** 0.5)
            (same if who[a] == who[b] and (a, b) not in apart else strangers).append(row)
    if len(strangers) > MOST_STRANGERS:
        strangers = [strangers[i] for i in np.random.default_rng(0).choice(len(strangers), MOST_STRANGERS, replace=False)]
    return np.array(same).reshape(-1, 2), np.array(strangers).reshape(-1, 2)


def curves(p, norm):
    same = p[0] / (1 + np.exp(-(norm - p[1]) * p[2]))
    strangers = p[3] / (1 + np.exp((norm - p[4]) * p[5]))
    spread = max(0.07, p[7]) + max(0, p[8]) / (1 + np.exp((norm - p[4]) * p[5]))
    lookalikes = np.clip(1 / (1 + np.exp(-(p[9] + p[10] * (2.5 - norm)))), 0.002, 0.5)
    return strangers, spread, lookalikes, strangers + same, max(0.08, p[6])


def bell(value, mean, spread):
    return np.exp(-((value - mean) ** 2) / (2 * spread**2)) / spread


def cost(p, clips):
    total = HOLD * np.sum((p - START) ** 2)
    for same, strangers in clips:
        if len(same):
            m, s = curves(p, same[:, 1])[3:]
            density = 0.97 * bell(same[:, 0], m, s) + 0.03 * bell(same[:, 0], 0.2, 0.25)
            total -= np.mean(np.log(density + 1e-9)) * min(1, len(same) / ENOUGH)
        if len(strangers):
            m, s, share = curves(p, strangers[:, 1])[:3]
            density = (1 - share) * bell(strangers[:, 0], m, s) + share * bell(strangers[:, 0], 0.45, 0.25)
            total -= np.mean(np.log(density + 1e-9)) * min(1, len(strangers) / ENOUGH)
    return total


def main(args):
    without = None
    if args[:1] == ['--without']:
        without, args = args[1], args[2:]
    if not args or args[0] in ('-h', '--help'):
        print(__doc__)
        return 2
    clips = []
    for arg in args:
        folder, truth = arg.rsplit('=', 1)
        if without is None or without not in folder:
            clips.append(pairs(folder, json.load(open(truth, encoding='utf-8'))))
    p = minimize(cost, START, args=(clips,), method='L-BFGS-B', options={'maxiter': 150}).x
    points = []
    for norm in NORMS:
        strangers, spread, lookalikes, same, same_spread = (round(float(v), 4) for v in curves(p, norm))
        points.append({'norm': norm, 'strangers': strangers, 'strangers_spread': spread, 'lookalikes': lookalikes,
                       'same': same, 'same_spread': same_spread})
    print('[' + ',\n '.join(json.dumps(point) for point in points) + ']')
    print(f'{sum(len(s) for s, _ in clips)} pairs of one person, {sum(len(s) for _, s in clips)} of two, of {len(clips)} clips', file=sys.stderr)
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
