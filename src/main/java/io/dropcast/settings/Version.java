package io.dropcast.settings;

import java.util.Optional;

/** The version of the program. */
public final class Version {
    private Version() {}

    /** What {@code runs/} and the manifests name as the maker; {@code dev} where the program does not run from its archive. */
    public static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }
}
