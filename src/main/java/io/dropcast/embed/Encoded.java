package io.dropcast.embed;

import io.dropcast.face.Embedding;

/**
 * A vector with what the encoder thinks of the face.
 *
 * @param norm length of the encoder's answer before it was scaled to 1. It is small for faces that are small, blurred, turned away or
 *     covered, and for what is no face: the vector says so much less then (Meng et al., "MagFace", CVPR 2021)
 */
public record Encoded(Embedding vector, double norm) {}
