package io.dropcast.web.view;

/**
 * How far a stage is.
 *
 * @param done frames, or tracks
 * @param total 0 when unknown
 * @param fps frames, or tracks, a second
 */
@SnakeCase
public record ProgressView(String stage, long done, long total, double fps, double etaSeconds) {}
