package io.dropcast.settings;

import java.time.Duration;

/**
 * How the engine itself runs; nothing of it changes what comes out.
 *
 * @param workers threads for nets, 0 for one a core
 * @param quiet how long a dropped file must not change before it is taken
 * @param pollMillis between two looks at the inbox
 * @param maxTries of a file whose work is broken off
 * @param keepDays how long pictures and vectors are kept, 0 for ever
 */
public record EngineSettings(int workers, Duration quiet, int pollMillis, int maxTries, int keepDays) {

    /** @throws IllegalArgumentException naming the key, the value and what it should be */
    public static EngineSettings of(SettingValues values) {
        return new EngineSettings(
                values.whole("dropcast.workers"),
                values.seconds("dropcast.quiet-seconds"),
                values.whole("dropcast.poll-millis"),
                values.whole("dropcast.max-tries"),
                values.whole("dropcast.keep-days"));
    }
}
