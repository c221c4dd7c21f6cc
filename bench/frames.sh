#!/bin/sh
# How long GET /episodes/{ep}/tracks/{id}/frames takes for a track of 5,000 frames: 200 requests, one after the other, over HTTP.
set -eu
cd "$(dirname -- "$0")/.."
mvn -q -B -Dspotless.check.skip=true -Djacoco.skip=true test-compile
mvn -q -B dependency:build-classpath -Dmdep.outputFile=target/test-classpath >/dev/null
exec java -Dfile.encoding=UTF-8 -Dlog4j2.configurationFile=config/log4j2.properties \
    -cp "target/test-classes:target/classes:$(cat target/test-classpath)" io.dropcast.app.FramesLoad
