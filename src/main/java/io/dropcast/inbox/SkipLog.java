package io.dropcast.inbox;

import io.dropcast.face.Plain;
import java.io.File;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once about each file in the inbox that stays there, and why: a user may be waiting for it. */
public final class SkipLog {
    private static final Logger LOG = LoggerFactory.getLogger(SkipLog.class);

    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final GoneFiles gone = new GoneFiles(p -> !new File(p).exists());

    void say(Path file, String why) {
        say(file.toString(), why);
    }

    /** @param file a path, which this machine may be unable to name */
    void say(String file, String why) {
        if (said.add(file)) {
            gone.forget(said);
            LOG.warn("{} is left alone: {}", Plain.text(new File(file).getName()), why);
        }
    }

    /** Whether it was said. */
    public boolean knows(Path file) {
        return knows(file.toString());
    }

    public boolean knows(String file) {
        return said.contains(file);
    }
}
