package io.dropcast.camel;

import io.dropcast.face.EpisodeId;
import io.dropcast.pipeline.EpisodeRun;
import io.dropcast.pipeline.Settings;
import java.nio.file.Path;
import org.apache.camel.Body;
import org.apache.camel.component.file.GenericFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a claimed file into a run. */
public final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Settings settings;

    Intake(Settings settings) {
        this.settings = settings;
    }

    /** @throws IllegalArgumentException when no episode id can be made from the name */
    public EpisodeRun open(@Body GenericFile<?> file) {
        String name = file.getFileNameOnly();
        EpisodeId ep = EpisodeId.fromFileName(name);
        LOG.info("{}: taken from the inbox ({})", ep, name);
        return new EpisodeRun(ep, Path.of(file.getAbsoluteFilePath()), settings);
    }
}
