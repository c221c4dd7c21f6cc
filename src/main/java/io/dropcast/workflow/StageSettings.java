package io.dropcast.workflow;

import io.dropcast.cluster.ClusterPlan;
import io.dropcast.detect.DetectSettings;
import io.dropcast.embed.EmbedSettings;
import io.dropcast.people.match.MatchSettings;
import io.dropcast.reps.RepSettings;
import io.dropcast.settings.Settings;
import io.dropcast.track.TrackSettings;

/** Checks the settings of all stages as a whole: a set that cannot work is refused before an episode begins. */
public final class StageSettings {
    private StageSettings() {}

    /**
     * The same settings.
     *
     * @throws IllegalArgumentException naming the key, the value and what it should be
     */
    public static Settings checked(Settings settings) {
        DetectSettings detect = DetectSettings.of(settings);
        TrackSettings track = TrackSettings.of(settings);
        EmbedSettings embed = EmbedSettings.of(settings);
        ClusterPlan.of(settings);
        RepSettings.of(settings);
        MatchSettings.of(settings);
        if (detect.threshold() > track.high()) {
            throw new IllegalArgumentException("dropcast.detect.threshold (" + detect.threshold()
                    + ") is above dropcast.track.high (" + track.high()
                    + "): faces that the tracker would use were never recorded");
        }
        if (detect.landmarkConf() > embed.minConf()) {
            throw new IllegalArgumentException("dropcast.detect.landmark-conf (" + detect.landmarkConf()
                    + ") is above dropcast.embed.min-conf (" + embed.minConf()
                    + "): faces that pass the gate would have no landmarks to be aligned by");
        }
        if (detect.cropConf() > embed.minConf()) {
            throw new IllegalArgumentException("dropcast.detect.crop-conf (" + detect.cropConf()
                    + ") is above dropcast.embed.min-conf (" + embed.minConf()
                    + "): faces that pass the gate would have no crop");
        }
        return settings;
    }
}
