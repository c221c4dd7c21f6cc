#!/bin/sh
# How long single rooms take, with made-up data: no models, no videos. About a minute.
#   bench/jmh.sh [REGEX]     all benchmarks of src/bench/java unless told otherwise, for example: bench/jmh.sh Nms
# Builds into target/bench; the program in target/ stays as it is. Needs Maven and a JDK 17 or newer.
set -eu

cd "$(dirname -- "$0")/.."
mvn -q -B -Pbench test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/bench/classpath
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# One process of Java for each, 4 seconds to warm up and 8 to measure, with the collector that the launcher chooses.
"$java" -cp "target/bench/test-classes:target/bench/classes:$(cat target/bench/classpath)" \
    org.openjdk.jmh.Main -bm avgt -f 1 -wi 4 -w 1 -i 8 -r 1 -jvmArgs '-XX:+UseSerialGC -XX:NewSize=48m -XX:MaxNewSize=48m' "${1:-.*}"
