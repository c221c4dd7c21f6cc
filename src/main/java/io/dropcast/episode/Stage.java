package io.dropcast.episode;

/** One stage of the workflow: it reads what the stages before it wrote, and writes manifests of its own. Safe for several threads. */
public interface Stage {

    /** As in {@code runs/{name}.json}, the settings {@code dropcast.{name}.*} and the routes. */
    String name();

    /** Makes the stage's manifests, unless nothing changed that they depend on. Waits while another run holds the episode. */
    void run(EpisodeRun run);
}
