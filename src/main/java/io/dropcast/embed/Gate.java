package io.dropcast.embed;

import io.dropcast.detect.Detection;
import java.util.Locale;
import java.util.Optional;

/** Says why a face is not fit to be encoded. */
final class Gate {
    private final EmbedSettings settings;

    Gate(EmbedSettings settings) {
        this.settings = settings;
    }

    /** The reason with the value that failed; empty when the face is fit. */
    Optional<String> refuses(Detection d) {
        if (d.crop().isEmpty()) {
            return Optional.of("no_crop");
        }
        if (d.conf() < settings.minConf()) {
            return reason("low_confidence", d.conf());
        }
        if (d.quality().std() < settings.minStd()) {
            return reason("low_contrast", d.quality().std());
        }
        if (d.clipped() > settings.maxClipped()) {
            return reason("clipped", d.clipped());
        }
        if (!d.plausible()) {
            return Optional.of("implausible_landmarks");
        }
        return Optional.empty();
    }

    private static Optional<String> reason(String what, double value) {
        return Optional.of(String.format(Locale.ROOT, "%s:%.2f", what, value));
    }
}
