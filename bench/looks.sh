#!/bin/sh
# How long the detector of each pack of config/models.json takes for one look, on one core, for films of several shapes: the net alone,
# without decoding. The files of all packs must be there (./dropcast models fetch PACK). Another size: change "width" and "height".
#   bench/looks.sh [FOLDER]     the files of the models; models/ unless told otherwise
set -eu
cd "$(dirname -- "$0")/.."
mvn -q -B -Dspotless.check.skip=true -Djacoco.skip=true test-compile
mvn -q -B dependency:build-classpath -Dmdep.outputFile=target/test-classpath >/dev/null
exec java -Dlog4j2.configurationFile=config/log4j2.properties \
    -cp "target/test-classes:target/classes:$(cat target/test-classpath)" io.dropcast.app.LookTimes "${1:-models}"
