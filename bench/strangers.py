#!/usr/bin/env python3
"""Measures how alike strangers are to the models, for "strangers" in config/models.json.

usage: strangers.py MANIFEST_DIR...

Each folder is data/manifests/EPISODE of an episode whose identities are right (look at the report; cluster with another threshold
until they are). Nobody may be in two of the episodes. Compares every pair of tracks of two identities, also across the episodes.
Python 3 standard library only; some seconds for a hundred tracks.
"""
import array
import itertools
import json
import os
import sys

SHARES = [0.5, 0.75, 0.9, 0.95, 0.99, 0.995, 0.999, 0.9995, 0.9999]


def tracks(folder):
    """(episode, identity) and vector of each track"""
    index = json.load(open(os.path.join(folder, 'vectors.json')))
    rows = array.array('f')
    with open(os.path.join(folder, 'tracks.f32'), 'rb') as f:
        rows.frombytes(f.read())
    if sys.byteorder == 'big':
        rows.byteswap()
    size = index['dimensions']
    identities = json.load(open(os.path.join(folder, 'identities.json')))['identities']
    owner = {t: i['identity_id'] for i in identities for t in i['track_ids']}
    for n, track in enumerate(index['track_ids']):
        if track not in owner:
            continue
        yield (index['ep_id'], owner[track]), [float(v) for v in rows[n * size:(n + 1) * size]]


def main(folders):
    if not folders or folders[0] in ('-h', '--help'):
        print(__doc__)
        return 2
    everything = [t for folder in folders for t in tracks(folder)]
    found = sorted(
        sum(map(float.__mul__, a, b)) for (one, a), (other, b) in itertools.combinations(everything, 2) if one != other)
    print(json.dumps({'people': len({who for who, _ in everything}), 'pairs': len(found), 'most': round(found[-1], 3)}))
    for share in SHARES:
        # a share that fewer than one pair is above is a guess
        if (1 - share) * len(found) >= 0.999:
            print(json.dumps({'share': share, 'similarity': round(found[min(len(found) - 1, int(share * len(found)))], 3)}))
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
