package io.dropcast.web.view;

/**
 * How good a sighting is.
 *
 * @param score 0..1
 * @param det confidence of the detector, 0..1
 * @param std contrast
 * @param blur variance of the Laplacian: small is blurred
 * @param boxArea square pixels
 */
@SnakeCase
public record FrameQuality(double score, double det, double std, double blur, double boxArea) {}
