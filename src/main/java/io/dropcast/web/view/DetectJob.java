package io.dropcast.web.view;

import java.util.Optional;

/**
 * Processes an original anew.
 *
 * @param video name of a video in inbox/.done; the episode's own where it is left out
 * @param stride every how many frames faces are looked for
 */
@SnakeCase
public record DetectJob(String epId, Optional<String> video, Optional<Integer> stride) {}
