#!/usr/bin/env python3
"""How much hangs on the constants that decide who is who: each of them times a random factor from 0.7 to 1.3, twenty times over.

  bench/shake.py [--draws N] FOLDER SCORER CLIP=TRUTH ...

FOLDER has a folder a model pack with data and outbox, as bench/real.sh leaves it for the same clips; it is copied, and only grouped again.
SCORER MANIFEST_FOLDER TRUTH is a command that prints one JSON object with bcubed_f and bcubed_p. PACKS names the packs (faceplugin unless
set). Prints a row a draw, the first with the constants as they are. The draws are the same each time. The launcher has to have built dropcast before.
The curves and norms of the model packs are measured, not chosen, and stay as they are. Python 3 standard library only, and javac.
"""
import glob
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
SOURCES = 'src/main/java/io/dropcast/cluster'
SHAKEN = ('FaceRatio', 'EvidenceAffinity', 'ClothesRatio', 'ThreadRatio', 'OnePerson')
# The scale that ratios are put on; and a similarity, which does not go beyond 1.
UNITS = {'EVEN', 'UNIT'}
AT_MOST = {'MOST_ALIKE': 0.999}
CONSTANT = re.compile(r'(static final double )(\w+)( = )(-?[0-9.]+)(;)')
DRAWS = 20
SEED = 22
MATRIX_MB = 3000
CLASS_PATH = f'{HERE}/target/classes:{HERE}/target/lib/*'


def shaken(text, draw):
    """The source with each constant times a factor of its own."""
    def scaled(found):
        name, value = found.group(2), float(found.group(4))
        if name in UNITS:
            return found.group(0)
        value = min(value * draw.uniform(0.7, 1.3), AT_MOST.get(name, float('inf')))
        return f'{found.group(1)}{name}{found.group(3)}{value:.6f}{found.group(5)}'

    return CONSTANT.sub(scaled, text)


def tool(name):
    java = os.environ.get('JAVA_HOME')
    return os.path.join(java, 'bin', name) if java else name


def compiled(draw, work):
    """Folder of the classes with the constants of a draw; as they are without one. Other classes have copies of some, so all are compiled."""
    sources, classes = os.path.join(work, 'sources'), os.path.join(work, 'classes')
    for folder in (sources, classes):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(os.path.join(HERE, SOURCES), sources)
    for name in SHAKEN if draw else ():
        path = os.path.join(sources, name + '.java')
        with open(path, encoding='utf-8') as file:
            text = file.read()
        with open(path, 'w', encoding='utf-8') as file:
            file.write(shaken(text, draw))
    subprocess.run([tool('javac'), '-nowarn', '-proc:none', '-encoding', 'UTF-8', '-d', classes, '-cp', CLASS_PATH,
                    *sorted(glob.glob(os.path.join(sources, '*.java')))], check=True, stderr=subprocess.DEVNULL)
    return classes


def grouped(classes, work, pack, videos, turn):
    """Episode ids of the videos, grouped again: another bound on memory makes that stage run and changes nothing else."""
    done = subprocess.run(
        [tool('java'), '-Dfile.encoding=UTF-8', f'-Ddropcast.home={HERE}', f'-Dlog4j2.configurationFile={HERE}/config/log4j2.properties',
         '-cp', f'{classes}:{CLASS_PATH}', 'io.dropcast.App', 'process', '--models-pack', pack,
         '--data', os.path.join(work, pack, 'data'), '--outbox', os.path.join(work, pack, 'outbox'), *videos],
        env=dict(os.environ, DROPCAST_CLUSTER_MATRIX_MB=str(MATRIX_MB + turn)), cwd=HERE, capture_output=True, text=True, check=False)
    log = done.stdout + done.stderr
    if done.returncode:
        sys.exit(log)
    if re.search(r'^\S+ +cluster +nothing', log, re.M):
        sys.exit('a clip was not grouped again:\n' + log)
    return re.findall(r'^([a-z0-9-]+) +detect ', log, re.M)


def scored(scorer, folder, truth):
    out = subprocess.run([*scorer.split(), folder, truth], capture_output=True, text=True, check=False).stdout
    score = json.loads(out.splitlines()[0])
    return score['bcubed_f'], score['bcubed_p']


def row(number, pack, episodes, scores):
    worst = min(range(len(scores)), key=lambda n: scores[n][1])
    mean = sum(f for f, _ in scores) / len(scores)
    print(f'| {pack} | {number or "as they are"} | {mean:.3f} | {scores[worst][1]:.3f} ({episodes[worst]}) |', flush=True)
    return mean, scores[worst][1]


def main(args):
    draws = DRAWS
    if args[:1] == ['--draws']:
        draws, args = int(args[1]), args[2:]
    if len(args) < 3:
        print(__doc__)
        return 2
    source, scorer = args[:2]
    videos, truths = zip(*(pair.split('=', 1) for pair in args[2:]))
    videos = [os.path.abspath(video) for video in videos]
    print('| pack | draw | mean F | worst P |\n|---|---|---|---|')
    with tempfile.TemporaryDirectory() as work:
        for pack in os.environ.get('PACKS', 'faceplugin').split():
            shutil.copytree(os.path.join(source, pack, 'data'), os.path.join(work, pack, 'data'))
            chance = random.Random(SEED)
            seen = []
            for number in range(draws + 1):
                episodes = grouped(compiled(chance if number else None, work), work, pack, videos, number)
                folders = [os.path.join(work, pack, 'data', 'manifests', episode) for episode in episodes]
                with ThreadPoolExecutor() as at_once:
                    scores = list(at_once.map(scored, [scorer] * len(folders), folders, truths))
                seen.append(row(number, pack, episodes, scores))
            means = sorted(mean for mean, _ in seen[1:])
            if means:
                print(f'{pack}: mean F {means[0]:.3f} to {means[-1]:.3f}, median {statistics.median(means):.3f}, '
                      f'as they are {seen[0][0]:.3f}; worst P {min(p for _, p in seen[1:]):.3f}', flush=True)
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
