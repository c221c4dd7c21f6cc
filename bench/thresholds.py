#!/usr/bin/env python3
"""Scores one episode after the other at fixed thresholds and at auto; prints a table and draws it.

usage: thresholds.py SCORER DATA_FOLDER SVG EPISODE_FILE=TRUTH_FILE...

SCORER is a command that is given the manifest folder and the truth file and prints one JSON object with clusters, wcp and bcubed_f.
The first run reads the videos, the others only cluster again. Python 3 standard library only.
"""
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
FIXED = [f'{0.30 + 0.05 * n:.2f}' for n in range(11)]
COLOURS = ['#1b6ca8', '#c2571a', '#3a7d44', '#7a4fa3']
LEFT, TOP, WIDTH, HEIGHT = 60, 20, 560, 300
AUTO = LEFT + WIDTH + 40


def run(thresh, scorer, data, episodes):
    subprocess.run(
        [os.path.join(HERE, '..', 'dropcast'), 'process', *[video for video, _ in episodes], '--data', data,
         '--outbox', os.path.join(data, 'outbox'), '--cluster-thresh', thresh],
        check=True, stdout=subprocess.DEVNULL)
    out = []
    for video, truth in episodes:
        name = os.path.splitext(os.path.basename(video))[0].lower()
        folder = os.path.join(data, 'manifests', name)
        score = json.loads(subprocess.run([*scorer.split(), folder, truth], check=True, capture_output=True).stdout)
        out.append((name, score))
    return out


def table(rows):
    names = [name for name, _ in rows[0][1]]
    print('| threshold | ' + ' | '.join(names) + ' |')
    print('|---' * (len(names) + 1) + '|')
    for thresh, scores in rows:
        cells = [f"{s['bcubed_f']:.3f} / {s['wcp']:.3f} / {s['clusters']}" for _, s in scores]
        print(f'| {thresh} | ' + ' | '.join(cells) + ' |')


def x(thresh):
    return round(LEFT + (thresh - 0.3) / 0.5 * WIDTH, 1)


def y(f):
    return round(TOP + (1 - f) / 0.6 * HEIGHT, 1)


def draw(rows, svg):
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {AUTO + 30} {TOP + HEIGHT + 80}" '
           'font-family="sans-serif" font-size="13">',
           '<title>BCubed F over the fixed threshold, and with auto</title>',
           f'<rect width="{AUTO + 30}" height="{TOP + HEIGHT + 80}" fill="#fff"/>']
    for n in range(7):
        f = 0.4 + n / 10
        out.append(f'<path d="M{LEFT} {y(f)}h{WIDTH}" stroke="#ddd"/>')
        out.append(f'<text x="{LEFT - 8}" y="{y(f) + 4}" text-anchor="end">{f:.1f}</text>')
    for n in range(6):
        out.append(f'<text x="{x(0.3 + n / 10)}" y="{TOP + HEIGHT + 20}" text-anchor="middle">{0.3 + n / 10:.1f}</text>')
    out.append(f'<text x="{LEFT + WIDTH / 2}" y="{TOP + HEIGHT + 42}" text-anchor="middle">threshold (BCubed F upwards)</text>')
    out.append(f'<text x="{AUTO}" y="{TOP + HEIGHT + 20}" text-anchor="middle">auto</text>')
    for e, (name, score) in enumerate(rows[-1][1]):
        # shifted a little, so that lines of equal figures do not hide each other
        shift = 3 * e - 3
        line = ' '.join(f'{x(float(t))},{y(scores[e][1]["bcubed_f"]) + shift}' for t, scores in rows[:-1])
        out.append(f'<polyline points="{line}" fill="none" stroke="{COLOURS[e]}" stroke-width="2"/>')
        out.append(f'<circle cx="{AUTO}" cy="{y(score["bcubed_f"]) + shift}" r="6" fill="{COLOURS[e]}"/>')
        out.append(f'<text x="{LEFT + e * 190}" y="{TOP + HEIGHT + 68}" fill="{COLOURS[e]}">&#9679; {name}</text>')
    out.append('</svg>')
    with open(svg, 'w') as f:
        f.write('\n'.join(out) + '\n')


def main(args):
    if len(args) < 4:
        print(__doc__)
        return 2
    scorer, data, svg = args[:3]
    episodes = [tuple(a.split('=', 1)) for a in args[3:]]
    rows = [(thresh, run(thresh, scorer, data, episodes)) for thresh in [*FIXED, 'auto']]
    table(rows)
    draw(rows, svg)
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
