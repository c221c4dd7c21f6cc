package io.dropcast.camel;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once about each file in the inbox that stays there, and why: somebody may be waiting for it. */
final class LeftAlone {
    private static final Logger LOG = LoggerFactory.getLogger(LeftAlone.class);
    private static final int MOST_REMEMBERED = 10_000;

    private final Set<String> said = ConcurrentHashMap.newKeySet();

    void say(Path file, String why) {
        if (said.size() > MOST_REMEMBERED) {
            said.removeIf(p -> Files.notExists(Path.of(p), LinkOption.NOFOLLOW_LINKS));
        }
        if (said.add(file.toString())) {
            LOG.warn("{} is left alone: {}", Plain.text(file.getFileName().toString()), why);
        }
    }

    /** Whether it was said. */
    boolean knows(Path file) {
        return said.contains(file.toString());
    }
}
